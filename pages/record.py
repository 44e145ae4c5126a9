"""Record: what happened, exactly, and how do I take it with me?"""

import streamlit as st

from changelab.domain.vocabulary import Role
from changelab.ui import visit
from changelab.ui.moments import moments
from changelab.ui.taking_away import take_it_with_you
from changelab.ui.timeline import timeline

TIMELINE, MOMENTS, TAKE_AWAY = "Timeline", "As of a moment", "Take it with you"
#: The scribe reads the record; taking it away is for those who answer for it.
TAKES_AWAY = (Role.FACILITATOR, Role.RESEARCHER)


def heading() -> str:
    """Which workshop, and which way to look at its record."""
    words, parts = st.columns([3, 2], vertical_alignment="center")
    words.header(visit.plain(visit.state().about.title), anchor=False)
    with parts.container(horizontal=True, horizontal_alignment="right"):
        return st.segmented_control(
            "View",
            [TIMELINE, MOMENTS] + [TAKE_AWAY] * (visit.role() in TAKES_AWAY),
            default=TIMELINE,
            required=True,
            key="record-view",
            label_visibility="collapsed",
        )


view = heading()
if view == TIMELINE:
    timeline()
elif view == MOMENTS:
    moments()
elif view == TAKE_AWAY:
    take_it_with_you()
