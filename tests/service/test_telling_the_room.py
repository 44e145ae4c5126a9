"""After each change the room is told the newest seq, whoever made the change."""

import pytest

from changelab.domain.errors import NotNow
from changelab.domain.record import read_act
from changelab.service import Laboratory

ENTRY = {"element": "rules", "text": "x", "period": "past"}


@pytest.fixture
def heard(room) -> list[tuple[str, int]]:
    """What a listener of the room's laboratory has been told."""
    told: list[tuple[str, int]] = []
    room.laboratory.subscribe(lambda state: told.append((state.workshop, state.seq)))
    return told


@pytest.fixture
def other(room):
    """Another process's laboratory at the same folder."""
    other = Laboratory(room.laboratory.folder)
    yield other
    other.close()


def add(room, laboratory) -> int:
    """The other process adds an entry; returns its seq."""
    act = read_act({"act": "add_entry", **ENTRY})
    return laboratory.perform(room.workshop, room.aino, act).seq


def test_each_act_is_told_once(room, heard):
    """With its workshop and its seq, in the order of the record."""
    seqs = [room.does(room.bilal, "add_entry", **ENTRY).seq for _ in range(3)]

    assert heard == [(room.workshop, seq) for seq in seqs]


def test_joining_and_forgetting_are_told_too(room, heard):
    """Everybody who counts the room hears of it."""
    room.laboratory.join(room.workshop)
    room.laboratory.forget(room.workshop, "P03", room.aino)

    assert len(heard) == 2


def test_what_changes_nothing_is_not_told(room, heard):
    """A refusal, an act without effect, or the same id again wakes nobody."""
    an_id = "00000000-0000-4000-8000-000000000001"
    room.does(room.bilal, "add_entry", an_id, **ENTRY)
    heard.clear()
    room.does(room.bilal, "add_entry", an_id, **ENTRY)
    room.does(room.aino, "open_input")
    with pytest.raises(NotNow):
        room.does(room.aino, "pause_clock")

    assert heard == []


def test_who_no_longer_listens_is_not_told(room):
    """Unsubscribed is unsubscribed."""
    told: list[int] = []
    stop = room.laboratory.subscribe(lambda state: told.append(state.seq))
    stop()
    room.does(room.bilal, "add_entry", **ENTRY)

    assert told == []


def test_refresh_notices_another_process(room, heard, other):
    """What a command line wrote reaches the room when the server looks."""
    room.does(room.bilal, "add_entry", **ENTRY)
    heard.clear()
    seq = add(room, other)
    assert heard == []
    room.laboratory.refresh()

    assert heard == [(room.workshop, seq)]
    assert room.state.seq == seq


def test_refresh_tells_once(room, heard, other):
    """Looking again finds nothing new, also after one's own acts."""
    add(room, other)
    room.laboratory.refresh()
    room.does(room.bilal, "add_entry", **ENTRY)
    heard.clear()
    room.laboratory.refresh()
    room.laboratory.refresh()

    assert heard == []


def test_a_real_process_is_noticed(room, heard, another_process):
    """The other one is a process of its own, as a command line is."""
    room.does(room.bilal, "add_entry", **ENTRY)
    heard.clear()
    process = another_process(room.laboratory.folder, room.workshop, 3)
    said, _ = process.communicate(timeout=60)
    room.laboratory.refresh()

    assert heard == [(room.workshop, int(said.split()[-1]))]


def test_reading_first_does_not_hide_the_change(room, heard, other):
    """A page that reads the new state before the server looks does not leave the room behind."""
    room.does(room.bilal, "add_entry", **ENTRY)
    heard.clear()
    seq = add(room, other)
    assert room.state.seq == seq
    room.laboratory.refresh()

    assert heard == [(room.workshop, seq)]


def test_a_listener_that_fails_harms_nobody(room):
    """The act is recorded: its sender is told so, and the other listeners too."""
    told: list[int] = []

    def fails(workshop: str, seq: int) -> None:
        raise RuntimeError("a stream that was cut")

    room.laboratory.subscribe(fails)
    room.laboratory.subscribe(lambda state: told.append(state.seq))
    done = room.does(room.bilal, "add_entry", **ENTRY)

    assert told == [done.seq]
