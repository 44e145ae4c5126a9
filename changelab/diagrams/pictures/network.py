"""Activity systems that work together, and the object they share or lack (Engeström 2001)."""

from collections.abc import Iterator

from changelab.diagrams.diagram import Diagram
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.network.around import systems_around
from changelab.diagrams.network.facing import facing_systems
from changelab.diagrams.text import drawable
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    if len(state.systems) > 1:
        yield Subject(drawable(", ".join(system.name for system in state.systems.values())))


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    systems = list(state.systems)
    if len(systems) == 2:
        return facing_systems(state, name, systems, period)
    return systems_around(state, name, systems, period)


NETWORK = Kind(
    name="network",
    title="Network of activity systems",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"systems", "entries", "construed_objects", "contradictions", "about"}),
    by_period=True,
)
