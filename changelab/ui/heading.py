"""The top of a page that works on what the group said: its question, what is said, and Undo."""

import streamlit as st

from changelab.ui import visit


def heading(title: str, question: str) -> None:
    """What this page is, the question it answers, what the last act led to, and Undo."""
    words, undo = st.columns([6, 1], vertical_alignment="center")
    with words:
        st.subheader(visit.plain(title), anchor=False)
        st.caption(visit.plain(question))
    with undo.container(horizontal=True, horizontal_alignment="right"):
        st.button(
            "Undo",
            key="undo",
            on_click=visit.do,
            kwargs={"act": "undo"},
            icon=":material/undo:",
            type="tertiary",
            help="Take back what you did last",
        )
    visit.say()
