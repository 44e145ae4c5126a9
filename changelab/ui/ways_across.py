"""The ways from one form of the activity to another, and the contradictions on them."""

import streamlit as st

from changelab.domain.entities import FourField, PlacedForm, Step
from changelab.domain.state import WorkshopState
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.long_lists import first_of
from changelab.ui.placed_forms import forms_of
from changelab.ui.promises import contradiction_words
from changelab.ui.said import living
from changelab.ui.sentences import short


def ways_across(state: WorkshopState, model: FourField) -> None:
    """Every way, and what is to be crossed on it."""
    there = {one.id: one for one in forms_of(state, model)}
    ways = [step for step in model.steps if step.start in there and step.end in there]
    st.markdown("##### The way")
    if not ways:
        st.caption(
            "Which form leads to which? Draw the way, and say what has to be crossed on it."
            if len(there) > 1
            else "Place two forms first; then draw the way from one to the other."
        )
    for step in first_of(ways, f"wf-ways-{model.id}"):
        _way(state, there, step)


def _way(state: WorkshopState, there: dict[str, PlacedForm], step: Step) -> None:
    with st.container(border=True, gap="xsmall"):
        start, end = (short(there[key].text, 60) for key in (step.start, step.end))
        st.markdown(f"{visit.plain(start)} **→** {visit.plain(end)}")
        for key in step.contradictions:
            words = contradiction_words(state, key)
            if words:
                st.caption(visit.plain(f"⚡ {words}"))
        with st.container(horizontal=True):
            _change(state, there, step)
            st.button(
                "Take away",
                key=f"wf-part-{step.start}-{step.end}",
                type="tertiary",
                disabled=not may("part_forms"),
                on_click=visit.do,
                kwargs={"act": "part_forms", "start": step.start, "end": step.end},
            )


def draw_way(state: WorkshopState, model: FourField) -> None:
    """A form for a way from one form of the activity to another; nothing while there is one."""
    there = {one.id: one for one in forms_of(state, model)}
    if len(there) < 2:
        return
    asked = form("Draw the way", "wf-join", "join_forms", icon="trending_flat")
    if asked:
        with asked.body:
            for end, label in enumerate(("From", "to")):
                st.selectbox(
                    label,
                    list(there),
                    end,
                    format_func=lambda key: short(there[key].text, 70),
                    key=f"{asked.key}-{label}",
                )
            _ask_contradictions(state, asked.key, ())
            st.button(
                "Draw it", key=f"{asked.key}-do", type="primary", on_click=_join, args=(asked,)
            )


def _change(state: WorkshopState, there: dict[str, PlacedForm], step: Step) -> None:
    asked = form("What is on the way", f"wf-way-{step.start}-{step.end}", "join_forms", icon="bolt")
    if asked:
        with asked.body:
            _ask_contradictions(state, asked.key, step.contradictions)
            st.button(
                "Save", key=f"{asked.key}-do", type="primary", on_click=_join, args=(asked, step)
            )


def _ask_contradictions(state: WorkshopState, key: str, known: tuple[str, ...]) -> None:
    numbered = {one.id: one for one in living(state.contradictions.values())}
    words = visit.wording()
    st.multiselect(
        visit.plain(f"{words['contradictions']} on the way"),
        list(numbered),
        [one for one in known if one in numbered],
        format_func=lambda one: contradiction_words(state, one),
        key=f"{key}-on",
        placeholder="What has to be crossed?" if numbered else "None is logged yet",
    )


def _join(asked: Form, step: Step | None = None) -> None:
    start, end = (step.start, step.end) if step else (asked.said("From"), asked.said("to"))
    if visit.do("join_forms", start=start, end=end, contradictions=tuple(asked.said("on"))):
        asked.shut()
