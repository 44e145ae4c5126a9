"""Pictures by name: composed from a workshop's state, ready to be drawn. Pure and quick."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from changelab.diagrams.activity_system import activity_system
from changelab.diagrams.diagram import Diagram
from changelab.diagrams.dot import to_dot
from changelab.diagrams.shown import shown_in
from changelab.domain.entities import ActivitySystem
from changelab.domain.errors import NotFound
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

_ACTIVITY_SYSTEM = "activity-system"
#: Part of every key: raise it when the same DOT comes out as other bytes.
_DRAWN_AS = "1"


class Format(StrEnum):
    """A file format of pictures."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture before it is drawn.

    Attributes:
        title: whose activity, which period.
        text: the same as sentences, for those who cannot see it.
        dot: DOT source with every position given, for the layout `nop2`.
        tips: whole texts by the id of what shows only their beginning.
        key: short hash of everything shown; the same key gives the same bytes.
    """

    name: str
    period: Period
    title: str
    text: str
    dot: str
    tips: dict[str, str] = field(hash=False)
    key: str


def picture_names(state: WorkshopState) -> list[str]:
    """The names `compose` takes: one for each activity system, in order of naming."""
    return list(_systems(state))


def compose(state: WorkshopState, name: str, period: Period) -> Picture:
    """The picture of that name for one period; `state` is what the viewer may see.

    Raises:
        NotFound: there is no picture of that name; says which there are.
    """
    diagram = diagram_of(state, name, period)
    dot = to_dot(diagram)
    tips = {words.id: words.full for words in diagram.words if words.full}
    tips.update({badge.id: badge.full for badge in diagram.badges if badge.full})
    shows = "\0".join((_DRAWN_AS, dot, diagram.title, diagram.text, repr(tips)))
    return Picture(
        name=name,
        period=period,
        title=diagram.title,
        text=diagram.text,
        dot=dot,
        tips=tips,
        key=sha256(shows.encode("utf-8", "surrogatepass")).hexdigest()[:20],
    )


def diagram_of(state: WorkshopState, name: str, period: Period) -> Diagram:
    """The diagram data of the picture of that name.

    Raises:
        NotFound: there is no picture of that name; says which there are.
    """
    systems = _systems(state)
    if name not in systems:
        known = ", ".join(systems) or "none yet"
        raise NotFound(f"There is no picture “{name[:60]}”.", f"There are: {known}.")
    return activity_system(shown_in(state, name, systems[name], period))


def _systems(state: WorkshopState) -> dict[str, ActivitySystem]:
    return {
        _ACTIVITY_SYSTEM if place == 1 else f"{_ACTIVITY_SYSTEM}-{place}": system
        for place, system in enumerate(state.systems.values(), start=1)
    }
