"""Surfaces: the 3x3 board of mirror, ideas and model by past, present and future."""

import streamlit as st

from changelab.ui import live, visit
from changelab.ui.cards import surface_board
from changelab.ui.heading import heading


@st.fragment
def board() -> None:
    """The board, as the room fills it."""
    live.listen("surfaces")
    state = visit.state()
    heading("Surfaces", "What do we see, what helps us think, and how does it hang together?")
    if not state.notes:
        st.caption("Press + in a square to write a card there; the phones can send them too.")
    surface_board(state, key=f"board-{state.workshop}")


board()
