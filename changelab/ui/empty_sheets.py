"""Empty sheets: what a room works on with pens when the projector or the network is gone."""

import streamlit as st

from changelab.diagrams import known_pictures
from changelab.domain.state import WorkshopState
from changelab.ui.picture_files import take_sheet


def empty_sheets(state: WorkshopState) -> None:
    """Each sheet by its name, ready for the printer."""
    sheets = [one for one in known_pictures(state) if one.kind.for_print]
    with st.expander("Empty sheets, if the room has to go on with pens"):
        for one in sheets:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(one.kind.title, width="stretch")
                take_sheet(state, one)
