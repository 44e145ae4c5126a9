"""The objects of activity systems that work together (Engeström 2001), in one period.

Object 1 is the raw material that stands in the element of each system, object 2 what a
system makes of it, object 3 what several share or could build together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from changelab.diagrams.shown import MOST_ENTRIES, ShownEntry
from changelab.diagrams.text import drawable
from changelab.domain.entities import ConstruedObject
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period, Standing
from changelab.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Held:
    """What is said of an object: the newest entries, and how many there are before them."""

    entries: tuple[ShownEntry, ...]
    earlier: int = 0

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def listed(self) -> str:
        """All of it in words."""
        if not self.entries:
            return "nothing yet"
        before = f"{self.earlier} earlier, then " if self.earlier else ""
        return before + "; ".join(entry.text for entry in self.entries)


def held_in(state: WorkshopState, system: str, element: Element, period: Period) -> Held:
    """What stands in that element of a system."""
    entries = state.entries_of(system, period, element)
    return _held((entry.id, entry.text) for entry in entries)


def object_one(state: WorkshopState, system: str, period: Period) -> Held:
    """What stands in the object of that system."""
    return held_in(state, system, Element.OBJECT, period)


def object_two(state: WorkshopState, system: str, period: Period) -> Held:
    """What that system alone makes of its object."""
    return _held(
        (one.id, one.text) for one in _construed(state, period) if _systems(state, one) == [system]
    )


def object_three(state: WorkshopState, period: Period) -> Held:
    """What several systems share; whose it is stands behind, unless it is everybody's."""
    return _held(_shared(state, period))


def sharing(state: WorkshopState, period: Period) -> frozenset[str]:
    """The systems that share an object with another one."""
    owners = (_systems(state, one) for one in _construed(state, period))
    return frozenset(system for systems in owners if len(systems) > 1 for system in systems)


def numbered(wording: Wording, number: int) -> str:
    """What the group calls object 1, 2 and 3."""
    return drawable(f"{wording.element(Element.OBJECT)} {number}")


def _shared(state: WorkshopState, period: Period) -> Iterator[tuple[str, str]]:
    for one in _construed(state, period):
        systems = _systems(state, one)
        if len(systems) > 1:
            whose = ", ".join(state.systems[system].name for system in systems)
            yield (
                one.id,
                one.text if len(systems) == len(state.systems) else f"{one.text} ({whose})",
            )


def _construed(state: WorkshopState, period: Period) -> Iterator[ConstruedObject]:
    for one in state.construed_objects.values():
        if one.standing is Standing.SHOWN and one.period == period:
            yield one


def _systems(state: WorkshopState, one: ConstruedObject) -> list[str]:
    """Whose it is, of the systems that there still are."""
    return [system for system in one.systems if system in state.systems]


def _held(said: Iterable[tuple[str, str]]) -> Held:
    said = list(said)
    newest = tuple(ShownEntry(key, drawable(text)) for key, text in said[-MOST_ENTRIES:])
    return Held(newest, len(said) - len(newest))
