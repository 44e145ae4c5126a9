"""Mirror material on Run: what is on the wall now, the list, and one key to show the next piece."""

import streamlit as st

from changelab.domain.research import Material
from changelab.domain.state import WorkshopState
from changelab.ui import visit
from changelab.ui.mirror import show, why_not
from changelab.ui.mirror_words import pieces_in, reactions_to
from changelab.ui.telling import short
from changelab.ui.words import counted

#: Characters of a title that a button has room for.
_TITLE = 26


def mirror(state: WorkshopState) -> None:
    """Choose a piece for the wall; one key shows the next one, and takes it down.

    Nothing stands here while there is no material.
    """
    there = pieces_in(state)[::-1]
    if not there:
        return
    up, closed = state.mirror, why_not(state)
    # What was chosen is up: the next list is another, and shut.
    choice = st.popover(
        f"Mirror: {visit.plain(short(up.title, _TITLE))}" if up else "Mirror",
        key=f"mirror-{state.stage.task}-{up.id if up else ''}",
        icon=":material/cast:",
        on_change="rerun",
        disabled=bool(closed),
        type="primary" if up else "secondary",
        help=closed or "Mirror material, on the wall and on every phone",
    )
    if choice.open:
        with choice.container(gap=None):
            _choices(state, there)
    following = _next(there)
    st.button(
        "Take down" if up else f"Show “{visit.plain(short(following.title, _TITLE))}”",
        key="mirror-toggle",
        shortcut="alt+u",
        help="The wall shows what the task does" if up else "On the wall and on every phone",
        on_click=show,
        args=(None if up else following.id,),
        disabled=bool(closed),
    )


def _next(there: list[Material]) -> Material:
    """The first that the room has not seen yet; the last when it has seen all."""
    return next((one for one in there if not one.shown), there[-1])


def _choices(state: WorkshopState, there: list[Material]) -> None:
    """Every piece; what is up now stands out, and takes itself down."""
    up = state.mirror.id if state.mirror else None
    for one in there:
        said = counted(len(reactions_to(state, one)), "reaction") if one.shown else "not shown yet"
        st.button(
            f"{visit.plain(one.title)} · {said}",
            key=f"mirror-show-{one.id}",
            type="primary" if one.id == up else "tertiary",
            on_click=show,
            args=(None if one.id == up else one.id,),
        )
