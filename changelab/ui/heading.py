"""The top of a page that works on what the group said: its question, what is said, and Undo."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from changelab.ui import asked, visit


def heading(title: str, question: str) -> DeltaGenerator:
    """What this page is, the question it answers, what the last act led to, and Undo.

    Returns:
        the place on the right for the one thing that is done most on this page.
    """
    words, ways = st.columns([3, 2], vertical_alignment="center")
    with words.container(gap=None):
        st.subheader(visit.plain(title), anchor=False)
        st.caption(visit.plain(question))
    beside = ways.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    )
    with beside:
        undo_button()
    visit.say()
    return beside


def undo_button() -> None:
    """Take back what this workbench did last."""
    st.button(
        "Undo",
        key="undo",
        on_click=asked.undo,
        icon=":material/undo:",
        type="tertiary",
        help="Take back what you did last",
    )
