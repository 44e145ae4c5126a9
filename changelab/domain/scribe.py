"""The scribe's line: plain typing at the speed of talk, read into an act.

    tools: key worker                          past rules: attendance target
    rules x object: targets against the child  past object x future object: …
    school rules x health service rules: …     rules of School: …
    idea: one form for the family              mirror: …    seen: …
    who does what: …                           Aino will call the school by Friday
    system: Health service                     undo
    future tools: key worker                   (said before for the present: carried over)

In a task about history a line that begins with a date is a milestone:

    1998: a new law                            1998-05-17 rules: the law is in force
    1998-2004 tools: paper forms               1998-05 to 2004: …

Names may be the field's, the workshop's own, or their beginning if that is
enough. A line that cannot be read is kept as it is and said to be kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from changelab.domain.activity_systems import AddEntry, CarryEntry, NameSystem
from changelab.domain.commitments import MakeCommitment
from changelab.domain.contradictions import (
    LEVEL_QUESTIONS,
    LogContradiction,
    NoteObservation,
    PoleOf,
    level_of,
)
from changelab.domain.entities import ActivitySystem, Entry, Pole
from changelab.domain.history import PlaceMilestone
from changelab.domain.record import Act, understood
from changelab.domain.state import WorkshopState
from changelab.domain.surfaces import KeepLine, PlaceNote
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.domain.undo import Undo
from changelab.domain.vocabulary import Element, Period, Standing, Strand, Surface, TaskKind
from changelab.domain.wording import Wording

_ELEMENT_NAMES = {
    Element.SUBJECT: ["subject", "actor", "subjects"],
    Element.OBJECT: ["object", "problem space"],
    Element.TOOLS: ["tools", "tool", "instruments", "artefacts"],
    Element.RULES: ["rules", "rule", "norms"],
    Element.COMMUNITY: ["community"],
    Element.DIVISION_OF_LABOUR: [
        "division of labour",
        "division of labor",
        "division",
        "dol",
        "labour",
        "roles",
        "who does what",
    ],
    Element.OUTCOME: ["outcome", "result"],
}
_SURFACE_NAMES = {
    Surface.MIRROR: ["mirror"],
    Surface.IDEAS: ["ideas", "idea", "ideas and tools"],
    Surface.MODEL: ["model", "vision", "model and vision"],
}
_PERIOD_NAMES = {
    Period.PAST: ["past", "before"],
    Period.PRESENT: ["present", "now", "today"],
    Period.FUTURE: ["future", "later"],
}
_STRAND_NAMES = {
    Strand.EVENTS: ["events", "event"],
    Strand.OBJECT: _ELEMENT_NAMES[Element.OBJECT],
    Strand.TOOLS: _ELEMENT_NAMES[Element.TOOLS],
    Strand.RULES: _ELEMENT_NAMES[Element.RULES],
}
_OBSERVATION_NAMES = ["seen", "observed", "observation", "heard"]
_SYSTEM_NAMES = ["system", "activity system", "new system"]
#: A card, and the names that may stand before it.
_LINE_LIMIT = CARD_LIMIT + 4 * TITLE_LIMIT
_BETWEEN = re.compile(r"\s+(?:x|×|vs\.?|versus)\s+", re.IGNORECASE)
_DATE = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_DATED = re.compile(
    rf"(?P<when>{_DATE})(?:\s*(?:[-–—]|to|until)\s*(?P<until>{_DATE}))?(?:\s+(?P<strand>.+))?"
)
_WILL = re.compile(
    r"^(?P<who>[^:]{1,80}?)\s+will\s+(?P<what>.+?)\s+by\s+(?P<when>[^,.;]{1,60})[.]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """What a line was understood as: the act, and the sentence that says so.

    Attributes:
        kept: True if the line could not be read and is kept as it is.
    """

    act: Act | None
    says: str
    kept: bool = False


class Reader:
    """Reads lines in the words of one workshop.

    Args:
        wording: the workshop's words; they are understood beside the field's.
        systems: the activity systems that can be named.
        period: the period meant when a line names none.
        entries: what is there already; the same words typed for another period
            carry the entry into it.
        dates: read a line that begins with a date as a milestone.
    """

    def __init__(
        self,
        wording: Wording | None = None,
        systems: list[ActivitySystem] | None = None,
        period: Period = Period.PRESENT,
        entries: Iterable[Entry] = (),
        dates: bool = False,
    ) -> None:
        wording = wording or Wording()
        self._wording = wording
        self._systems = systems or []
        self._period = period
        self._entries = list(entries)
        self._dates = dates
        self._elements = _Names(_ELEMENT_NAMES, wording.element)
        self._surfaces = _Names(_SURFACE_NAMES, wording.surface)
        self._periods = _Names(_PERIOD_NAMES, wording.period)
        self._strands = _Names(_STRAND_NAMES, wording.strand)

    @classmethod
    def of(cls, state: WorkshopState) -> "Reader":
        """The reader of a workshop as it is now; the task at hand says which period is meant."""
        plan = state.task.plan if state.task else None
        return cls(
            Wording(state.about.wording),
            list(state.systems.values()),
            plan.period if plan else Period.PRESENT,
            state.entries.values(),
            dates=plan is not None and plan.kind is TaskKind.HISTORY,
        )

    def read(self, line: str) -> Reading:
        """The act the line means.

        Raises:
            Refused: the line is understood, but its text is empty or too long.
        """
        line = line.strip()
        if not line:
            return Reading(None, "")
        if len(line) > _LINE_LIMIT:
            # Refused as too long; patterns are not tried on it.
            understood(KeepLine, {"text": line})
        if line.casefold() == "undo":
            return Reading(Undo(), "undo what you did last")
        head, colon, text = line.partition(":")
        if colon:
            # Names are compared folded: some letters become two, so nothing is cut by length.
            reading = self._headed(" ".join(head.casefold().split()), text.strip())
            if reading is not None:
                return reading
        promise = _WILL.match(line)
        if promise:
            return self._promise(promise)
        return Reading(
            understood(KeepLine, {"text": line, "period": self._period}),
            "kept as it is, to be placed later",
            kept=True,
        )

    def completions(self, line: str) -> tuple[str, ...]:
        """Names that the unfinished word at the end of the line can become."""
        if ":" in line or not line.strip() or len(line) > _LINE_LIMIT:
            return ()
        *_, last = _BETWEEN.split(line)
        if last.strip():
            line, last = line.rstrip(), last.rstrip()
        found: dict[str, None] = {}
        for begun in self._beginnings(last):
            start = line[: len(line) - len(begun)]
            names = [*self._elements.all, *self._surfaces.all, *(one.name for one in self._systems)]
            if begun == last:
                names += self._periods.all
            wanted = begun.casefold()
            found |= {
                start + begun + name[len(begun) :]: None
                for name in names
                if name.casefold().startswith(wanted)
            }
        return tuple(found)[:6]

    def _beginnings(self, words: str) -> Iterator[str]:
        """What may be an unfinished name: all the words, or those after a period or a system."""
        yield words
        rests = [words]
        for names in (self._periods.all, [one.name for one in self._systems]):
            for name in names:
                for rest in list(rests):
                    if rest.casefold().startswith(name.casefold() + " "):
                        rests.append(rest[len(name) :].lstrip())
                        yield rests[-1]

    # --- the kinds of lines -------------------------------------------------------------

    def _headed(self, head: str, text: str) -> Reading | None:
        dated = _DATED.fullmatch(head) if self._dates else None
        if dated:
            return self._milestone(dated, text)
        parts = _BETWEEN.split(head)
        if len(parts) == 2:
            return self._contradiction(parts, text)
        period, name = self._leading_period(head)
        when = period or self._period
        surface = self._surfaces.of(name)
        element_and_system = self._element(name)
        if element_and_system:
            return self._entry(element_and_system, when, text)
        if surface:
            fields = {"surface": surface, "period": when, "text": text}
            says = f"{self._wording.surface(surface)}, {self._when(when)}"
            return Reading(understood(PlaceNote, fields), says)
        if name.casefold() in _OBSERVATION_NAMES:
            fields = {"text": text, "period": when}
            return Reading(understood(NoteObservation, fields), f"observation, {self._when(when)}")
        if name.casefold() in _SYSTEM_NAMES:
            return Reading(understood(NameSystem, {"name": text}), "a new activity system")
        return None

    def _entry(self, found: tuple[Element, str | None], when: Period, text: str) -> Reading:
        element, system = found
        place = self._place(element, system)
        there = self._already_there(element, system, text, when)
        if there is not None:
            carried = understood(CarryEntry, {"entry": there.id, "period": when})
            return Reading(carried, f"{place}, carried into {self._when(when)} too")
        fields = {"system": system, "element": element, "period": when, "text": text}
        return Reading(understood(AddEntry, fields), f"{place}, {self._when(when)}")

    def _already_there(
        self, element: Element, system: str | None, text: str, when: Period
    ) -> Entry | None:
        """The entry of these words that can be carried; None if one holds then already."""
        same = [
            entry
            for entry in self._entries
            if entry.standing is Standing.SHOWN
            and (entry.element, entry.system) == (element, self._meant(system))
            and entry.text.casefold() == text.casefold()
        ]
        if not same or any(when in entry.periods for entry in same):
            return None
        return same[0]

    def _meant(self, system: str | None) -> str:
        """The system that is meant when none is named: the only one that is no group's own."""
        shared = [one for one in self._systems if one.group is None]
        if system is None and len(shared) == 1:
            return shared[0].id
        return system or ""

    def _contradiction(self, parts: list[str], text: str) -> Reading | None:
        poles, periods = [], []
        for part in parts:
            period, name = self._leading_period(part)
            found = self._element(name)
            if found is None:
                return None
            element, system = found
            periods.append(period)
            poles.append((element, system))
        # The period named first holds for both ends unless the second names its own.
        first = periods[0] or self._period
        last = periods[1] or first
        sent = [
            PoleOf(system=system, element=element, period=when)
            for (element, system), when in zip(poles, (first, last), strict=True)
        ]
        ends = dict.fromkeys(
            Pole(self._meant(one.system), one.element, one.period or first) for one in sent
        )
        level = level_of(tuple(ends))
        fields = {"text": text, "poles": tuple(sent), "period": last}
        places = " and ".join(self._place(element, system) for element, system in poles)
        times = self._when(first) if first == last else f"{self._when(first)} to {self._when(last)}"
        return Reading(
            understood(LogContradiction, fields),
            f"{self._wording['contradiction'].lower()} between {places}, {times}"
            f" ({LEVEL_QUESTIONS[level]})",
        )

    def _milestone(self, dated: re.Match, text: str) -> Reading | None:
        named, when, until = dated["strand"], dated["when"], dated["until"] or ""
        strand = self._strands.of(named) if named else Strand.EVENTS
        if strand is None:
            return None
        fields = {"when": when, "until": until, "strand": strand, "text": text}
        span = f"{when} to {until}" if until else when
        says = f"{self._wording.strand(strand).lower()}, {span}, on the history wall"
        return Reading(understood(PlaceMilestone, fields), says)

    def _promise(self, promise: re.Match) -> Reading:
        who, what, when = promise["who"], promise["what"], promise["when"]
        fields = {"who": who, "text": what, "by_when": when}
        return Reading(understood(MakeCommitment, fields), f"commitment of {who}, by {when}")

    # --- names --------------------------------------------------------------------------

    def _leading_period(self, words: str) -> tuple[Period | None, str]:
        for name in sorted(self._periods.all, key=len, reverse=True):
            folded = name.casefold()
            if words.startswith(folded + " "):
                return self._periods.of(folded), words[len(folded) :].strip()
        return None, words.strip()

    def _element(self, name: str) -> tuple[Element, str | None] | None:
        """The element, and the system if one is named before it or after "of"."""
        element = self._elements.of(name)
        if element:
            return element, None
        for system in sorted(self._systems, key=lambda one: -len(one.name)):
            called = " ".join(system.name.casefold().split())
            if name.startswith(called + " "):
                element = self._elements.of(name[len(called) :].strip())
            elif name.endswith(" of " + called):
                element = self._elements.of(name[: -len(called) - 4].strip())
            if element:
                return element, system.id
        return None

    def _place(self, element: Element, system: str | None) -> str:
        named = next((one.name for one in self._systems if one.id == system), None)
        called = self._wording.element(element).lower()
        return f"{called} of {named}" if named else called

    def _when(self, period: Period) -> str:
        return self._wording.period(period).lower()


class _Names:
    """Names of some members: the workshop's own words first, then the field's and other ones."""

    def __init__(self, known: dict, own: Callable[[Any], str]) -> None:
        #: Every name, folded, the workshop's own first.
        self.all = [own(member).casefold() for member in known]
        self._meaning = {own(member).casefold(): member for member in known}
        self._begins = dict(self._meaning)
        for member, names in known.items():
            # The first name is the field's term; a beginning of it is enough, of others not:
            # "no: I disagree" is no norm.
            self._begins.setdefault(names[0], member)
            for name in names:
                if name not in self._meaning:
                    self._meaning[name] = member
                    self.all.append(name)

    def of(self, name: str) -> Any:
        """What a folded name means: exactly, or as the only thing that begins so."""
        if name in self._meaning:
            return self._meaning[name]
        if len(name) < 2:
            return None
        begun = {member for known, member in self._begins.items() if known.startswith(name)}
        return begun.pop() if len(begun) == 1 else None
