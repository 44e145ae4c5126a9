"""What activity systems make of their object: each its own, or several a shared one."""

from functools import partial

import streamlit as st

from changelab.domain.entities import ConstruedObject
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Period
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.long_lists import first_of
from changelab.ui.said import Doing, card, living

_CHANGING = "so-changing"


def construed_objects(state: WorkshopState, period: Period) -> None:
    """The objects of that period as cards, shared ones first."""
    there = [one for one in living(state.construed_objects.values()) if one.period is period]
    there.sort(key=lambda one: len(one.systems) == 1)
    st.markdown("##### What do they make of it together?")
    if not there:
        st.caption(
            "What does each make of what it works on? And what do they share, or could they "
            "build together? Nothing is said about it yet."
        )
    for one in first_of(there, "so"):
        more: dict[str, Doing] = {}
        if may("change_construed"):
            more["Change whose it is"] = partial(_open, one.id)
        shared = len(one.systems) > 1
        card(
            state,
            one,
            systems_in_words(state, one),
            term="shared · object 3" if shared else "its own · object 2",
            more=more,
        )
        if st.session_state.get(_CHANGING) == one.id:
            with st.container(border=True):
                _changing(state, one)


def systems_in_words(state: WorkshopState, one: ConstruedObject) -> str:
    """Whose object it is: School and Health service."""
    names = [state.systems[key].name for key in one.systems if key in state.systems]
    *others, last = names or ["an activity that was removed"]
    return f"{', '.join(others)} and {last}" if others else last


def construe_object(state: WorkshopState, period: Period) -> None:
    """A form to say what one of them, or several together, make of their object."""
    asked = form("Say what they make of it", "so-new", "construe_object")
    if asked:
        with asked.body:
            st.text_area(
                "What do they make of it?",
                key=f"{asked.key}-text",
                max_chars=CARD_LIMIT,
                placeholder="The child's day, from morning to evening",
            )
            _ask_whose(state, asked.key, tuple(state.systems), period)
            st.button("Say it", key=f"{asked.key}-do", type="primary", on_click=_say, args=(asked,))


def _say(asked: Form) -> None:
    if visit.do("construe_object", text=asked.said("text"), **_answered(asked.key)):
        asked.shut()


def _open(item: str) -> None:
    st.session_state[_CHANGING] = item


def _changing(state: WorkshopState, one: ConstruedObject) -> None:
    key = f"so-{one.id}"
    _ask_whose(state, key, one.systems, one.period)
    with st.container(horizontal=True):
        st.button("Save", key=f"{key}-do", type="primary", on_click=_do_change, args=(one.id, key))
        st.button("Leave it", key=f"{key}-no", type="tertiary", on_click=_open, args=("",))


def _do_change(item: str, key: str) -> None:
    if visit.do("change_construed", item=item, **_answered(key)):
        _open("")


def _ask_whose(state: WorkshopState, key: str, systems: tuple[str, ...], period: Period) -> None:
    st.multiselect(
        "Whose is it? Several share it.",
        list(state.systems),
        [one for one in systems if one in state.systems],
        format_func=lambda one: state.systems[one].name,
        key=f"{key}-systems",
        placeholder="Choose one activity, or several",
    )
    st.segmented_control(
        "When?",
        list(Period),
        default=period,
        format_func=visit.wording().period,
        key=f"{key}-period",
        required=True,
    )


def _answered(key: str) -> dict:
    said = st.session_state
    return {"systems": tuple(said[f"{key}-systems"]), "period": said[f"{key}-period"]}
