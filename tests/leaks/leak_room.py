"""A room with everybody in it who could read something: served for real, asked over HTTP."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import httpx
from leak_marks import new_mark
from leak_promises import Person, Promises, Reader, Task
from live_venue import Server, bearer

from changelab.domain.actors import Actor
from changelab.domain.opening import Blueprint
from changelab.domain.record import Recorded
from changelab.domain.vocabulary import Role, Withdrawal

#: What of a plan the room reads when its task is at hand, and what only the facilitator does.
_ASKED = ("title", "ask")
_KEPT_BACK = ("notes", "mirror_material", "first_stimulus", "second_stimulus", "product")
#: What the promises know of a plan.
PROMISED = ("who_sees", "held", "anonymous", "by_groups", "kind")

#: What changes in the promises when the record took these events in.
Effect = Callable[[list[Recorded]], None]


class Leak(AssertionError):
    """Somebody got what they may not read."""


@dataclass
class Answer:
    """What came back on an act: the status, and the bytes."""

    status: int
    content: bytes
    sent: bytes

    @property
    def data(self) -> dict:
        return json.loads(self.content)


@dataclass
class LeakRoom:
    """A workshop of many tasks with its people, and what each of them was promised.

    Attributes:
        stranger: the facilitator of another workshop in the same house.
        told: what was done so far, for whoever reads a failure.
        acts: ids of acts by whose they are; `recorded` those that the record took in.
    """

    server: Server
    http: httpx.Client
    workshop: str
    code: str
    roles: dict[str, Reader]
    stranger: Reader
    promises: Promises = field(default_factory=Promises)
    persons: dict[str, Reader] = field(default_factory=dict)
    gone: dict[str, Reader] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    plans: dict[str, dict] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    recorded: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    check: Callable[[Reader, Answer, str], None] = lambda *_: None
    seq: int = 0

    # --- beginning ----------------------------------------------------------------------

    @classmethod
    def opened(cls, server: Server, http: httpx.Client, plans: list[dict]) -> "LeakRoom":
        """A room that begins with the first of these tasks; nobody has joined."""
        elsewhere = server.laboratory.open_workshop(_blueprint([{}]), "Elsewhere")
        stranger = Reader("stranger", elsewhere.tokens[Role.FACILITATOR])
        made = [_marked(plan) for plan in plans]
        here = server.laboratory.open_workshop(_blueprint(made), "Whose child is it?")
        roles = {role.value: Reader(role.value, token) for role, token in here.tokens.items()}
        room = cls(server, http, here.workshop, here.join_code, roles, stranger)
        state = server.laboratory.state(here.workshop)
        room.seq = state.seq
        for system in state.systems:
            room.promises.put("systems", system, "")
        (session,) = state.sessions
        for task, plan in zip(state.sessions[session].tasks, made, strict=True):
            room.planned(task, session, plan)
        room.promises.asked.add(session)
        room.promises.set_stage(session=session, task=state.stage.task)
        room.at_hand(state.stage.task)
        return room

    def planned(self, task: str, session: str, plan: dict) -> None:
        """The plan has that task."""
        self.plans[task] = plan
        known = {name: plan[name] for name in PROMISED if name in plan}
        self.promises.put("tasks", task, Task(id=task, session=session, **known))
        for name in _ASKED:
            self.promises.typed[plan[name]] = ("question", task)
        for name in _KEPT_BACK:
            self.promises.typed[plan[name]] = ("the facilitator's side", task)

    def at_hand(self, task: str) -> None:
        """That task came to every screen."""
        promises = self.promises
        promises.asked.add(task)
        known = promises.tasks[task]
        promises.put("tasks", task, replace(known, started=True))

    # --- the people ---------------------------------------------------------------------

    @property
    def facilitator(self) -> Reader:
        return self.roles["facilitator"]

    @property
    def scribe(self) -> Reader:
        return self.roles["scribe"]

    @property
    def readers(self) -> list[Reader]:
        """Everybody who belongs to this room."""
        return [*self.roles.values(), *self.persons.values()]

    @property
    def in_the_room(self) -> list[Reader]:
        """The projector and the phones."""
        return [self.roles["observer"], *self.persons.values()]

    @property
    def outside(self) -> list[Reader]:
        """Nobody, somebody with a key that opens another room, and those who were forgotten."""
        return [Reader("nobody", ""), self.stranger, *self.gone.values()]

    def joins(self, archive: bool = False) -> bool:
        """Someone joins by phone, under a name that nobody may ever read; False if refused."""
        name = f"{new_mark()} {new_mark()}"
        agreed = ["take_part", *(["archive"] if archive else [])]
        sent = {"code": self.code, "name": name, "consent": agreed}
        answer = self.http.post("/api/join", json=sent)
        if answer.status_code != 200:
            return False
        reader = Reader(answer.json()["participant"], answer.json()["token"])
        self.persons[reader.id] = reader
        self.promises.put("people", reader.id, Person(reader.id, archive=archive))
        doors = self.server.laboratory.doors
        self.secrets[reader.id] = doors.person(self.workshop, reader.id).secret
        self.seq = self.newest
        self.told.append(f"{reader.id} joins (archive: {archive})")
        return True

    def withdraws(self, person: str, level: Withdrawal) -> None:
        """The facilitator takes a person's part out, so far.

        Raises:
            Refused: that cannot be done any more.
        """
        lead = Actor.of(Role.FACILITATOR)
        self.seq = self.server.laboratory.withdraw(self.workshop, person, level, lead).seq
        if level is not Withdrawal.NO_FURTHER_USE:
            self.gone[person] = self.persons.pop(person)
        self.told.append(f"{person} withdraws: {level}")

    # --- acting -------------------------------------------------------------------------

    @property
    def sessions(self) -> list[str]:
        """The sessions of the plan."""
        return list(self.server.laboratory.latest(self.workshop).sessions)

    @property
    def newest(self) -> int:
        """The newest seq of the record."""
        return self.server.laboratory.latest(self.workshop).seq

    def does(self, who: Reader, act: str, effect: Effect | None = None, /, **fields) -> bool:
        """An act over HTTP; `effect` is done if the record took it in. True if it did."""
        act_id = str(uuid.uuid4())
        self.acts[act_id] = who.id
        if fields.get("for") is None:
            fields.pop("for", None)
        else:
            self.acts[act_id] = fields["for"]
        sent = {"id": act_id, "act": act, **fields}
        return self._sends(who, f"/api/workshops/{self.workshop}/acts", sent, effect)

    def types(self, line: str, effect: Effect | None = None, /, **fields) -> bool:
        """A line of the scribe."""
        act_id = str(uuid.uuid4())
        self.acts[act_id] = fields.get("for") or self.scribe.id
        sent = {"id": act_id, "line": line, **fields}
        return self._sends(self.scribe, f"/api/workshops/{self.workshop}/line", sent, effect)

    def _sends(self, who: Reader, where: str, sent: dict, effect: Effect | None) -> bool:
        body = json.dumps(sent).encode()
        headers = bearer(who.token) if who.token else {}
        answer = self.http.post(where, content=body, headers=headers)
        new: list[Recorded] = []
        if answer.status_code == 200 and answer.json().get("seq", 0) > self.seq:
            new = self.server.laboratory.facts(self.workshop, self.seq)
            self.seq = answer.json()["seq"]
            with self.promises.deed(sent["id"]):
                if effect is not None:
                    effect(new)
            self.recorded.append(sent["id"])
        said = {key: value for key, value in sent.items() if key != "id"}
        became = [fact.event.kind for fact in new] if new else answer.status_code
        if who not in self.outside:
            self.told.append(f"{who.id}: {json.dumps(said)} -> {self.seq} {became}")
        self.check(who, Answer(answer.status_code, answer.content, body), f"answer to {said}")
        return bool(new)

    def story(self) -> str:
        """What was done, one act a line."""
        return "\n".join(self.told)


def _marked(plan: dict) -> dict:
    """A plan in which every text holds a mark."""
    return {**plan, **{name: new_mark() for name in (*_ASKED, *_KEPT_BACK)}}


def marked_plan(**plan) -> dict:
    """A plan of a task in which every text holds a mark."""
    return _marked(plan)


def _blueprint(plans: list[dict]) -> Blueprint:
    tasks = [plan if "title" in plan else {**plan, "title": "Elsewhere"} for plan in plans]
    return Blueprint.model_validate(
        {
            "id": "leaks",
            "title": "Leaks",
            "starts_open": True,
            "sessions": [{"title": "Workshop 1", "tasks": tasks}],
        }
    )
