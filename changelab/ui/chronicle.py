"""The record of a workshop as a story: who did what when, in which session and task.

Told once per event and kept while the server runs, so that a page of a long
record comes at once. What was erased or reworded for everyone is told anew.
"""

import sys
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from itertools import islice, takewhile

from changelab.domain.activity_systems import EntryAdded, EntryMoved, SystemNamed, SystemRenamed
from changelab.domain.codebooks import CodeAdded, CodebookAdopted, CodeRevised
from changelab.domain.coding import CodingMade
from changelab.domain.contradictions import (
    ContradictionLocated,
    ContradictionLogged,
    EvidenceAttached,
    ManifestationLinked,
)
from changelab.domain.contributions import Contributed, ContributionReworded
from changelab.domain.episodes import EpisodeMarked, EpisodeRevised
from changelab.domain.four_field import FourFieldDrawn, FourFieldReworded
from changelab.domain.history import HistoryCut, PhaseChanged
from changelab.domain.materials import MaterialAdded, MaterialRevised
from changelab.domain.networks import ObjectConstrued
from changelab.domain.people import takes_words
from changelab.domain.planning import SessionPlanned, SessionRevised, TaskPlanned, TaskRevised
from changelab.domain.record import Event, Recorded
from changelab.domain.small_groups import GroupFormed
from changelab.domain.sorting import CardsGrouped, CardsMerged, CardsUngrouped, HeadingReworded
from changelab.domain.stage import SessionEnded, SessionStarted, TaskStarted
from changelab.domain.state import CONTRIBUTIONS
from changelab.domain.transcripts import TranscriptImported, TranscriptRenamed
from changelab.domain.undo import ActUndone
from changelab.domain.vocabulary import Element
from changelab.domain.withdrawal import out_of_use
from changelab.domain.wording import Wording
from changelab.service import Laboratory
from changelab.ui.sentences import Names, sentence, short, who

#: How many workshops are kept told.
_KEPT = 2

#: What an event is about, by the concept it belongs to.
FAMILIES = {
    "activity_systems": "Activity systems",
    "contradictions": "Contradictions",
    "networks": "Activity systems together",
    "history": "The history wall",
    "four_field": "Four-field models",
    "surfaces": "Notes on the surfaces",
    "prompts": "Answers",
    "commitments": "Commitments",
    "contributions": "Showing, hiding and rewording",
    "sorting": "Merging, headings and moving",
    "voting": "Votes",
    "stage": "Running the session",
    "wall": "Pictures on the wall",
    "materials": "Mirror material",
    "people": "People and consent",
    "consent": "Consent on paper, day of review",
    "small_groups": "Small groups",
    "planning": "The plan",
    "opening": "The workshop itself",
    "undo": "Undoing",
    "codebooks": "Codebooks",
    "coding": "Coding",
    "episodes": "Episodes",
    "memos": "Memos",
    "citing": "Passages cited",
    "transcripts": "Transcripts",
}


def family_of(event: type[Event]) -> str:
    """What kind of thing the event is about: a key of `FAMILIES`."""
    return event.__module__.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Told:
    """One event as told.

    Attributes:
        who: a role, a pseudonym, or Anonymous.
        about: ids of the cards that it concerns.
    """

    seq: int
    at: str
    session: str | None
    task: str | None
    who: str
    act_id: str
    kind: str
    family: str
    text: str
    elements: frozenset[Element]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What to look for; None and an empty text let everything through."""

    who: str | None = None
    element: Element | None = None
    session: str | None = None
    task: str | None = None
    family: str | None = None
    words: str = ""

    def lets_through(self, told: Told) -> bool:
        """True if this event was looked for."""
        return (
            (self.who is None or told.who == self.who)
            and (self.element is None or self.element in told.elements)
            and (self.session is None or told.session == self.session)
            and (self.task is None or told.task == self.task)
            and (self.family is None or told.family == self.family)
            and (not self.words or self.words.casefold() in told.text.casefold())
        )


#: What gives something that is there another name.
_RENAMING = (
    ContributionReworded,
    SystemRenamed,
    HeadingReworded,
    PhaseChanged,
    FourFieldReworded,
    MaterialRevised,
    CodeRevised,
    EpisodeRevised,
    TranscriptRenamed,
)


@dataclass
class Chronicle:
    """The story up to event `seq`, and what is needed to go on telling it."""

    wording: dict[str, str]
    told: list[Told] = field(default_factory=list)
    seq: int = 0
    _things: dict[str, str] = field(default_factory=dict)
    _elements: dict[str, frozenset[Element]] = field(default_factory=dict)
    #: Where in `told` each act begins.
    _acts: dict[str, int] = field(default_factory=dict)
    _task: str | None = None
    #: The task at hand before and after each act that changed it.
    _turns: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    def go_on(self, facts: list[Recorded]) -> None:
        """Tell the events that come next."""
        names = Names(Wording(self.wording), self._things)
        for fact in facts:
            event = fact.event
            elements, about = self._elements_of(event), _cards_of(fact)
            if isinstance(event, ActUndone) and event.undone in self._acts:
                undone = self.told[self._acts[event.undone]]
                names.undone = f"{undone.who} {undone.text}"
                elements, about = undone.elements, self._concerned_by(event.undone)
            # A name that this event gives is known to its own sentence; an older one stays
            # in sentences about renaming.
            if not isinstance(event, _RENAMING):
                self._name(fact)
            text = sentence(event, names)
            self._name(fact)
            self._follow_the_stage(fact)
            self._acts.setdefault(fact.act_id, len(self.told))
            self.told.append(
                Told(
                    seq=fact.seq,
                    at=fact.at,
                    session=sys.intern(fact.session) if fact.session else None,
                    task=self._task if fact.session else None,
                    who=sys.intern(who(fact.actor)),
                    act_id=fact.act_id,
                    kind=event.kind,
                    family=family_of(type(event)),
                    text=text,
                    elements=elements,
                    about=about,
                )
            )
            self.seq = fact.seq

    def _name(self, fact: Recorded) -> None:
        match fact.event:
            case Contributed(text=text) as event:
                self._things[f"{event.letter}{fact.seq}"] = short(text)
            case ContributionReworded(item=item, text=text):
                self._things[item] = short(text)
            case SystemNamed(system=key, name=name) | SystemRenamed(system=key, name=name):
                self._things[key] = name
            case GroupFormed(group=key, name=name):
                self._things[key] = name
            case CardsGrouped(heading=key, text=text) | HeadingReworded(heading=key, text=text):
                if text:
                    self._things[key] = short(text)
            case HistoryCut(phase=key, name=name) | PhaseChanged(phase=key, name=name):
                self._things[key] = name
            case FourFieldDrawn(field=key, title=title) | FourFieldReworded(field=key, title=title):
                self._things[key] = title
            case SessionPlanned(session=key, plan=plan) | SessionRevised(session=key, plan=plan):
                self._things[key] = plan.title
            case TaskPlanned(task=key, plan=plan) | TaskRevised(task=key, plan=plan):
                self._things[key] = plan.title
            case MaterialAdded(material=key, title=title):
                self._things[key] = title
            case MaterialRevised(material=key, title=title):
                self._things[key] = title
            case TranscriptImported(transcript=key, title=title):
                self._things[key] = title
            case TranscriptRenamed(transcript=key, title=title):
                self._things[key] = title
            case CodebookAdopted(codebook=key, plan=plan):
                self._things[key] = plan.title
                self._things |= {f"{key}/{one.key}": one.name for one in plan.codes}
            case CodeAdded(code=key, name=name) | CodeRevised(code=key, name=name):
                self._things[key] = name
            case CodingMade(coding=key, code=code):
                self._things[key] = self._things.get(code, code)
            case EpisodeMarked(episode=key, title=title) | EpisodeRevised(episode=key, title=title):
                self._things[key] = title

    def _elements_of(self, event: Event) -> frozenset[Element]:
        """The elements the event is about, its own or those of the card it speaks of."""
        match event:
            case EntryAdded(entry=key, element=element):
                self._elements[key] = frozenset({element})
            case EntryMoved(entry=key, element=element):
                before = self._elements.get(key, frozenset())
                self._elements[key] = frozenset({element})
                return before | {element}
            case ContradictionLogged(contradiction=key) | ContradictionLocated(contradiction=key):
                self._elements[key] = frozenset(pole.element for pole in event.poles)
            case ObjectConstrued(construed=key):
                self._elements[key] = frozenset({Element.OBJECT})
            case ManifestationLinked(manifestation=key, contradiction=of):
                self._elements[key] = self._elements.get(of, frozenset())
            case EvidenceAttached(observation=key, contradiction=of):
                self._elements[key] = self._elements.get(of, frozenset())
            case CardsMerged(items=items) | CardsGrouped(items=items) | CardsUngrouped(items=items):
                return frozenset().union(*(self._elements.get(one, ()) for one in items))
            case _:
                named = (getattr(event, name, None) for name in ("item", "entry", "contradiction"))
                key = next(filter(None, named), "")
        return self._elements.get(key, frozenset())

    def _concerned_by(self, act_id: str) -> tuple[str, ...]:
        """The cards that the act concerned; its events stand next to each other."""
        begun = islice(self.told, self._acts[act_id], None)
        of_it = takewhile(lambda one: one.act_id == act_id, begun)
        return tuple(dict.fromkeys(card for one in of_it for card in one.about))

    def _follow_the_stage(self, fact: Recorded) -> None:
        before = self._task
        match fact.event:
            case TaskStarted(task=task):
                self._task = task
            case SessionStarted() | SessionEnded():
                self._task = None
            case ActUndone(undone=act_id) if act_id in self._turns:
                # Undone, the stage goes back; undone again, it returns.
                self._turns[fact.act_id] = (before, self._turns[act_id][0])
                self._task = self._turns[act_id][0]
                return
            case _:
                return
        first = self._turns.get(fact.act_id, (before, None))[0]
        self._turns[fact.act_id] = (first, self._task)


#: The fields of events in which ids of cards stand.
_CARDS_IN = (
    "item",
    "items",
    "into",
    "entry",
    "contradiction",
    "contradictions",
    "to",
    "observation",
    "observations",
    "manifestation",
    "note",
    "commitment",
    "milestone",
    "form",
    "start",
    "end",
)


def _cards_of(fact: Recorded) -> tuple[str, ...]:
    """The ids of the cards that an event made or speaks of."""
    event = fact.event
    found = [f"{event.letter}{fact.seq}"] if isinstance(event, Contributed) else []
    for name in _CARDS_IN:
        named = getattr(event, name, ())
        found += [named] if isinstance(named, str) else named if isinstance(named, tuple) else []
    return tuple(sys.intern(key) for key in dict.fromkeys(found) if key[:1] in CONTRIBUTIONS)


_chronicles: OrderedDict[str, Chronicle] = OrderedDict()
_telling = threading.Lock()


def chronicle(laboratory: Laboratory, workshop: str) -> list[Told]:
    """Every event of the workshop as told, oldest first.

    Raises:
        NotFound: there is no such workshop.
    """
    state = laboratory.state(workshop)
    with _telling:
        known = _chronicles.get(workshop)
        if known is not None and known.seq == state.seq:
            return known.told
        new = laboratory.facts(workshop, after=known.seq if known is not None else 0)
        taken = any(takes_words(fact.event) for fact in new)
        if known is None or taken or known.wording != state.about.wording:
            # What was taken out stands in what was told before: told anew, from the beginning.
            new = laboratory.facts(workshop)
            known = Chronicle(dict(state.about.wording))
        known.go_on(list(out_of_use(new, state.set_aside)))
        _chronicles[workshop] = known
        _chronicles.move_to_end(workshop)
        while len(_chronicles) > _KEPT:
            _chronicles.popitem(last=False)
        return known.told


def forget_what_was_told(workshop: str) -> None:
    """Keep nothing of this workshop in memory; called when a person's words are erased."""
    with _telling:
        _chronicles.pop(workshop, None)
