"""Many acts, one commit: all of them are kept when it ends, or none; nobody is told before."""

import sqlite3
import threading

import pytest

from changelab.domain.errors import NotFound, NotNow
from changelab.service import Laboratory
from changelab.storage.database import DatabaseUnusable
from changelab.templates import find_template

FIRST = "00000000-0000-4000-8000-000000000001"


def add(room, text: str, act_id: str | None = None) -> int:
    """Bilal adds an entry; returns its seq."""
    sent = {"element": "rules", "period": "past", "text": text}
    return room.does(room.bilal, "add_entry", act_id, **sent).seq


def on_the_disk(room) -> list[str]:
    """The entries' words as another process reads them from the same folder."""
    other = Laboratory(room.laboratory.folder)
    try:
        return [entry.text for entry in other.state(room.workshop).entries.values()]
    finally:
        other.close()


@pytest.fixture
def heard(room) -> list[tuple[int, list[str]]]:
    """What listeners were told: the seq, and which words were on the disk by then."""
    told: list[tuple[int, list[str]]] = []
    room.laboratory.subscribe(lambda state: told.append((state.seq, on_the_disk(room))))
    return told


def test_all_are_kept_when_it_ends(room):
    """Each in its place, none missing, and the state is that of the record."""
    with room.laboratory.together():
        seqs = [add(room, text) for text in "abc"]

    assert seqs == list(range(seqs[0], seqs[0] + 3))
    assert on_the_disk(room) == ["a", "b", "c"]
    assert room.state.seq == seqs[-1]


def test_each_is_decided_on_what_came_before_it(room):
    """The second act sees the first, though neither is on the disk yet."""
    with room.laboratory.together():
        made = f"e{add(room, 'a')}"
        room.does(room.bilal, "reword", item=made, text="b")

    assert on_the_disk(room) == ["b"]


def test_nobody_is_told_before_all_are_on_the_disk(room, heard):
    """Once, with the newest seq, when another process can read every one of them."""
    with room.laboratory.together():
        seqs = [add(room, text) for text in "abc"]
        assert heard == []

    assert heard == [(seqs[-1], ["a", "b", "c"])]


def test_senders_can_be_answered_before_the_room_is_told(room, heard):
    """`kept` is called once everything is on the disk and before any listener; never in vain."""
    seen: list[tuple[list[str], int]] = []
    with room.laboratory.together(lambda: seen.append((on_the_disk(room), len(heard)))):
        add(room, "a")
    assert (seen, len(heard)) == ([(["a"], 0)], 1)
    with pytest.raises(RuntimeError), room.laboratory.together(lambda: seen.append(([], 0))):
        raise RuntimeError("the plug was pulled")

    assert len(seen) == 1


def test_the_settled_state_waits_for_the_commit(room):
    """Whoever asks for what may be shown gets nothing that a power cut could take back."""
    add(room, "before")
    with room.laboratory.together():
        add(room, "a")
        shown = room.laboratory.latest(room.workshop)
        assert [entry.text for entry in shown.entries.values()] == ["before"]

    assert len(room.laboratory.latest(room.workshop).entries) == 2


def test_one_that_is_refused_does_not_touch_the_others(room, heard):
    """What came before it and what comes after it is kept."""
    with room.laboratory.together():
        add(room, "a")
        with pytest.raises(NotFound):
            room.does(room.bilal, "reword", item="e99", text="x")
        with pytest.raises(NotNow):
            room.does(room.aino, "close_voting")
        add(room, "b")

    assert on_the_disk(room) == ["a", "b"]
    assert len(heard) == 1


def test_the_same_id_twice_in_one_go_is_once(room):
    """A phone that sent twice while the disk was busy gets the same answer twice."""
    with room.laboratory.together():
        assert add(room, "a", FIRST) == add(room, "a", FIRST)

    assert add(room, "a", FIRST) == room.state.seq
    assert on_the_disk(room) == ["a"]


def test_what_fails_as_a_whole_is_taken_back_as_a_whole(room, heard):
    """As if none of it had been sent: the same acts can be sent again with the same ids."""
    add(room, "before")
    heard.clear()
    before = room.state
    with pytest.raises(RuntimeError), room.laboratory.together():
        add(room, "a", FIRST)
        add(room, "b")
        raise RuntimeError("the plug was pulled")

    assert room.state is before
    assert (on_the_disk(room), heard) == (["before"], [])
    add(room, "a", FIRST)
    assert on_the_disk(room) == ["before", "a"]


def test_a_disk_that_fails_at_the_commit_keeps_none(room):
    """Everybody in the group is told that nothing was recorded, and the record goes on."""
    before = room.state
    together = room.laboratory.together()
    together.__enter__()
    add(room, "a")
    full = sqlite3.OperationalError("database or disk is full")

    with pytest.raises(DatabaseUnusable):
        together.__exit__(type(full), full, None)
    assert room.state is before
    add(room, "b")
    assert on_the_disk(room) == ["b"]


def test_acts_in_several_workshops_are_told_for_each(room):
    """The house has one disk and many rooms."""
    told: list[str] = []
    room.laboratory.subscribe(lambda state: told.append(state.workshop))
    second = room.laboratory.open_workshop(find_template("blank"), "Second").workshop
    with room.laboratory.together():
        add(room, "a")
        room.laboratory.join(second)

    assert sorted(told) == sorted([room.workshop, second])


def test_other_threads_wait_their_turn(room):
    """Who writes meanwhile comes after the whole group, never into its middle."""
    began = threading.Event()

    def write() -> None:
        began.set()
        sent = {"element": "rules", "period": "past", "text": "Dana's"}
        room.does(room.dana, "add_entry", **sent)

    other = threading.Thread(target=write)
    with room.laboratory.together():
        add(room, "a")
        other.start()
        began.wait(10)
        add(room, "b")
    other.join()

    assert on_the_disk(room) == ["a", "b", "Dana's"]


def test_nothing_inside_changes_nothing(room, heard):
    """An empty group writes no event and tells nobody."""
    before = room.state.seq
    with room.laboratory.together():
        pass

    assert (room.state.seq, heard) == (before, [])
