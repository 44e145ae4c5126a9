"""The wall: a picture in the place of what the task at hand shows.

It stays until another is asked for, a vote is opened, or the task is over.
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from changelab.domain.actors import Actor
from changelab.domain.entities import ShownPicture
from changelab.domain.errors import NotNow
from changelab.domain.record import SORTERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import clean
from changelab.domain.vocabulary import Period

#: The picture that a task about history shows by itself.
HISTORY_WALL = ShownPicture("history-wall")
#: Characters of the name of a picture.
_NAME_LIMIT = 60
_IN_NAMES = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def _check_name(name: str) -> str:
    if not 0 < len(name) <= _NAME_LIMIT or not _IN_NAMES.issuperset(name):
        raise ValueError(
            f"“{name[:40]}” is not the name of a picture. "
            f"Names have a-z, 0-9 and “-”, {_NAME_LIMIT} characters at most."
        )
    return name


#: The name of a picture, as `draw` and the pages have it.
PictureName = Annotated[str, BeforeValidator(clean), AfterValidator(_check_name)]


class PictureShown(Event):
    """`picture` is None when the wall shows again what the task does."""

    picture: PictureName | None
    period: Period | None = None


class ShowPicture(Act):
    """Put a picture on the wall, of a period if it has one for each; null takes it away."""

    by = SORTERS
    picture: PictureName | None
    period: Period | None = None


@decides(ShowPicture)
def show_picture(state: WorkshopState, act: ShowPicture, actor: Actor) -> list[Event]:
    if act.picture is not None and state.task is None:
        raise NotNow("No task is running.", "Start a session first.")
    if act.picture is not None and state.ballot is not None:
        raise NotNow("The wall shows the vote.", "Close it first.")
    wanted = ShownPicture(act.picture, act.period) if act.picture is not None else None
    if state.stage.picture == wanted:
        return []
    return [PictureShown(picture=act.picture, period=act.period if wanted else None)]


@evolves(PictureShown)
def picture_shown(state: WorkshopState, event: PictureShown, fact: Recorded) -> None:
    shown = None if event.picture is None else ShownPicture(event.picture, event.period)
    state.set_stage(picture=shown, material=None if shown else state.stage.material)
