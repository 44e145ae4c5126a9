"""Mirror: what do we hold up for the group to look into, and what did they say about it?"""

import streamlit as st

from changelab.ui import live, mirror, mirror_form, visit
from changelab.ui.heading import heading
from changelab.ui.said import STYLE


@st.fragment
@visit.readable
def all_of_it() -> None:
    """The pieces, and the chosen one with its reactions, as the room sends them."""
    live.listen("mirror")
    state = visit.state()
    beside = heading(
        "Mirror material",
        "What do we hold up for the group to look into, and what did they say about it?",
    )
    with beside:
        made = mirror_form.add(state, "mirror-add")
    if made:
        mirror.choose(made)
    piece = mirror.chosen_piece(state)
    if piece is None:
        st.info(
            "Nothing is here yet. Press “Bring something in”: a letter, a photo of a form, a page "
            "of figures, a minute of a recording. What makes people stop and look is best."
        )
        return
    left, right = st.columns([2, 3], gap="large")
    with left:
        mirror.listed(state)
    with right, st.container(key="beside"):
        mirror.opened(state, piece)


st.html(STYLE)
st.html(mirror.STYLE)
all_of_it()
