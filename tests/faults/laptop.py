"""The facilitator's laptop: a data folder with one workshop, and the server process on it."""

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from served import ROOT, Served, free_port, served

from changelab.domain.entities import TaskPlan
from changelab.domain.opening import Blueprint, BlueprintSession
from changelab.domain.record import Recorded
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory

#: Seconds after which something that should happen counts as not happening.
PATIENCE = 120.0
#: Seconds to wait for one answer; a busy machine may take its time.
FOR_ONE_ANSWER = 60.0


def until(holds: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, f"it did not happen: {what}"
        time.sleep(0.05)


def plan() -> Blueprint:
    """One session with two tasks of different kinds that show everyone's cards at once."""
    tasks = (
        TaskPlan(title="The case", kind="map", ask="What is there today?", minutes=10),
        TaskPlan(title="In the way", kind="notes", ask="What stops you?", minutes=10),
    )
    session = BlueprintSession(title="Workshop 1", tasks=tasks)
    return Blueprint(id="faults", title="Faults", systems=("Our activity",), sessions=(session,))


@dataclass
class Laptop:
    """A workshop in a folder, served by a process that may be killed and started again.

    Attributes:
        port: where phones find it; the same after each start.
        environment: what the server process is told beside our own environment.
        http: one client for everyone who is no browser.
    """

    folder: Path
    workshop: str
    join_code: str
    tokens: dict[Role, str]
    http: httpx.Client
    port: int = field(default_factory=free_port)
    environment: Mapping[str, str] = field(default_factory=dict)
    _running: ExitStack = field(default_factory=ExitStack)
    _served: Served | None = None

    # --- the process --------------------------------------------------------------------

    @property
    def process(self) -> subprocess.Popen:
        """The server process that was started last."""
        assert self._served is not None
        return self._served.process

    def start(self) -> None:
        """Serve the folder."""
        self._served = self._running.enter_context(
            served(self.folder, port=self.port, environment=self.environment)
        )

    def kill(self) -> None:
        """End the server at once, as by `kill -9` or a power cut."""
        self.process.kill()
        self.process.wait()
        self._running.close()

    def stop(self) -> None:
        """End the server in its own time; again does nothing."""
        self._running.close()

    def runs(self) -> bool:
        """True while the process that was started last has not ended."""
        return self.process.poll() is None

    # --- what people do over HTTP -------------------------------------------------------

    @property
    def address(self) -> str:
        """Where the server answers."""
        return f"http://127.0.0.1:{self.port}"

    def joins(self, name: str = "") -> str:
        """Someone joins by phone; returns their token."""
        sent = {"code": self.join_code, "name": name, "consent": True}
        answer = self.http.post(f"{self.address}/api/join", json=sent)
        assert answer.status_code == 200, answer.text
        return answer.json()["token"]

    def act(self, token: str, act: str, act_id: str = "", **fields: object) -> httpx.Response:
        """An act of whoever holds the token, sent once."""
        return self.http.post(
            f"{self.address}/api/workshops/{self.workshop}/acts",
            json={"id": act_id or str(uuid.uuid4()), "act": act, **fields},
            headers=bearer(token),
        )

    def aino_does(self, act: str, **fields: object) -> httpx.Response:
        """The facilitator does it with her own key."""
        return self.act(self.tokens[Role.FACILITATOR], act, **fields)

    def adds(self, token: str, text: str, element: str = "rules") -> httpx.Response:
        """A card to the map of the present."""
        return self.act(token, "add_entry", element=element, text=text, period="present")

    def starts(self, title: str) -> None:
        """Aino brings the task of that title to every screen."""
        state = self.state(self.tokens[Role.FACILITATOR])
        task = next(one for one in state["tasks"] if one["plan"]["title"] == title)
        answer = (
            self.aino_does("start_task", task=task["id"])
            if state["stage"]["session"]
            else self.aino_does("start_session", session=task["session"], task=task["id"])
        )
        assert answer.status_code == 200, answer.text

    def state(self, token: str) -> dict:
        """What that key may see now."""
        answer = self.http.get(
            f"{self.address}/api/workshops/{self.workshop}/state", headers=bearer(token)
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def picture(self, period: str = "present", format: str = "svg") -> httpx.Response:
        """The picture as the projector asks for it, or for print."""
        return self.http.get(
            f"{self.address}/live/{self.workshop}/pictures/activity-system.{format}",
            params={"token": self.tokens[Role.OBSERVER], "period": period},
        )

    @contextmanager
    def stream(self, token: str) -> Iterator[Iterator[str]]:
        """The lines of an event stream of its own."""
        url = f"{self.address}/live/{self.workshop}/events"
        with self.http.stream("GET", url, params={"token": token}) as answer:
            assert answer.status_code == 200
            yield answer.iter_lines()

    # --- what is on the disk ------------------------------------------------------------

    def record(self) -> list[Recorded]:
        """Every event on the disk; to be read when the server has stopped."""
        with Laboratory(self.folder) as laboratory:
            return laboratory.facts(self.workshop)

    def folded(self) -> WorkshopState:
        """The workshop as the record on the disk tells it; when the server has stopped."""
        with Laboratory(self.folder) as laboratory:
            return laboratory.state(self.workshop)

    def verify(self) -> int:
        """The exit code of `python -m changelab verify`."""
        command = [sys.executable, "-m", "changelab", "verify", f"--data={self.folder}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert json.loads(done.stdout)["sound"] is (done.returncode == 0)
        return done.returncode


@contextmanager
def laptop(folder: Path, environment: Mapping[str, str] | None = None) -> Iterator[Laptop]:
    """A laptop with a workshop in `folder`; not serving yet, and stopped at the end."""
    with Laboratory(folder) as laboratory:
        opened = laboratory.open_workshop(plan(), "Whose child is it?")
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    with httpx.Client(limits=limits, timeout=FOR_ONE_ANSWER) as http:
        own = Laptop(
            folder,
            opened.workshop,
            opened.join_code,
            opened.tokens,
            http,
            environment=environment or {},
        )
        try:
            yield own
        finally:
            own.stop()


def bearer(token: str) -> dict[str, str]:
    """The header that carries a key."""
    return {"Authorization": f"Bearer {token}"}
