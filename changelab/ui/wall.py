"""What is on the wall: any picture of the workshop, in the place of what the task shows."""

from weakref import WeakKeyDictionary

import streamlit as st

from changelab.diagrams import Known
from changelab.domain.entities import ShownPicture
from changelab.domain.screen import Shows, screen_of
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import THE_ROOM, is_open_to_the_room, visible_in_pictures
from changelab.domain.vocabulary import Period
from changelab.live.wall import find_in
from changelab.ui import visit
from changelab.ui.forms import may
from changelab.ui.pictures import picture_titles, pictures_to_look_at

#: The pictures that the room can see, for as long as a workshop stands so.
_OF_THE_ROOM: WeakKeyDictionary[WorkshopState, dict[str, Known]] = WeakKeyDictionary()


def put_up(state: WorkshopState) -> Known | None:
    """The picture that was put on the wall, if one was and the room can still see it."""
    shown = screen_of(state).picture
    known = find_in(state)(shown.name) if shown else None
    # Of all that there are pictures of, only contradictions may be hidden.
    of = state.contradictions.get(known.subject.of) if known else None
    return known if of is None or is_open_to_the_room(visit.acts(), of) else None


def wall(state: WorkshopState, here: Known, period: Period) -> None:
    """Choose a picture for the wall; one key puts up what is shown here, and takes it down.

    Args:
        here, period: the picture that this page shows.
    """
    up = put_up(state) if state.stage.picture else None
    closed = _takes_nothing(state)
    # What was chosen is up: the next list is another, and shut.
    choice = st.popover(
        "On the wall",
        key=f"wall-{state.stage.task}-{up.name if up else ''}",
        icon=":material/cast:",
        on_change="rerun",
        disabled=closed,
        type="primary" if up else "secondary",
        help="Any picture, in the place of what the task shows",
    )
    if choice.open:
        with choice.container(gap=None):
            _choices(up, period)
    st.button(
        "Take down" if up else "Put up",
        key="wall-toggle",
        shortcut="alt+l",
        help="The wall shows what the task does" if up else "This picture, on the wall",
        on_click=_show,
        args=("" if up else here.name, period),
        disabled=closed,
    )


def put_up_this(state: WorkshopState, known: Known, period: Period, key: str) -> None:
    """While a task runs, one click puts this picture on the wall, and one takes it away."""
    if state.task is None:
        return
    wanted = ShownPicture(known.name, period if known.periods else None)
    is_there = state.stage.picture == wanted
    st.button(
        "Take down" if is_there else "To the wall",
        key=f"wall-{key}",
        type="tertiary",
        icon=":material/cast_connected:" if is_there else ":material/cast:",
        disabled=_takes_nothing(state),
        on_click=_show,
        args=("" if is_there else known.name, period),
    )


def _takes_nothing(state: WorkshopState) -> bool:
    """True while nothing can be put up: no task, a vote is shown, or it is not theirs to do."""
    on_a_vote = screen_of(state).shows in (Shows.VOTE, Shows.RESULTS)
    return state.task is None or on_a_vote or not may("show_picture")


def _choices(up: Known | None, period: Period) -> None:
    """What the task shows, and every picture; what is up now stands out."""
    there = _of_the_room()
    titles = {"": "What the task shows", **picture_titles(there.values())}
    here = None if visit.acts().mirror else (up.name if up else "")
    for name, title in titles.items():
        st.button(
            visit.plain(title),
            key=f"wall-show-{name}",
            type="primary" if name == here else "tertiary",
            on_click=_show,
            args=(name, period),
        )


def show_period(period: Period, name: str) -> None:
    """The picture on the wall, of another period."""
    visit.do("show_picture", picture=name, period=period)


def _show(name: str, period: Period) -> None:
    if not name and visit.acts().mirror:
        visit.do("show_material", material=None)
        return
    known = find_in(visit.acts())(name) if name else None
    of = period if known and known.periods else None
    visit.do("show_picture", picture=name or None, period=of)


def _of_the_room() -> dict[str, Known]:
    """By name, the pictures that the room can see; hidden cards are not in them."""
    whole = visit.acts()
    found = _OF_THE_ROOM.get(whole)
    if found is None:
        seen = visible_in_pictures(whole, THE_ROOM)
        found = {known.name: known for known in pictures_to_look_at(seen)}
        _OF_THE_ROOM[whole] = found
    return found
