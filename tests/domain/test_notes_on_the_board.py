"""The 3x3 board: mirror, ideas, model by past, present, future."""

import pytest

from changelab.domain.errors import NotFound, NotNow
from changelab.domain.vocabulary import Period, Surface


@pytest.mark.parametrize("surface", Surface)
@pytest.mark.parametrize("period", Period)
def test_every_cell_takes_notes(room, surface, period):
    """A note lies on its surface and in its period."""
    made = room.does(room.bilal, "place_note", surface=surface, period=period, text="one form").made

    note = room.state.notes[made]
    assert (note.surface, note.period, note.text) == (surface, period, "one form")


def test_a_note_moves_to_another_cell(room):
    """Aino moves it; it keeps words and author; moving it to where it is records nothing."""
    made = room.does(
        room.bilal, "place_note", surface="mirror", period="past", text="one form"
    ).made
    room.does(room.aino, "move_note", note=made, surface="ideas", period="future")
    before = room.state.seq
    room.does(room.aino, "move_note", note=made, surface="ideas", period="future")

    note = room.state.notes[made]
    assert (note.surface, note.period, note.author) == (Surface.IDEAS, Period.FUTURE, "P01")
    assert room.state.seq == before


def test_a_kept_line_is_off_the_board_until_it_is_placed(room):
    """What the reader could not place is kept, unseen by the room, and placed later."""
    made = room.does(room.aino, "keep_line", text="blah: something").made
    assert room.state.notes[made].surface is None
    assert made not in room.seen_by(room.dana).notes

    room.does(room.aino, "move_note", note=made, surface="mirror", period="present")

    assert made in room.seen_by(room.dana).notes


def test_an_unknown_note_is_refused(room):
    """The refusal says that it may have been taken back."""
    with pytest.raises(NotFound, match=r"no note “n99”"):
        room.does(room.aino, "move_note", note="n99", surface="mirror", period="past")


def test_a_note_that_was_taken_back_does_not_move(room):
    """As with entries: what was withdrawn stays where it was."""
    made = room.does(room.bilal, "place_note", surface="mirror", period="past", text="x").made
    room.does(room.bilal, "withdraw", item=made)

    with pytest.raises(Exception, match=r"taken back"):
        room.does(room.aino, "move_note", note=made, surface="ideas", period="past")


def test_phones_place_notes_only_when_asked(room_with):
    """A mapping task takes no notes."""
    room = room_with({"title": "Map", "kind": "map"})

    with pytest.raises(NotNow, match=r"moved on"):
        room.does(room.bilal, "place_note", surface="mirror", period="past", text="x")
