"""Still pictures on a page: of the state that the page shows, whichever moment that is."""

from collections import Counter
from collections.abc import Collection

import streamlit as st

from changelab.diagrams import Known, compose, known_pictures
from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.ui import visit
from changelab.ui.house import house


def pictures_to_look_at(state: WorkshopState) -> list[Known]:
    """Every picture of what the workshop holds, kind by kind; empty sheets are for print."""
    return [known for known in known_pictures(state) if not known.kind.for_print]


def picture_titles(there: Collection[Known]) -> dict[str, str]:
    """What each picture is called in a list, by its name: whose it is where there are several."""
    kinds = Counter(known.kind.name for known in there)
    return {
        known.name: f"{known.kind.title}: {known.subject.about}"
        if kinds[known.kind.name] > 1
        else known.kind.title
        for known in there
    }


def show_picture(state: WorkshopState, name: str, period: Period) -> None:
    """Draw the picture of that state; what cannot be drawn is said in its place."""
    try:
        picture = compose(state, name, period)
        svg = house().renderer.render(picture, embed_font=True)
    except ChangeLabError as error:
        st.warning(visit.plain(str(error)))
        return
    st.image(svg.decode("utf-8"), width="stretch")
