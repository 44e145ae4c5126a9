"""Workshops as large as those of the literature, made up from a seed: the same at every run.

The large one has twelve sessions with sixty people, five activity systems, 150 contradictions
with what stands behind them, a full board, a history wall, a four-field model. All of it by acts,
as people would have done it. Sizes after the studies listed by Engeström & Sannino (2011) and
others. What researchers add to it is in study.py.
"""

import random
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from changelab.domain.actors import Actor
from changelab.domain.opening import Blueprint
from changelab.domain.record import read_act
from changelab.domain.vocabulary import (
    ContradictionStatus,
    Element,
    EvidenceKind,
    LearningAction,
    ManifestationKind,
    Period,
    Role,
    Strand,
    Surface,
)
from changelab.service import Laboratory


@dataclass(frozen=True)
class Size:
    """How much of everything there is; `turns`, `words` and `codings` come with the study."""

    sessions: int
    people: int
    contradictions: int
    turns: int
    words: int
    codings: int


TYPICAL = Size(sessions=8, people=20, contradictions=30, turns=12_000, words=190_000, codings=2_000)
LARGE = Size(sessions=12, people=60, contradictions=150, turns=30_000, words=450_000, codings=5_000)
TWICE = Size(
    sessions=24, people=120, contradictions=300, turns=60_000, words=900_000, codings=10_000
)
SYSTEMS = 5
_NAMES = ("Our clinic", "The school", "Social care", "The municipality", "Families")
_WORDS = [
    "the",
    "form",
    "asks",
    "what",
    "nobody",
    "needs",
    "to",
    "know",
    "before",
    "the",
    "family",
    "has",
    "been",
    "met",
    "and",
    "heard",
    "by",
    "us",
    "referral",
    "threshold",
    "timetable",
    "budget",
    "trust",
    "silence",
    "waiting",
    "list",
    "parents",
    "teachers",
    "shared",
    "plan",
]


@dataclass(frozen=True)
class LargeWorkshop:
    """Where it lies: its id, in the laboratory of a folder."""

    id: str
    laboratory: Laboratory


def large_workshop(folder: Path, seed: int = 7, size: Size = LARGE) -> LargeWorkshop:
    """Open it in that folder and let everything happen."""
    laboratory = Laboratory(folder)
    opened = laboratory.open_workshop(_plan(size), "A long process", workshop="wlarge")
    process = _Process(laboratory, opened.workshop, random.Random(seed), size)
    with laboratory.together():
        process.runs()
    return LargeWorkshop(opened.workshop, laboratory)


def _plan(size: Size) -> Blueprint:
    actions = list(LearningAction)
    return Blueprint.model_validate(
        {
            "id": "large",
            "title": "A long process",
            "description": f"{size.sessions} sessions.",
            "systems": list(_NAMES[:SYSTEMS]),
            "sessions": [
                {
                    "title": f"Session {number + 1}",
                    "tasks": [
                        {
                            "title": f"Task {number + 1}.{place + 1}",
                            "learning_actions": [actions[(number + place) // 2 % len(actions)]],
                        }
                        for place in range(4)
                    ],
                }
                for number in range(size.sessions)
            ],
        }
    )


class _Process:
    """Everything that happens, session by session."""

    def __init__(
        self, laboratory: Laboratory, workshop: str, chance: random.Random, size: Size
    ) -> None:
        self._laboratory, self._workshop, self._chance = laboratory, workshop, chance
        self._size = size
        self._lead = Actor.of(Role.FACILITATOR)
        self._contradictions: list[str] = []

    def runs(self) -> None:
        doors = self._laboratory.doors
        tokens = [
            self._laboratory.join(self._workshop, f"Person {number}").token
            for number in range(self._size.people)
        ]
        self._people = [doors.visitor(token).actor for token in tokens]
        state = self._laboratory.state(self._workshop)
        self._systems = list(state.systems)
        for session in state.planned_sessions:
            self._leads("start_session", session=session.id)
            for task in session.tasks:
                self._leads("start_task", task=task)
                self._a_task_fills()
            self._leads("end_session")
        self._people = [self._lead]
        self._other_models()

    def _a_task_fills(self) -> None:
        for _ in range(SYSTEMS * 7 * 3 * 8 // (LARGE.sessions * 4)):
            self._says(
                "add_entry",
                system=self._one_of(self._systems),
                element=self._one_of(Element),
                period=self._one_of(Period),
            )
        for _ in range(8):
            self._says("place_note", surface=self._one_of(Surface), period=self._one_of(Period))
        for _ in range(self._size.contradictions // (self._size.sessions * 4) + 1):
            if len(self._contradictions) < self._size.contradictions:
                self._a_contradiction()

    def _a_contradiction(self) -> None:
        places = [
            {
                "system": self._one_of(self._systems),
                "element": self._one_of(Element),
                "period": self._one_of(Period),
            }
            for _ in range(self._chance.choice((1, 2, 2, 2)))
        ]
        poles = [one for place, one in enumerate(places) if one not in places[:place]]
        key = self._says("log_contradiction", poles=poles, period=poles[0]["period"])
        self._contradictions.append(key)
        for _ in range(3):
            seen = self._says(
                "note_observation",
                evidence=self._one_of(EvidenceKind),
                period=self._one_of(Period),
            )
            self._leads("attach_evidence", contradiction=key, observation=seen)
            self._says(
                "recognise_manifestation",
                of=self._one_of(ManifestationKind),
                observations=[seen],
                contradiction=key,
            )
        self._says("make_commitment", who="Dana", by_when="the next session", contradiction=key)
        status = self._one_of([ContradictionStatus.EVIDENCED, ContradictionStatus.WORKED_ON])
        self._leads("judge_contradiction", contradiction=key, status=status)

    def _other_models(self) -> None:
        for number in range(60):
            self._says("place_milestone", when=f"{1970 + number}", strand=self._one_of(Strand))
        for year in (1980, 1996, 2011):
            self._leads("cut_history", since=str(year), name=f"After {year}")
        axis = {"name": "Who decides", "low": "the service", "high": "the family"}
        self._leads("draw_four_field", title="Ways forward", across=axis, up=axis)
        forms = [
            self._says(
                "place_form",
                across=self._chance.uniform(-0.9, 0.9),
                up=self._chance.uniform(-0.9, 0.9),
            )
            for _ in range(6)
        ]
        for start, end in pairwise(forms):
            self._leads("join_forms", start=start, end=end, contradictions=self._contradictions[:2])
        for system, kind in zip(
            self._systems[1:], ("tool_producing", "rule_producing", "object_activity"), strict=False
        ):
            self._leads("place_neighbour", system=system, of=self._systems[0], neighbour=kind)
        for systems in ([self._systems[0]], [self._systems[1]], self._systems):
            self._says("construe_object", systems=systems, period="present")

    def _one_of(self, some):
        return self._chance.choice(list(some))

    def _says(self, act: str, **fields) -> str:
        """One of the people does it, in words of their own; the id of what they made."""
        fields["text"] = " ".join(self._chance.sample(_WORDS, self._chance.randint(3, 10)))
        person = self._one_of(self._people)
        return self._does(person, act, **fields)

    def _leads(self, act: str, **fields) -> str:
        return self._does(self._lead, act, **fields)

    def _does(self, actor: Actor, act: str, **fields) -> str:
        known = read_act({"act": act, **fields})
        # What only those may do who keep the record in order, the facilitator types for them.
        if actor.role not in known.by:
            actor = self._lead
        done = self._laboratory.perform(self._workshop, actor, known)
        return done.made or f"seq {done.seq}"
