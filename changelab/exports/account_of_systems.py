"""What a report tells of the activity systems: period by period, element by element.

Each entry says whether it is new, stayed or was dropped, compared with the
nearest earlier period that the group has mapped; without one, nothing is said.
"""

from dataclasses import dataclass
from enum import StrEnum

from changelab.diagrams import pictures_of_systems
from changelab.domain.entities import Entry
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period
from changelab.exports.terms import Terms


class Mark(StrEnum):
    """What became of an entry since the earlier period."""

    NONE = ""
    STAYED = "stayed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry in one period."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class ToldElement:
    """An element in one period that has entries, or had some before."""

    name: str
    entries: list[ToldEntry]


@dataclass(frozen=True, slots=True)
class ToldPeriod:
    """One system in one period.

    Attributes:
        compared_with: the earlier period, or empty.
        still_open: the elements nobody has said anything about.
    """

    period: Period
    name: str
    compared_with: str
    elements: list[ToldElement]
    still_open: str


@dataclass(frozen=True, slots=True)
class ToldSystem:
    """An activity system, in the periods the group has mapped; `picture` is its pictures' name."""

    name: str
    picture: str
    periods: list[ToldPeriod]


def told_systems(seen: WorkshopState, terms: Terms) -> list[ToldSystem]:
    """Every activity system of the workshop, in the order of naming."""
    return [
        ToldSystem(seen.systems[system].name, picture, _periods(seen, system, terms))
        for system, picture in pictures_of_systems(seen).items()
    ]


def _periods(seen: WorkshopState, system: str, terms: Terms) -> list[ToldPeriod]:
    entries = seen.entries_of(system)
    mapped = [period for period in Period if any(period in entry.periods for entry in entries)]
    told = []
    for place, period in enumerate(mapped):
        earlier = mapped[place - 1] if place else None
        name, compared_with = terms.period(period), terms.period(earlier) if earlier else ""
        elements = [
            ToldElement(terms.element(element), _told(entries, element, period, earlier))
            for element in Element
        ]
        told.append(
            ToldPeriod(
                period=period,
                name=name,
                compared_with=compared_with,
                elements=[one for one in elements if one.entries],
                still_open=", ".join(one.name for one in elements if not one.entries),
            )
        )
    return told


def _told(
    entries: list[Entry], element: Element, period: Period, earlier: Period | None
) -> list[ToldEntry]:
    """The entries of the period, then those it no longer has."""
    here = [entry for entry in entries if entry.element == element]
    now = [ToldEntry(one.text, _mark(one, earlier)) for one in here if period in one.periods]
    gone = [
        ToldEntry(one.text, Mark.DROPPED)
        for one in here
        if earlier in one.periods and period not in one.periods
    ]
    return now + gone


def _mark(entry: Entry, earlier: Period | None) -> Mark:
    if earlier is None:
        return Mark.NONE
    return Mark.STAYED if earlier in entry.periods else Mark.NEW
