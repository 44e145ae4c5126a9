"""Ways forward: where do we stand, where could we go, and what lies between?"""

import streamlit as st

from changelab.domain.vocabulary import Period
from changelab.ui import live, visit
from changelab.ui.four_field_axes import change_model, choose_model, chosen_model, draw_model
from changelab.ui.heading import heading
from changelab.ui.picture_frame import framed, pictures_there
from changelab.ui.placed_forms import forms, place_form
from changelab.ui.said import STYLE
from changelab.ui.ways_across import draw_way, ways_across

#: The words at the ends of a slider say where it stands; its number says nothing.
NO_NUMBERS = "<style>[data-testid='stSliderThumbValue'] { display: none; }</style>"


@st.fragment
@visit.readable
def models() -> None:
    """The model and what stands in it, as the room fills it."""
    live.listen("ways-forward")
    state = visit.state()
    beside = heading("Ways forward", "Where do we stand, where could we go, and what lies between?")
    model = chosen_model(state)
    if model is None:
        st.info(
            "Nothing is drawn yet. Choose two things that have moved in your history; they span "
            "four fields, in which today's way of working and other ways find their place."
        )
        draw_model(first=True)
        return
    with beside:
        draw_model(first=False)
    drawn, sorted_out = st.columns([2.3, 1], gap="medium")
    with drawn, st.container(key="beside"):
        ways = st.container(horizontal=True, vertical_alignment="center", gap="small")
        with ways:
            choose_model(state)
            change_model(model)
            place_form(state, model)
            draw_way(state, model)
        (known,) = pictures_there(state, [model.id])
        framed(state, known, Period.PRESENT, f"model-{model.id}", beside=ways)
    with sorted_out:
        forms(state, model)
        ways_across(state, model)


st.html(STYLE)
st.html(NO_NUMBERS)
models()
