"""The live picture of the task at hand, and what is in the part of it that was clicked."""

import streamlit as st

from changelab.diagrams import picture_names
from changelab.domain.entities import Contribution
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period, Standing
from changelab.ui import inbox, live, visit
from changelab.ui.words import author_words, place_words


def picture(state: WorkshopState) -> None:
    """The picture; below it the entries or the contradiction last clicked in it."""
    wording = visit.wording()
    names = picture_names(state)
    asked = state.task.plan.period if state.task else Period.PRESENT
    with st.container(horizontal=True, vertical_alignment="center"):
        # A new task brings its own period; what was looked at before is over.
        period = st.segmented_control(
            "Period",
            list(Period),
            default=asked,
            format_func=wording.period,
            key=f"period-{state.stage.task}",
            label_visibility="collapsed",
        )
        chosen: str | None = None
        if len(names) > 1:
            named = dict(zip(names, state.systems.values(), strict=True))
            chosen = st.segmented_control(
                "Activity system",
                names,
                default=names[0],
                format_func=lambda one: visit.plain(named[one].name),
                key="system",
                label_visibility="collapsed",
            )
    name = chosen or names[0]
    clicked = live.picture(name, period or asked, key="picture")
    if clicked:
        st.session_state["chosen"] = clicked
    with st.container(key="chosen"):
        _details(state, st.session_state.get("chosen"), period or asked, names.index(name))


def _details(state: WorkshopState, key: str | None, period: Period, place: int) -> None:
    if key is None:
        st.caption("Click an element, an entry or a bolt in the picture to see and edit it.")
        return
    if key in set(Element):
        system = list(state.systems)[place]
        items: list[Contribution] = [*state.entries_of(system, period, Element(key))]
        st.markdown(f"##### {visit.plain(visit.wording().element(Element(key)))}")
        if not items:
            st.caption(visit.wording()[f"prompt.{key}"])
    else:
        items = [
            item
            for item in state.contributions()
            if item.id == key and item.standing is not Standing.WITHDRAWN
        ]
    for item in items:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(visit.plain(item.text), width="stretch")
            about = f"{place_words(state, item)} · {author_words(item)}"
            st.caption(visit.plain(about), width="content")
            if st.button("Edit", key=f"chosen-{item.id}", type="tertiary"):
                inbox.edit(item.id)
