"""The live picture that the room looks at, and what is in the part of it that was clicked."""

import streamlit as st

from changelab.diagrams import Known, known_picture, pictures_of_systems
from changelab.domain.entities import ActivitySystem
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.ui import live, visit
from changelab.ui.comparison import comparison
from changelab.ui.picture_parts import part_named, what_is_in
from changelab.ui.wall import put_up, show_period, wall

_CLICKED = "chosen"
_COMPARE = "compare"


def picture(state: WorkshopState) -> None:
    """The picture; below it the entries or the contradiction last clicked in it."""
    names = list(pictures_of_systems(state).values())
    up = put_up(state)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        period = _which_period(state, up)
        chosen = _which(state, names, up) if len(names) > 1 else names[0]
        known = up or known_picture(state, names[0] if chosen == _COMPARE else chosen)
        wall(state, known, period)
    if up is None and chosen == _COMPARE:
        comparison(state, period, _of_the_groups(state))
        return
    clicked = live.picture(known.name, period, key="picture")
    if clicked:
        st.session_state[_CLICKED] = clicked
    if _CLICKED not in st.session_state:
        st.caption("Click anything in the picture to see what it holds, and to edit it.")
        return
    with st.container(key="in-chosen", gap="small"):
        what_is_in(state, part_named(st.session_state[_CLICKED]), known, period, _CLICKED)


def card_clicked(state: WorkshopState) -> str | None:
    """The id of the card last clicked in the picture; None for a place."""
    cards = part_named(st.session_state.get(_CLICKED, "")).cards
    return cards[0] if cards else None


def _which_period(state: WorkshopState, up: Known | None) -> Period:
    """What the task asks about, or another; of a picture on the wall, the wall's."""
    shown = state.stage.picture if up else None
    asked = state.task.plan.period if state.task else Period.PRESENT
    asked = (shown.period if shown else None) or asked
    # A new task, and a picture on the wall, bring their own; what was looked at before is over.
    key = f"period-{state.stage.task}" + (f"-{shown.name}-{asked}" if shown else "")

    def turn() -> None:
        if shown and up and st.session_state[key]:
            show_period(st.session_state[key], up.name)

    period = st.segmented_control(
        "Period",
        list(Period),
        default=asked,
        format_func=visit.wording().period,
        key=key,
        on_change=turn,
        disabled=up is not None and not up.periods,
        label_visibility="collapsed",
    )
    return period or asked


def _which(state: WorkshopState, names: list[str], up: Known | None) -> str:
    """Which activity system, or all of them side by side: in a task for small groups at first.

    While another picture is up the choice rests, and keeps its place.
    """
    named = dict(zip(names, state.systems.values(), strict=True))
    by_groups = state.task is not None and state.task.plan.by_groups
    chosen = st.segmented_control(
        "Activity system",
        [*names, _COMPARE],
        default=_COMPARE if by_groups else names[0],
        format_func=lambda one: "Compare" if one == _COMPARE else visit.plain(named[one].name),
        key=f"system-{state.stage.task}",
        disabled=up is not None,
        label_visibility="collapsed",
    )
    return chosen or names[0]


def _of_the_groups(state: WorkshopState) -> list[ActivitySystem]:
    """What is compared: in a task for small groups what is theirs, else every system."""
    by_groups = state.task is not None and state.task.plan.by_groups
    return [one for one in state.systems.values() if one.group or not by_groups]
