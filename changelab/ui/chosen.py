"""The live picture of the task at hand, and what is in the part of it that was clicked."""

import streamlit as st

from changelab.diagrams import pictures_of_systems
from changelab.domain.entities import ActivitySystem, Contribution
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period
from changelab.ui import live, visit
from changelab.ui.comparison import comparison
from changelab.ui.said import edit_words, is_edited, living, rewording
from changelab.ui.words import author_words, place_words

_CLICKED = "chosen"
_COMPARE = "compare"


def picture(state: WorkshopState) -> None:
    """The picture; below it the entries or the contradiction last clicked in it."""
    wording = visit.wording()
    names = list(pictures_of_systems(state).values())
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
        chosen = _which(state, names) if len(names) > 1 else names[0]
    if chosen == _COMPARE:
        comparison(state, period or asked, _of_the_groups(state))
        return
    clicked = live.picture(chosen, period or asked, key="picture")
    if clicked:
        st.session_state[_CLICKED] = clicked
    with st.container(key="chosen"):
        _details(state, st.session_state.get(_CLICKED), period or asked, names.index(chosen))


def card_clicked(state: WorkshopState) -> str | None:
    """The id of the card last clicked in the picture; None for an element."""
    clicked = st.session_state.get(_CLICKED)
    return None if clicked in set(Element) else clicked


def _which(state: WorkshopState, names: list[str]) -> str:
    """Which activity system, or all of them side by side: in a task for small groups at first."""
    named = dict(zip(names, state.systems.values(), strict=True))
    by_groups = state.task is not None and state.task.plan.by_groups
    chosen = st.segmented_control(
        "Activity system",
        [*names, _COMPARE],
        default=_COMPARE if by_groups else names[0],
        format_func=lambda one: "Compare" if one == _COMPARE else visit.plain(named[one].name),
        key=f"system-{state.stage.task}",
        label_visibility="collapsed",
    )
    return chosen or names[0]


def _of_the_groups(state: WorkshopState) -> list[ActivitySystem]:
    """What is compared: in a task for small groups what is theirs, else every system."""
    by_groups = state.task is not None and state.task.plan.by_groups
    return [one for one in state.systems.values() if one.group or not by_groups]


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
        items = [one for one in living(state.contributions()) if one.id == key]
    for item in items:
        if is_edited(item, "chosen-"):
            rewording(item, "chosen-")
        else:
            _detail(state, item)


def _detail(state: WorkshopState, item: Contribution) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(visit.plain(item.text), width="stretch")
        about = f"{place_words(state, item)} · {author_words(item)}"
        st.caption(visit.plain(about), width="content")
        st.button(
            "Edit",
            key=f"chosen-{item.id}",
            type="tertiary",
            on_click=edit_words,
            args=(f"chosen-{item.id}",),
        )
