"""What the table of events gives back: in order, and never by guessing."""

import pytest

from changelab.domain.errors import BrokenRecord, UnknownEvent
from changelab.service import Laboratory
from changelab.storage import record


@pytest.fixture
def rewritten(room):
    """Changes one row of the table behind the tool's back, and opens the folder again."""

    def change(setting: str) -> Laboratory:
        room.does(room.bilal, "add_entry", element="rules", text="x", period="past")
        with room.laboratory.database.writing() as db:
            db.execute(f"UPDATE events SET {setting} WHERE kind = 'entry_added'")
        room.laboratory.close()
        return Laboratory(room.laboratory.folder)

    return change


def test_events_come_back_as_they_were_written(room):
    """Words of any script, and every circumstance, survive the disk."""
    said = "مدرسة 🙂 <b>\"a\" 'b'; -- \\ \u2028 end"
    room.does(room.bilal, "add_entry", element="rules", text=said, period="past")
    again = Laboratory(room.laboratory.folder)

    facts = again.facts(room.workshop)
    assert facts == room.laboratory.facts(room.workshop)
    assert facts[-1].event.text == said
    assert (facts[-1].actor, facts[-1].session) == ("P01", room.state.stage.session)
    again.close()


def test_a_part_of_the_record_is_read(room):
    """After one seq, up to another."""
    with room.laboratory.database.using() as db:
        part = list(record.facts(db, room.workshop, after=2, upto=5))

    assert [fact.seq for fact in part] == [3, 4, 5]


@pytest.mark.parametrize(
    "setting", ["kind = 'entry_sung'", "version = 9", "payload = '{}'", "payload = 'x'"]
)
def test_what_cannot_be_read_stops_the_fold(room, rewritten, setting):
    """An unknown kind, a newer version or a damaged payload is an error, never a guess."""
    again = rewritten(setting)

    with pytest.raises(UnknownEvent, match=r"entry_(sung|added)"):
        again.state(room.workshop)
    again.close()


def test_a_gap_stops_the_fold(room, rewritten):
    """A missing row is noticed and said."""
    again = rewritten("seq = seq + 1")

    with pytest.raises(BrokenRecord, match="Restore the last backup"):
        again.state(room.workshop)
    again.close()


def test_other_moments_can_still_be_read(room, rewritten):
    """What lies before the damage is there."""
    again = rewritten("payload = 'x'")

    with again.database.using() as db:
        before = list(record.facts(db, room.workshop, upto=5))
    assert [fact.seq for fact in before] == [1, 2, 3, 4, 5]
    again.close()


def test_no_two_events_have_one_place(room):
    """The table itself refuses a second event of the same workshop and seq."""
    first = room.laboratory.facts(room.workshop)[0]

    with (
        pytest.raises(Exception, match=r"UNIQUE|cannot be read"),
        room.laboratory.database.writing() as db,
    ):
        record.append(db, room.workshop, [first])
