"""One served house for all tests of leaks, and everything its server logs."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

# The server in a thread, and what people do over HTTP, are those of the tests of the live room.
sys.path.append(str(Path(__file__).parents[1] / "live"))

from leak_everything import Workshop
from live_venue import Server, serve, venue_in

from changelab.diagrams import Renderer
from changelab.domain.opening import Blueprint
from changelab.service import Laboratory

_OF_THE_SERVER = ("uvicorn", "uvicorn.access")


class Heard(logging.Handler):
    """Everything that is logged, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.lines.append(self.format(record))

    def taken(self) -> str:
        """What was logged since this was asked last."""
        lines, self.lines = self.lines, []
        return "\n".join(lines)


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """The renderer that draws the pictures of one file."""
    renderer = Renderer()
    yield renderer
    renderer.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory, renderer: Renderer) -> Iterator[Server]:
    """A server on an empty laboratory; every test or example opens its own workshops in it."""
    laboratory = Laboratory(tmp_path_factory.mktemp("house") / "data")
    server = serve(laboratory, renderer)
    yield server
    server.stop()
    laboratory.close()


@pytest.fixture(scope="module")
def http(house: Server) -> Iterator[httpx.Client]:
    """Asks that server."""
    with httpx.Client(base_url=house.address, timeout=30) as http:
        yield http


@pytest.fixture(scope="module")
def logged(house: Server) -> Iterator[Heard]:
    """What that server logs, requests included."""
    heard, root = Heard(), logging.getLogger()
    requests = [logging.getLogger(name) for name in _OF_THE_SERVER]
    before = [(one.level, one.propagate) for one in requests]
    root.addHandler(heard)
    for one in requests:
        one.addHandler(heard)
        one.setLevel(logging.INFO)
        one.propagate = False
    yield heard
    root.removeHandler(heard)
    for one, (level, propagates) in zip(requests, before, strict=True):
        one.removeHandler(heard)
        one.setLevel(level)
        one.propagate = propagates


@pytest.fixture
def workshop_of(house: Server) -> Iterator[Callable[..., Workshop]]:
    """Opens a workshop of these tasks, the first of them at hand."""
    with ExitStack() as stack:

        def opened(*tasks: dict) -> Workshop:
            plan = {
                "id": "stories",
                "title": "Stories",
                "starts_open": True,
                "sessions": [{"title": "Workshop 1", "tasks": tasks}],
            }
            blueprint = Blueprint.model_validate(plan)
            workshop = Workshop(stack.enter_context(venue_in(house, blueprint)))
            # The projector is on: what a screen missed is kept from here on.
            workshop.state_of(workshop.wall)
            return workshop

        yield opened
