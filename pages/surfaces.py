"""Surfaces: the 3x3 board of mirror, ideas and model by past, present and future."""

import streamlit as st

from changelab.domain.vocabulary import Period
from changelab.ui import live, visit
from changelab.ui.cards import surface_board
from changelab.ui.heading import heading
from changelab.ui.picture_frame import framed, picture_named

PICTURE = "surfaces"


@st.fragment
@visit.readable
def board() -> None:
    """The board, as the room fills it."""
    live.listen("surfaces")
    state = visit.state()
    question = "What do we see, what helps us think, and how does it hang together?"
    beside = heading("Surfaces", question)
    if beside.toggle("As a picture", key="sf-as-picture"):
        framed(state, picture_named(state, PICTURE), Period.PRESENT, PICTURE, beside)
        return
    if not state.notes:
        st.caption("Press + in a square to write a card there; the phones can send them too.")
    surface_board(state, key=f"board-{state.workshop}")


board()
