"""Every kind of picture there is, and the pictures that a workshop has of each."""

from changelab.diagrams.diagram import Diagram
from changelab.diagrams.kinds import Kind, Known, named
from changelab.diagrams.pictures.activity_system import ACTIVITY_SYSTEM
from changelab.domain.errors import NotFound
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

#: In the order in which they are listed.
KINDS: tuple[Kind, ...] = (ACTIVITY_SYSTEM,)


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
