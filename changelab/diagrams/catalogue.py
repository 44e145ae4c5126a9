"""Every kind of picture there is, and the pictures that a workshop has of each."""

from changelab.diagrams.diagram import Diagram
from changelab.diagrams.kinds import Kind, Known, named
from changelab.diagrams.pictures.activity_system import ACTIVITY_SYSTEM
from changelab.diagrams.pictures.blank import (
    BLANK_ACTIVITY_SYSTEM,
    BLANK_FOUR_FIELD,
    BLANK_HISTORY_WALL,
    BLANK_SURFACES,
)
from changelab.diagrams.pictures.chain import CHAIN
from changelab.diagrams.pictures.change import CHANGE
from changelab.diagrams.pictures.cycle import CYCLE
from changelab.diagrams.pictures.four_field import FOUR_FIELD
from changelab.diagrams.pictures.history_wall import HISTORY_WALL
from changelab.diagrams.pictures.neighbours import NEIGHBOURS
from changelab.diagrams.pictures.network import NETWORK
from changelab.diagrams.pictures.periods import PERIODS
from changelab.diagrams.pictures.sub_triangles import (
    CONSUMPTION,
    DISTRIBUTION,
    EXCHANGE,
    PRODUCTION,
)
from changelab.diagrams.pictures.surfaces import SURFACES
from changelab.domain.errors import NotFound
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

#: In the order in which they are listed.
KINDS: tuple[Kind, ...] = (
    ACTIVITY_SYSTEM,
    PERIODS,
    CHANGE,
    PRODUCTION,
    EXCHANGE,
    DISTRIBUTION,
    CONSUMPTION,
    NETWORK,
    NEIGHBOURS,
    SURFACES,
    HISTORY_WALL,
    CYCLE,
    FOUR_FIELD,
    CHAIN,
    BLANK_ACTIVITY_SYSTEM,
    BLANK_SURFACES,
    BLANK_HISTORY_WALL,
    BLANK_FOUR_FIELD,
)


def known_pictures(state: WorkshopState) -> list[Known]:
    """Every picture that can be drawn of this state."""
    return [known for kind in KINDS for known in named(kind, state)]


def picture_names(state: WorkshopState) -> list[str]:
    """The names that `compose` takes."""
    return [known.name for known in known_pictures(state)]


def pictures_of_systems(state: WorkshopState) -> dict[str, str]:
    """The name of the picture of each activity system, by the system's id."""
    return {known.subject.of: known.name for known in named(ACTIVITY_SYSTEM, state)}


def known_picture(state: WorkshopState, name: str) -> Known:
    """The picture of that name.

    Raises:
        NotFound: there is none; says which there are.
    """
    for kind in KINDS:
        if name.startswith(kind.name):
            for known in named(kind, state):
                if known.name == name:
                    return known
    there = ", ".join(picture_names(state)) or "none yet"
    raise NotFound(f"There is no picture “{name[:60]}”.", f"There are: {there}.")


def diagram_of(state: WorkshopState, name: str, period: Period) -> Diagram:
    """The laid-out picture of that name.

    Raises:
        NotFound: there is no picture of that name; says which there are.
    """
    known = known_picture(state, name)
    return known.kind.lay_out(state, known.name, known.subject, period)
