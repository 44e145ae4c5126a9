"""Workshops for the tests of the domain: planned for one test, or played on paper."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest

from changelab.domain.actors import Actor
from changelab.domain.decide import decide, name_for
from changelab.domain.errors import ChangeLabError
from changelab.domain.fold import advance, fold
from changelab.domain.opening import Blueprint, opening
from changelab.domain.record import Event, Recorded, read_act, read_event
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Purpose, Role


def blueprint(*tasks: dict, **fields) -> Blueprint:
    """One session with these tasks; the first is open when the workshop begins."""
    plan = {
        "id": "planned",
        "title": "Planned for a test",
        "starts_open": True,
        "sessions": [{"title": "Session 1", "tasks": tasks}],
    }
    return Blueprint.model_validate(plan | fields)


@pytest.fixture
def room_with(room) -> Callable:
    """Opens a workshop with the given tasks, the first of them open, and people in it."""

    def opened(*tasks: dict, **fields):
        laboratory = room.laboratory
        made = laboratory.open_workshop(blueprint(*tasks, **fields), "Planned")

        def person(name: str) -> Actor:
            joined = laboratory.join(made.workshop, name, {Purpose.TAKE_PART: True})
            return laboratory.doors.visitor(joined.token).actor

        return replace(
            room,
            workshop=made.workshop,
            join_code=made.join_code,
            bilal=person("Bilal"),
            dana=person("Dana"),
        )

    return opened


class PaperRoom:
    """A workshop without a disk: acts are decided and folded, the facts kept in a list."""

    def __init__(self, plan: Blueprint) -> None:
        self.aino = Actor.of(Role.FACILITATOR)
        self.bilal = Actor(Role.PARTICIPANT, "P01", secret="bilal's")
        self.dana = Actor(Role.PARTICIPANT, "P02", secret="dana's")
        self.chen = Actor.of(Role.OBSERVER)
        self.facts: list[Recorded] = []
        self.state = WorkshopState("wpaper")
        self.record("facilitator", *opening(plan, "On paper"))
        for name in ("P01", "P02"):
            self.record(name, read("participant_joined", participant=name))

    def record(self, actor: str, *events: Event, act_id: str | None = None) -> None:
        """Put events at the end of the record, as one act."""
        act_id = act_id or str(uuid.uuid4())
        minute, second = divmod(len(self.facts), 60)
        facts = [
            Recorded(
                seq=self.state.seq + place,
                at=f"2026-03-02T09:{minute:02d}:{second:02d}.000Z",
                session=self.state.stage.session,
                actor=actor,
                act_id=act_id,
                event=event,
            )
            for place, event in enumerate(events, start=1)
        ]
        self.state = advance(self.state, facts)
        self.facts += facts

    def does(self, actor: Actor, act: str, **fields) -> str:
        """`actor` does that act; returns its id.

        Raises:
            ChangeLabError: it is refused.
        """
        asked = read_act({"act": act, **fields})
        events, act_id = decide(self.state, asked, actor), str(uuid.uuid4())
        if events:
            self.record(name_for(self.state, asked, actor), *events, act_id=act_id)
        return act_id

    def tries(self, actor: Actor, act: str, **fields) -> bool:
        """As `does`; True if it was not refused."""
        try:
            self.does(actor, act, **fields)
        except ChangeLabError:
            return False
        return True

    def at(self, seq: int) -> WorkshopState:
        """The state as of event `seq`."""
        return fold(self.state.workshop, self.facts[:seq])


def read(kind: str, **payload) -> Event:
    """An event of version 1."""
    return read_event(kind, 1, payload)


@pytest.fixture(scope="session")
def paper_room() -> Callable[..., PaperRoom]:
    """Makes a workshop on paper with the given tasks."""
    return lambda *tasks, **fields: PaperRoom(blueprint(*tasks, **fields))
