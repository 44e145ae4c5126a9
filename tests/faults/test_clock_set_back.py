"""The laptop's clock is set back by an hour in the middle of a session."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from laptop import Laptop, laptop

from changelab.domain.vocabulary import Role

HOUR = 3600


class Clock:
    """The clock of the server process; the machine's own is left alone."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._file.write_text("0")

    @property
    def environment(self) -> dict[str, str]:
        """What the server process is told, so that it goes by this clock."""
        folder = Path(__file__).with_name("other_clock")
        return {"PYTHONPATH": str(folder), "SHIFT_OF_THE_CLOCK": str(self._file)}

    def set_back(self, seconds: int) -> None:
        """From now on it is so much earlier."""
        self._file.write_text(str(-seconds))


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """The clock of the room's server."""
    return Clock(tmp_path / "shift")


@pytest.fixture
def timed_room(tmp_path: Path, clock: Clock) -> Iterator[Laptop]:
    """A served workshop that goes by that clock, with the first task open."""
    with laptop(tmp_path / "data", clock.environment) as own:
        own.start()
        own.starts("The case")
        yield own


def test_the_order_of_the_record_stays(timed_room: Laptop, clock: Clock):
    """What came later comes later, though its time of day is earlier; also after a restart."""
    room = timed_room
    bilal, dana = room.joins("Bilal"), room.joins("Dana")
    answers = [room.adds(token, f"card {n}") for n, token in enumerate([bilal, dana, bilal])]
    clock.set_back(HOUR)
    answers += [room.adds(token, f"card {n}") for n, token in enumerate([dana, bilal, dana], 3)]
    at_once = [entry["text"] for entry in room.state(dana)["entries"]]
    room.kill()
    room.start()
    after_restart = [entry["text"] for entry in room.state(dana)["entries"]]
    room.stop()

    facts = room.record()
    times = [datetime.fromisoformat(fact.at) for fact in facts]
    back = [(one - other).total_seconds() for one, other in pairwise(times) if other < one]
    assert [answer.status_code for answer in answers] == [200] * 6
    assert at_once == after_restart == [f"card {number}" for number in range(6)]
    assert [fact.seq for fact in facts] == list(range(1, len(facts) + 1))
    assert [jump > HOUR / 2 for jump in back] == [True]
    assert room.verify() == 0


def test_aino_leads_on_and_takes_back_the_last_thing_she_did(timed_room: Laptop, clock: Clock):
    """The newest task is at hand, and undo takes back what came last, whatever its time of day."""
    room = timed_room
    clock.set_back(HOUR)
    room.starts("In the way")
    closing = room.aino_does("close_input", act_id="3a4c8f3e-6a43-4d0b-9f7b-0c5d3e2a1b00")
    eeva = room.tokens[Role.RESEARCHER]
    closed = room.state(eeva)["stage"]["input_open"]
    undone = room.aino_does("undo", of="3a4c8f3e-6a43-4d0b-9f7b-0c5d3e2a1b00")

    assert [closing.status_code, undone.status_code] == [200, 200]
    assert room.state(eeva)["screen"]["ask"] == "What stops you?"
    assert [closed, room.state(eeva)["stage"]["input_open"]] == [False, True]


def test_nobody_is_locked_out(timed_room: Laptop, clock: Clock):
    """Keys from before and after the change open the room; the clock of the task does not jump."""
    room = timed_room
    bilal = room.joins("Bilal")
    clock.set_back(HOUR)
    dana = room.joins("Dana")

    assert room.adds(bilal, "from before").status_code == 200
    assert room.adds(dana, "from after").status_code == 200
    assert 0 < room.state(dana)["clock"]["left"] <= 10 * 60
    assert room.state(dana)["seq"] == room.state(bilal)["seq"]
