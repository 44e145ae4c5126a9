"""The whole export of a large study: alone, and beside a server that goes on answering."""

import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.sync_api import Page

from bench import servers
from bench.chromium import chromium
from bench.figures import Figure, once_a_round
from bench.large_workshop import LARGE, TWICE, Size
from bench.study import studied
from changelab.domain.vocabulary import Role

PART = "exports"
LARGE_STUDY, TWICE_THAT = "the large study", "twice the large study"
BESIDE = "the large study, beside a room and an open workbench"
TAKES, NEEDS, WEIGHS = "whole export", "memory of the export", "folder and zip"
#: What is asked of the server while the export runs.
PHONE_PAGE, STATE, ACT, WORKBENCH = (
    "phone page answers meanwhile",
    "the state for the projector answers meanwhile",
    "an act is acknowledged meanwhile",
    "a page of the workbench shows another view meanwhile",
)
#: Rounds of each: a round is a minute.
_MOST_ROUNDS = 3
#: Seconds between two times that everything is asked.
_PAUSE = 0.5


@dataclass
class _Round:
    """One export: seconds, memory and size in MB, and how long answers took meanwhile, in ms."""

    seconds: float = 0.0
    memory: float = 0.0
    size: float = 0.0
    answers: dict[str, list[float]] = field(default_factory=dict)


def measure(rounds: int) -> list[Figure]:
    """The large study and one of twice its size, in turns."""
    rounds = min(rounds, _MOST_ROUNDS)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        keys = _prepared(Path(one), LARGE)
        _prepared(Path(two), TWICE)
        played: dict[str, list[_Round]] = {LARGE_STUDY: [], TWICE_THAT: [], BESIDE: []}
        for _ in range(rounds):
            played[LARGE_STUDY].append(_exported(Path(one), []))
            played[TWICE_THAT].append(_exported(Path(two), []))
            played[BESIDE].append(_beside_a_server(Path(one), keys))
    figures = []
    for variant, made in played.items():
        figures += [
            once_a_round(PART, TAKES, "s", [each.seconds for each in made], variant=variant),
            once_a_round(PART, NEEDS, "MB", [each.memory for each in made], variant=variant),
            once_a_round(PART, WEIGHS, "MB", [each.size for each in made], variant=variant),
        ]
    for what in (PHONE_PAGE, STATE, ACT, WORKBENCH):
        samples = [each.answers[what] for each in played[BESIDE]]
        figures.append(Figure(PART, what, "ms", samples, variant=BESIDE))
    return figures


@dataclass(frozen=True)
class _Keys:
    """What opens the workshop: for a phone, the facilitator, the room, and the whole house."""

    code: str
    facilitator: str
    room: str
    house: str


def _prepared(folder: Path, size: Size) -> _Keys:
    study = studied(folder, size)
    doors = study.workshop.laboratory.doors
    keys = _Keys(
        doors.join_code(study.workshop.id),
        doors.issue(study.workshop.id, Role.FACILITATOR),
        doors.issue(study.workshop.id, Role.OBSERVER),
        doors.issue(None, Role.FACILITATOR),
    )
    study.workshop.laboratory.close()
    return keys


def _beside_a_server(folder: Path, keys: _Keys) -> _Round:
    with (
        servers.ours(folder) as server,
        httpx.Client(base_url=server.url) as client,
        _at_the_record(server.url, keys) as page,
    ):
        # The page first: an act just before it would make the browser paint twice.
        return _exported(folder, [(WORKBENCH, _looks(page)), *_asked_by_phones(client, keys)])


def _asked_by_phones(
    client: httpx.Client, keys: _Keys
) -> Iterator[tuple[str, Callable[[], object]]]:
    to_all = {"Authorization": f"Bearer {keys.facilitator}"}
    yield PHONE_PAGE, lambda: client.get(f"/join/{keys.code}").raise_for_status()
    path = "/api/workshops/wlarge"
    room = {"Authorization": f"Bearer {keys.room}"}
    yield STATE, lambda: client.get(f"{path}/state", headers=room).raise_for_status()

    def act() -> None:
        note = {"act": "place_note", "surface": "mirror", "period": "past", "text": "meanwhile"}
        sent = client.post(f"{path}/acts", headers=to_all, json={"id": str(uuid.uuid4()), **note})
        sent.raise_for_status()

    yield ACT, act


@contextmanager
def _at_the_record(url: str, keys: _Keys) -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{url}/enter/{keys.house}")
        page.wait_for_timeout(2000)
        page.goto(f"{url}/record?w=wlarge")
        page.get_by_text("As of a moment").wait_for()
        page.wait_for_timeout(2000)
        yield page


def _looks(page: Page) -> Callable[[], None]:
    """Looks at how the export is going, and back at the timeline: each is one answer of a page."""
    views = [("Take it with you", ".st-key-make-export"), ("Timeline", ".told")]

    def looks() -> None:
        button, shows = views[0]
        page.get_by_text(button, exact=True).click()
        page.locator(shows).first.wait_for()
        views.reverse()

    return looks


def _exported(folder: Path, asked: list[tuple[str, Callable[[], object]]]) -> _Round:
    """Run the command that the page runs, asking these again and again until it is done."""
    made = _Round(answers={what: [] for what, _ in asked})
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "out"
        command = [sys.executable, "-m", "changelab", "export", "wlarge", "--data", str(folder)]
        begun = time.perf_counter()
        export = subprocess.Popen(
            # As the page runs it: it tells how far it is, and gives way to the room.
            [*command, "--out", str(out), *(["--progress"] if asked else [])],
            cwd=servers.ROOT,
            stdout=subprocess.DEVNULL,
        )
        while True:
            ended, status, used = os.wait4(export.pid, os.WNOHANG if asked else 0)
            if ended:
                break
            for what, ask in asked:
                asked_at = time.perf_counter()
                ask()
                made.answers[what].append((time.perf_counter() - asked_at) * 1000)
            time.sleep(_PAUSE)
        made.seconds = time.perf_counter() - begun
        export.returncode = os.waitstatus_to_exitcode(status)
        if export.returncode:
            raise RuntimeError("The export failed; run it by hand to see why.")
        made.memory = used.ru_maxrss / 1024
        files = [path for path in Path(place).rglob("*") if path.is_file()]
        made.size = sum(path.stat().st_size for path in files) / 1e6
    return made
