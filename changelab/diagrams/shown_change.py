"""What a picture of change shows of an activity system, and the same in sentences."""

from dataclasses import dataclass

from changelab.diagrams.diagram import Style
from changelab.diagrams.shown import (
    MOST_ENTRIES,
    STATUS_WORDS,
    ShownContradiction,
    ShownEntry,
)
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.structure import READ
from changelab.domain.comparison import Fate, compared, fates
from changelab.domain.entities import ActivitySystem, Contradiction, Entry
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing, in_order
from changelab.domain.wording import Wording

#: What stands before an entry, in the order in which a box lists them.
MARKS = {Fate.STAYED: "=", Fate.DROPPED: "–", Fate.NEW: "+", Fate.PASSED: "±", Fate.OPEN: "?"}
_STYLES = {
    Fate.STAYED: Style.STAYED,
    Fate.DROPPED: Style.DROPPED,
    Fate.NEW: Style.NEW,
    Fate.PASSED: Style.DROPPED,
    Fate.OPEN: Style.ENTRY,
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """Everything a picture of change shows, in the workshop's own words.

    Attributes:
        span: from which period to which; the only one if others are empty.
        compares: True if two periods hold anything.
        missing: what is missing where there is nothing to compare.
        words: what the fates of entries are called.
        entries: by element, those that stayed first; unmarked if nothing is compared.
        earlier: how many older entries an element has than those in `entries`.
        contradictions: those between two periods of this system.
        ends: where each of them pulls, by its id.
    """

    name: str
    system: str
    span: str
    compares: bool
    missing: str
    words: dict[Fate, str]
    headings: dict[Element, str]
    entries: dict[Element, tuple[ShownEntry, ...]]
    earlier: dict[Element, int]
    contradictions: tuple[ShownContradiction, ...]
    ends: dict[str, str]
    word_for_contradiction: str

    def sentences(self) -> str:
        """The whole picture in words, element by element."""
        said = [f"Activity system “{self.system}”, {self.span}."]
        said += [self.missing] if self.missing else []
        said += [self._element(element) for element in READ]
        for one in self.contradictions:
            said.append(
                f"{self.word_for_contradiction} {one.number}, {self.ends[one.id]}: {one.text}."
            )
        return "\n".join(said)

    def _element(self, element: Element) -> str:
        held, earlier = self.entries[element], self.earlier[element]
        if not held:
            return f"{self.headings[element]}: nothing yet."
        parts = [f"{earlier} earlier" if earlier else ""]
        if not self.compares:
            parts.append("; ".join(entry.text for entry in held))
        for each, mark in MARKS.items():
            some = "; ".join(entry.text for entry in held if entry.mark == mark)
            name = self.words[each]
            parts.append(f"{name[:1].upper()}{name[1:]}: {some}" if some else "")
        return f"{self.headings[element]}. {'. '.join(part for part in parts if part)}."


def change_of(state: WorkshopState, name: str, system: ActivitySystem) -> ShownChange:
    """What the picture of change of that system shows."""
    wording = Wording(state.about.wording)
    held = state.entries_of(system.id)
    span = compared(held)
    compares = span is not None and span[0] is not span[1]
    entries = {
        element: _marked(
            [entry for entry in held if entry.element is element], span if compares else None
        )
        for element in Element
    }
    names = [drawable(wording.period(period)) for period in dict.fromkeys(span or ())]
    contradictions, ends = _between_periods(state, wording, system)
    return ShownChange(
        name=name,
        system=drawable(system.name),
        span=" → ".join(names) or "nothing yet",
        compares=compares,
        missing="" if compares else _missing(names),
        words={each: drawable(wording[f"change.{each}"]) for each in Fate},
        headings={element: drawable(wording.element(element)) for element in Element},
        entries={element: _in_order(some[-MOST_ENTRIES:]) for element, some in entries.items()},
        earlier={element: max(0, len(some) - MOST_ENTRIES) for element, some in entries.items()},
        contradictions=contradictions,
        ends=ends,
        word_for_contradiction=drawable(wording["contradiction"]),
    )


def _marked(held: list[Entry], span: tuple[Period, Period] | None) -> list[ShownEntry]:
    """The entries of one element; unmarked if nothing is compared."""
    plain = [ShownEntry(entry.id, drawable(entry.text)) for entry in held]
    if span is None:
        return plain
    became = fates(held, *span)
    return [
        one._replace(mark=MARKS[became[one.id]], style=_STYLES[became[one.id]]) for one in plain
    ]


def _in_order(entries: list[ShownEntry]) -> tuple[ShownEntry, ...]:
    places = list(MARKS.values())
    return tuple(
        sorted(entries, key=lambda entry: places.index(entry.mark) if entry.mark in places else 0)
    )


def _missing(names: list[str]) -> str:
    if not names:
        return "Nothing is filled in yet. Change shows when two periods hold something."
    return f"Only “{names[0]}” is filled in. Change shows when another period holds something too."


def _between_periods(
    state: WorkshopState, wording: Wording, system: ActivitySystem
) -> tuple[tuple[ShownContradiction, ...], dict[str, str]]:
    """The contradictions with poles in two periods of this system, and their ends in words."""
    found, ends = [], {}
    for one in state.contradictions.values():
        if one.standing is not Standing.SHOWN or one.status is ContradictionStatus.REJECTED:
            continue
        periods = in_order(pole.period for pole in one.poles)
        if len(periods) == 2 and {pole.system for pole in one.poles} == {system.id}:
            whens = " – ".join(wording.period(period) for period in periods)
            found.append(_contradiction(one, drawable(whens)))
            places = " and ".join(
                f"{wording.element(pole.element)} ({wording.period(pole.period)})"
                for pole in sorted(one.poles, key=lambda pole: periods.index(pole.period))
            )
            ends[one.id] = drawable(f"between {places}")
    return tuple(sorted(found, key=lambda one: one.number)), ends


def _contradiction(one: Contradiction, whens: str) -> ShownContradiction:
    status = STATUS_WORDS[one.status]
    return ShownContradiction(
        id=one.id,
        number=one.number,
        text=drawable(one.text),
        here=tuple(dict.fromkeys(pole.element for pole in one.poles)),
        elsewhere="",
        status=f"{whens} · {status}" if status else whens,
        resolved=one.status is ContradictionStatus.RESOLVED,
    )
