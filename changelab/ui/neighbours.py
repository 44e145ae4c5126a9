"""Who feeds whom: the activities around a central one (Engeström 1987)."""

import streamlit as st

from changelab.domain.entities import ActivitySystem
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Neighbour
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.long_lists import first_of
from changelab.ui.terms import NEIGHBOUR_WORDS


def neighbours(state: WorkshopState) -> None:
    """Who is whose neighbour, in a sentence each."""
    placed = [one for one in state.systems.values() if one.neighbour_of in state.systems]
    st.markdown("##### Who feeds whom?")
    if not placed:
        st.caption("Whose tools, people and rules does an activity live on? Nobody is placed yet.")
    for one in first_of(placed, "nb"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_in_a_sentence(state, one), width="stretch")
            st.button(
                "Take back",
                key=f"nb-{one.id}",
                type="tertiary",
                disabled=not may("place_neighbour"),
                on_click=visit.do,
                kwargs={
                    "act": "place_neighbour",
                    "system": one.id,
                    "of": None,
                    "neighbour": None,
                },
            )


def _in_a_sentence(state: WorkshopState, one: ActivitySystem) -> str:
    how = NEIGHBOUR_WORDS[Neighbour(one.neighbour_as)] if one.neighbour_as else "stands beside"
    centre = state.systems[one.neighbour_of or ""].name
    return f"**{visit.plain(one.name)}** {how} **{visit.plain(centre)}**"


def place_neighbour(state: WorkshopState) -> None:
    """A form for who is whose neighbour: which activity does what for which other one."""
    asked = form("Place a neighbour", "nb-new", "place_neighbour")
    if asked is None:
        return
    systems, kinds = list(state.systems), list(Neighbour)
    with asked.body:
        st.selectbox(
            "Which activity",
            systems,
            len(systems) - 1,
            format_func=lambda one: state.systems[one].name,
            key=f"{asked.key}-system",
        )
        st.selectbox(
            "does what",
            kinds,
            format_func=NEIGHBOUR_WORDS.__getitem__,
            key=f"{asked.key}-as",
        )
        st.selectbox(
            "which other one?",
            systems,
            format_func=lambda one: state.systems[one].name,
            key=f"{asked.key}-of",
        )
        st.button(
            "Place it", key=f"{asked.key}-do", type="primary", on_click=_do_place, args=(asked,)
        )


def _do_place(asked: Form) -> None:
    if visit.do(
        "place_neighbour",
        system=asked.said("system"),
        of=asked.said("of"),
        neighbour=asked.said("as"),
    ):
        asked.shut()
