"""History: how did the activity come to be what it is, and in which phases?"""

import streamlit as st

from changelab.domain.vocabulary import Period
from changelab.ui import live, visit
from changelab.ui.heading import heading
from changelab.ui.history_rows import STYLE as ROWS
from changelab.ui.history_rows import milestone_to_add, milestones
from changelab.ui.phases import phases
from changelab.ui.picture_frame import framed, picture_named
from changelab.ui.said import STYLE

WALL = "history-wall"
#: The picture leaves room for the first rows below it.
LOW = "<style>.st-key-wall { --height: 46vh; }</style>"


@st.fragment
@visit.readable
def wall() -> None:
    """The wall and its rows, as the room fills them."""
    live.listen("history")
    state = visit.state()
    beside = heading("History", "How did we come to work the way we do? What changed when?")
    with st.container(key="wall"):
        framed(state, picture_named(state, WALL), Period.PRESENT, "wall", beside)
    rows, cuts = st.columns([3.2, 1], gap="large")
    with rows:
        milestone_to_add(state)
        milestones(state)
    with cuts:
        phases(state)


st.html(STYLE)
st.html(ROWS + LOW)
wall()
