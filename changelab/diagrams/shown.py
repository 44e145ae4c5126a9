"""What of a workshop a picture of one system in one period shows."""

from dataclasses import dataclass
from typing import NamedTuple

from changelab.diagrams.diagram import Style
from changelab.diagrams.text import drawable
from changelab.domain.entities import ActivitySystem, Contradiction, Entry, Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing
from changelab.domain.wording import Wording

#: How far the group has come, in plain words; a mere suspicion goes without saying.
STATUS_WORDS = {
    ContradictionStatus.SUSPECTED: "",
    ContradictionStatus.EVIDENCED: "evidenced",
    ContradictionStatus.ACCEPTED: "accepted",
    ContradictionStatus.WORKED_ON: "worked on",
    ContradictionStatus.RESOLVED: "resolved",
}

BULLET = "•"

#: A picture tells of so many entries of an element, the newest; earlier ones it counts.
MOST_ENTRIES = 60


# A tuple: there are hundreds in each picture.
class ShownEntry(NamedTuple):
    """An entry, by id; `mark` is what stands before its words."""

    id: str
    text: str
    mark: str = BULLET
    style: Style = Style.ENTRY


@dataclass(frozen=True, slots=True)
class ShownContradiction:
    """A contradiction as one picture shows it.

    Attributes:
        here: the elements of this picture it pulls at, one or two.
        elsewhere: the other end if that lies in another period or another
            system, in the workshop's words ("Past: Object"); else empty.
        status: in plain words; empty for a mere suspicion.
    """

    id: str
    number: int
    text: str
    here: tuple[Element, ...]
    elsewhere: str
    status: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything one picture shows, in the workshop's own words.

    Attributes:
        earlier: how many older entries an element has than those in `entries`.
    """

    name: str
    system: str
    period: str
    headings: dict[Element, str]
    entries: dict[Element, tuple[ShownEntry, ...]]
    earlier: dict[Element, int]
    contradictions: tuple[ShownContradiction, ...]
    word_for_contradiction: str


def shown_in(state: WorkshopState, name: str, system: ActivitySystem, period: Period) -> Shown:
    """What the picture of that system in that period shows: entries oldest first."""
    wording = Wording(state.about.wording)
    entries: dict[Element, list[Entry]] = {element: [] for element in Element}
    for entry in state.entries_of(system.id, period=period):
        entries[entry.element].append(entry)
    return Shown(
        name=name,
        system=drawable(system.name),
        period=drawable(wording.period(period)),
        headings={element: drawable(wording.element(element)) for element in Element},
        entries={
            element: tuple(ShownEntry(one.id, drawable(one.text)) for one in held[-MOST_ENTRIES:])
            for element, held in entries.items()
        },
        earlier={element: max(0, len(held) - MOST_ENTRIES) for element, held in entries.items()},
        contradictions=_contradictions(state, wording, system, period),
        word_for_contradiction=drawable(wording["contradiction"]),
    )


def _contradictions(
    state: WorkshopState, wording: Wording, system: ActivitySystem, period: Period
) -> tuple[ShownContradiction, ...]:
    """Those with a pole in this system and period, by number; rejected ones are left out."""
    found = []
    for one in state.contradictions.values():
        if one.standing is not Standing.SHOWN or one.status is ContradictionStatus.REJECTED:
            continue
        here = [pole for pole in one.poles if (pole.system, pole.period) == (system.id, period)]
        if here:
            found.append(_as_shown(state, wording, one, here))
    return tuple(sorted(found, key=lambda one: one.number))


def _as_shown(
    state: WorkshopState, wording: Wording, one: Contradiction, here: list[Pole]
) -> ShownContradiction:
    others = [pole for pole in one.poles if pole not in here]
    return ShownContradiction(
        id=one.id,
        number=one.number,
        text=drawable(one.text),
        here=tuple(pole.element for pole in here),
        elsewhere=_place(state, wording, others[0], here[0]) if others else "",
        status=STATUS_WORDS[one.status],
        resolved=one.status is ContradictionStatus.RESOLVED,
    )


def _place(state: WorkshopState, wording: Wording, pole: Pole, seen_from: Pole) -> str:
    """Where the far end lies: the period if that is another, the system if that is another."""
    whose = []
    if pole.system != seen_from.system:
        system = state.systems.get(pole.system)
        whose.append(system.name if system else "elsewhere")
    if pole.period != seen_from.period:
        whose.append(wording.period(pole.period))
    return drawable(f"{', '.join(whose)}: {wording.element(pole.element)}")
