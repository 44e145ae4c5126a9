"""A real server in a thread, a workshop on it, and what its people do over HTTP."""

import asyncio
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette

from changelab.diagrams import Renderer
from changelab.domain.actors import Actor
from changelab.domain.entities import TaskPlan
from changelab.domain.opening import Blueprint, BlueprintSession
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Period, Role
from changelab.live import Live
from changelab.live.addresses import Address
from changelab.service import Done, Laboratory

#: Where the package lies.
ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """A server in a thread, and the laboratory behind it.

    Attributes:
        network: the laptop's addresses, or (address, interface); change them to change the
            network.
    """

    laboratory: Laboratory
    live: Live
    uvicorn: uvicorn.Server
    thread: threading.Thread
    network: list[str | tuple[str, str]]
    loop: list[asyncio.AbstractEventLoop] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Stop it, as the end of its process would; again does nothing."""
        if not self.thread.is_alive():
            return
        self.loop[0].call_soon_threadsafe(self.live.hub.end_streams)
        self.uvicorn.should_exit = True
        self.thread.join(10)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(laboratory: Laboratory, renderer: Renderer, port: int = 0) -> Server:
    """A server for that laboratory, answering."""
    network: list[str | tuple[str, str]] = ["192.168.1.7"]
    live = Live(laboratory, renderer, addresses=lambda: [_address(one) for one in network])
    loop: list[asyncio.AbstractEventLoop] = []

    @asynccontextmanager
    async def lifespan(app):
        loop.append(asyncio.get_running_loop())
        async with live.running():
            yield

    app = Starlette(routes=live.routes, lifespan=lifespan)
    port = port or free_port()
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=3
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    return Server(laboratory, live, server, thread, network, loop, port)


def _address(known: str | tuple[str, str]) -> Address:
    return Address(known, "wlan0") if isinstance(known, str) else Address(*known)


@dataclass
class Phone:
    """What a participant's phone does over HTTP."""

    venue: "Venue"
    participant: str
    token: str

    def sends(self, act: str, act_id: str | None = None, **fields) -> httpx.Response:
        """An act of this person."""
        return self.venue.act(self.token, act, act_id, **fields)

    def state(self, **query) -> dict:
        """What this person may see."""
        return self.venue.state(self.token, **query)


@dataclass
class Venue:
    """A workshop, its server, and everyone's keys."""

    server: Server
    workshop: str
    join_code: str
    tokens: dict[Role, str]
    http: httpx.Client

    @property
    def laboratory(self) -> Laboratory:
        return self.server.laboratory

    def joins(self, name: str = "", consent: object = True, **fields) -> Phone:
        """Someone joins by phone."""
        sent = {"code": self.join_code, "name": name, "consent": consent, **fields}
        answer = self.http.post("/api/join", json=sent)
        assert answer.status_code == 200, answer.text
        return Phone(self, answer.json()["participant"], answer.json()["token"])

    def act(self, token: str, act: str, act_id: str | None = None, **fields) -> httpx.Response:
        """An act with that key."""
        return self.http.post(
            f"/api/workshops/{self.workshop}/acts",
            json={"id": act_id or str(uuid.uuid4()), "act": act, **fields},
            headers=bearer(token),
        )

    def aino_does(self, act: str, **fields) -> Done:
        """The facilitator does it at the workbench."""
        return self.laboratory.perform(
            self.workshop, Actor.of(Role.FACILITATOR), read_act({"act": act, **fields})
        )

    def state(self, token: str, **query) -> dict:
        """What that key may see."""
        answer = self.http.get(
            f"/api/workshops/{self.workshop}/state", headers=bearer(token), params=query
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def starts(self, title: str) -> None:
        """Aino brings the task of that title to every screen, in its session."""
        state = self.laboratory.state(self.workshop)
        task = next(task for task in state.tasks.values() if task.plan.title == title)
        if state.stage.session == task.session:
            self.aino_does("start_task", task=task.id)
        else:
            self.aino_does("start_session", session=task.session, task=task.id)


def bearer(token: str) -> dict[str, str]:
    """The header that carries a key."""
    return {"Authorization": f"Bearer {token}"}


def plan_of_all_kinds(systems: tuple[str, ...] = ("Our activity",)) -> Blueprint:
    """One session with a task of each kind, with questions as a workshop asks them."""

    def task(title: str, kind: str, ask: str, **fields) -> TaskPlan:
        return TaskPlan.model_validate({"title": title, "kind": kind, "ask": ask, **fields})

    tasks = (
        task("Open floor", "open", "What do you see in our work?", minutes=0),
        task("The case", "map", "What is there today?", minutes=10),
        task(
            "In the way",
            "map",
            "What stops you from doing what this child needs?",
            who_sees="after_reveal",
            minutes=10,
        ),
        task(
            "Pulls",
            "contradictions",
            "Which two things pull against each other in this case?",
            minutes=10,
        ),
        task("Held", "map", "What constrains us?", elements=["rules"], held=True, minutes=0),
        task(
            "Secret",
            "notes",
            "What would you never say aloud?",
            surface="mirror",
            anonymous=True,
            minutes=0,
        ),
        task("Board", "notes", "What have we seen?", minutes=0),
        task("Mirror", "notes", "What happened?", surface="mirror", period="past", minutes=0),
        task(
            "Trail",
            "prompts",
            "Think of one child last week.",
            prompts=["Who was involved?", "What was hard?", "What worked anyway?"],
            minutes=0,
        ),
        task("Until next time", "commitments", "What will you try?", minutes=0),
        task("Talk", "listen", "What did we hear?", minutes=0),
        task("Tomorrow", "map", "How should it be?", period=Period.FUTURE, minutes=0),
        task("Own", "notes", "For yourself: what moved you?", who_sees="own", minutes=0),
        task("Then", "history", "How did we get here?", period=Period.PAST, minutes=0),
    )
    session = BlueprintSession(title="Workshop 2", tasks=tasks)
    return Blueprint(id="all_kinds", title="All kinds", systems=systems, sessions=(session,))


@contextmanager
def venue_in(server: Server, blueprint: Blueprint | None = None) -> Iterator[Venue]:
    """A workshop of that plan on the server."""
    opened = server.laboratory.open_workshop(blueprint or plan_of_all_kinds(), "Whose child is it?")
    with httpx.Client(base_url=server.address, timeout=15) as http:
        yield Venue(server, opened.workshop, opened.join_code, opened.tokens, http)
