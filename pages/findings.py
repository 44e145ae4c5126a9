"""Findings: what do the codes show, and how far do the coders agree?"""

import streamlit as st

from changelab.ui import live, visit
from changelab.ui.findings_actions import planned_against_actual
from changelab.ui.findings_agreement import agreement_of_coders
from changelab.ui.findings_asked import ask, leads_on, way_to_coding
from changelab.ui.findings_crosstabs import cross_tables
from changelab.ui.findings_leader_group import leader_and_group

VIEWS = {
    "Cross-tables": cross_tables,
    "Planned and actual": planned_against_actual,
    "Leader and group": leader_and_group,
    "Agreement": agreement_of_coders,
}


@st.fragment
@visit.readable
def all_of_it() -> None:
    """The figures, as they follow from what is coded by now."""
    live.listen("findings")
    leads_on()
    words, parts = st.columns([2, 3], vertical_alignment="center")
    with words.container(gap=None):
        st.subheader("Findings", anchor=False)
        st.caption("What do the codes show, and how far do the coders agree?")
    with parts.container(horizontal=True, horizontal_alignment="right"):
        view = st.segmented_control(
            "View",
            list(VIEWS),
            default="Cross-tables",
            required=True,
            key="findings-view",
            label_visibility="collapsed",
        )
    visit.say()
    state = visit.state()
    if not state.codings:
        st.info(
            "Nothing is coded yet. Bring in a transcript, take up a codebook and code some "
            "passages: then the figures stand here.",
            icon=":material/query_stats:",
        )
        way_to_coding()
        return
    VIEWS[view](state, ask(state))


all_of_it()
