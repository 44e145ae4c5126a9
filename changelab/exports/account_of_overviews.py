"""Which pictures of the whole a report shows: those with something of the workshop in them."""

from collections.abc import Callable
from dataclasses import dataclass

from changelab.diagrams import Known, diagram_of, known_pictures
from changelab.domain.entities import Entry
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Standing
from changelab.exports.pictures import periods_of


@dataclass(frozen=True, slots=True)
class ToldOverview:
    """A picture, by the name of its file without the format."""

    title: str
    file: str


def told_overviews(seen: WorkshopState) -> list[ToldOverview]:
    """The history, what changes, the network, the ways forward and the course of the work.

    Args:
        seen: what the room may see in pictures.
    """
    known = known_pictures(seen)
    return [
        _told(seen, one, period)
        for kind, has_material in _SHOWN.items()
        for one in known
        if one.kind.name == kind and has_material(seen, one)
        for period in periods_of(seen, one)
    ]


def _told(seen: WorkshopState, known: Known, period: Period) -> ToldOverview:
    file = f"{known.name}-{period}" if known.periods else known.name
    return ToldOverview(diagram_of(seen, known.name, period).title, file)


def _has_history(seen: WorkshopState, known: Known) -> bool:
    return any(one.standing is Standing.SHOWN for one in seen.milestones.values())


def _changes(seen: WorkshopState, known: Known) -> bool:
    entries = (one for one in _entries(seen) if one.system == known.subject.of)
    return len({period for entry in entries for period in entry.periods}) > 1


def _meet(seen: WorkshopState, known: Known) -> bool:
    return len({entry.system for entry in _entries(seen)}) > 1 or bool(seen.construed_objects)


def _ran(seen: WorkshopState, known: Known) -> bool:
    tasks = seen.tasks.values()
    return any(task.started_at and task.plan.learning_actions for task in tasks)


def _entries(seen: WorkshopState) -> list[Entry]:
    return [entry for entry in seen.entries.values() if entry.standing is Standing.SHOWN]


#: In the order in which a report shows them, with what makes them worth showing.
_SHOWN: dict[str, Callable[[WorkshopState, Known], bool]] = {
    "history-wall": _has_history,
    "change": _changes,
    "network": _meet,
    "four-field": lambda seen, known: True,
    "cycle": _ran,
}
