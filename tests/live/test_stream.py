"""The event stream: the newest seq at once, then each newer one, from whoever wrote it."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from live_venue import ROOT, Venue, free_port, plan_of_all_kinds

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory


@contextmanager
def stream(venue: Venue, token: str) -> Iterator[Iterator[tuple[str, str]]]:
    """The events a key is sent, as (name, data)."""

    def events(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
        name = ""
        for line in lines:
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield name, line.removeprefix("data: ")

    path = f"/live/{venue.workshop}/events"
    with venue.http.stream("GET", path, params={"token": token}) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield events(answer.iter_lines())


def test_the_current_seq_comes_at_once_and_then_each_newer_one(open_venue: Venue):
    """A screen that connects late knows where the room is, and is told what follows."""
    bilal = open_venue.joins("Bilal")
    seq = open_venue.laboratory.state(open_venue.workshop).seq

    with stream(open_venue, bilal.token) as events:
        assert next(events) == ("seq", str(seq))
        done = open_venue.aino_does("close_input")
        assert next(events) == ("seq", str(done.seq))


def test_what_another_process_wrote_is_told_as_well(open_venue: Venue, tmp_path):
    """A second laboratory on the same folder, as another process would have, reaches the room."""
    elsewhere = Laboratory(tmp_path / "data")

    with stream(open_venue, open_venue.tokens[Role.OBSERVER]) as events:
        next(events)
        done = elsewhere.perform(
            open_venue.workshop, Actor.of(Role.FACILITATOR), read_act({"act": "close_input"})
        )
        told = next(events)
    elsewhere.close()

    assert told == ("seq", str(done.seq))


def test_a_slow_screen_is_told_only_the_newest(open_venue: Venue):
    """After a burst the last seq told is the newest, however many were skipped."""
    bilal = open_venue.joins("Bilal")

    with stream(open_venue, open_venue.tokens[Role.OBSERVER]) as events:
        next(events)
        for place in range(30):
            done = bilal.sends("add_entry", element="rules", text=f"{place}", period="present")
        newest = ("seq", str(done.json()["seq"]))
        told = [int(data) for _, data in iter(lambda: next(events), newest)]

    assert told == sorted(set(told))
    assert len(told) <= 30


def test_another_workshops_news_is_not_told(open_venue: Venue):
    """A stream carries its own workshop only."""
    other = open_venue.laboratory.open_workshop(plan_of_all_kinds(), "Another")

    with stream(open_venue, open_venue.tokens[Role.OBSERVER]) as events:
        next(events)
        open_venue.laboratory.join(other.workshop, "Kofi")
        done = open_venue.aino_does("close_input")
        assert next(events) == ("seq", str(done.seq))


def test_a_change_of_network_is_told(open_venue: Venue):
    """When the laptop's address changes every screen hears of it, to show the new one."""
    with stream(open_venue, open_venue.tokens[Role.OBSERVER]) as events:
        next(events)
        open_venue.server.network[:] = ["192.168.77.7"]
        name, _ = next(events)

    assert name == "network"


@pytest.mark.parametrize(("token", "status"), [("", 401), ("nonsense", 401)])
def test_a_stream_needs_a_key(open_venue: Venue, token: str, status: int):
    """Without a key there is no stream."""
    answer = open_venue.http.get(f"/live/{open_venue.workshop}/events", params={"token": token})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


_SERVING = """
import sys
from contextlib import asynccontextmanager
from pathlib import Path
import uvicorn
from starlette.applications import Starlette
from changelab.diagrams import Renderer
from changelab.live import Live
from changelab.service import Laboratory
from changelab.templates import find_template

laboratory = Laboratory(Path(sys.argv[1]))
opened = laboratory.open_workshop(find_template("blank"), "Whose child is it?")
live = Live(laboratory, Renderer())

@asynccontextmanager
async def lifespan(app):
    async with live.running():
        print(opened.workshop, opened.tokens["observer"], flush=True)
        yield

app = Starlette(routes=live.routes, lifespan=lifespan)
uvicorn.run(app, port=int(sys.argv[2]), log_level="info")
"""


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_server_asked_to_stop_does_not_wait_for_its_screens(tmp_path, asked):
    """Ctrl-C ends the process though a screen still listens, and its log holds no key."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVING, str(tmp_path / "data"), str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
    said = iter(process.stdout.readline, "")
    workshop, token = next(one for one in said if one.startswith("w")).split()
    next(one for one in said if "running on" in one)
    address = f"http://127.0.0.1:{port}/live/{workshop}/events"
    with httpx.stream("GET", address, params={"token": token}) as answer:
        next(answer.iter_lines())
        process.send_signal(asked)
        output = process.communicate(timeout=20)[0]

    assert f"/live/{workshop}/events?token=…" in output
    assert token not in output
    assert "Traceback" not in output


def test_streams_end_when_the_server_stops(open_venue: Venue):
    """A stopping server does not wait for its screens: open streams end by themselves."""
    ended = threading.Event()

    def listen() -> None:
        with stream(open_venue, open_venue.tokens[Role.OBSERVER]) as events:
            next(events)
            connected.set()
            for _ in events:
                pass
            ended.set()

    connected = threading.Event()
    threading.Thread(target=listen, daemon=True).start()
    assert connected.wait(10)
    open_venue.server.stop()

    assert ended.wait(10)
    assert not open_venue.server.thread.is_alive()
