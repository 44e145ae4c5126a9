"""A still picture on a page: of the state that the page shows, whichever moment that is."""

import streamlit as st

from changelab.diagrams import compose, pictures_of_systems
from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.ui import visit
from changelab.ui.house import house


def picture_of(state: WorkshopState, system: str) -> str:
    """The name of the picture of that activity system."""
    return pictures_of_systems(state)[system]


def show_picture(state: WorkshopState, name: str, period: Period) -> None:
    """Draw the picture of that state; what cannot be drawn is said in its place."""
    try:
        picture = compose(state, name, period)
        svg = house().renderer.render(picture, embed_font=True)
    except ChangeLabError as error:
        st.warning(visit.plain(str(error)))
        return
    st.image(svg.decode("utf-8"), width="stretch")
