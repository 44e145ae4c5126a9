"""What the room looks at, once it is known which pictures there are."""

from collections.abc import Callable
from dataclasses import replace

from changelab.diagrams import Known, known_picture
from changelab.domain.errors import NotFound
from changelab.domain.screen import Screen, screen_of
from changelab.domain.state import WorkshopState

#: Finds the picture of that name among those that the room can see; None if there is none.
Find = Callable[[str], Known | None]


def find_in(seen: WorkshopState) -> Find:
    """Finds pictures of what is seen."""

    def find(name: str) -> Known | None:
        try:
            return known_picture(seen, name)
        except NotFound:
            return None

    return find


def looked_at(state: WorkshopState, wanted: Screen, find: Find) -> tuple[Screen, Known | None]:
    """What the room looks at, and the picture on the wall if one was put there.

    `wanted` is what `screen_of` says. A picture that is there no more, of a system that
    was removed or a contradiction that was withdrawn, gives way to what the task shows.
    """
    if wanted.picture is None:
        return wanted, None
    known = find(wanted.picture.name)
    if known is not None:
        return wanted, known
    if state.stage.picture is None:
        return replace(wanted, picture=None), None
    bare = state.copy()
    bare.stage = replace(state.stage, picture=None)
    return looked_at(bare, screen_of(bare), find)
