"""A person's part is taken out from the command line, after a look at what that does."""

import pytest

from changelab.domain.vocabulary import Withdrawal
from changelab.service import Laboratory
from changelab.storage.takings import Made

WORDS = "Bilal-is-afraid-of-his-chief"


@pytest.fixture
def workshop(room) -> str:
    """A workshop in the terminal's folder, with a card of Bilal's, of which an export was made."""
    room.does(room.bilal, "add_entry", element="rules", text=WORDS, period="past")
    made = Made("2026-03-02T10:00:00Z", "analysis", room.state.seq, "/disk/export.zip", "00")
    room.laboratory.note_export(room.workshop, made)
    room.laboratory.close()
    return room.workshop


def test_a_preview_changes_nothing_and_says_what_to_recall(terminal, workshop):
    """What would go is counted, the export that holds it is named, and the words are there."""
    said = terminal.json("withdraw", workshop, "P01", "--level", "erase", "--preview")

    assert (said["preview"], said["cards"], said["level"]) == (True, 1, "erase")
    assert [one["place"] for one in said["to_recall"]] == ["/disk/export.zip"]
    with Laboratory(terminal.data) as laboratory:
        assert laboratory.state(workshop).participants["P01"].withdrawn is None
    assert WORDS.encode() in b"".join(one.read_bytes() for one in terminal.data.glob("*.db*"))


@pytest.mark.parametrize("level", Withdrawal)
def test_each_level_is_done(terminal, workshop, level):
    """The record says how far; erased words are in no byte of the database files."""
    said = terminal.json("withdraw", workshop, "P01", "--level", level)

    with Laboratory(terminal.data) as laboratory:
        assert laboratory.state(workshop).seq == said["seq"]
        assert laboratory.state(workshop).participants["P01"].withdrawn is level
    left = WORDS.encode() in b"".join(one.read_bytes() for one in terminal.data.glob("*.db*"))
    assert left == (level is not Withdrawal.ERASE)


def test_nobody_of_that_name_and_a_second_time_are_refused(terminal, workshop):
    """A slip of the hand takes nobody out; what was done is not done twice."""
    assert terminal.run("withdraw", workshop, "P99", "--level", "erase") == 1
    assert "no participant “P99”" in terminal.errors
    terminal.json("withdraw", workshop, "P01", "--level", "erase")
    assert terminal.run("withdraw", workshop, "P01", "--level", "erase") == 1
    assert "forgotten already" in terminal.errors
