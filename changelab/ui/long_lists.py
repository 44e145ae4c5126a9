"""Long lists: the first cards at once, the rest when someone asks for it."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import streamlit as st

#: How many are drawn before someone asks for the rest.
AT_ONCE = 40

One = TypeVar("One")


def first_of(there: Sequence[One], key: str) -> Iterator[One]:
    """The first ones to draw; after them stands a button that brings the rest."""
    shown = there if st.session_state.get(f"{key}-all") else there[:AT_ONCE]
    yield from shown
    rest = len(there) - len(shown)
    if rest:
        st.button(f"Show the other {rest}", key=f"{key}-rest", on_click=_show_all, args=(key,))


def _show_all(key: str) -> None:
    st.session_state[f"{key}-all"] = True
