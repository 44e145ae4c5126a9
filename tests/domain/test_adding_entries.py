"""Saying what an element of the activity system holds."""

import pytest

from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.vocabulary import Element, Period, Standing


def test_bilal_adds_an_entry(room):
    """An entry lands under its element, in its period, with its author and its moment."""
    made = room.does(
        room.bilal, "add_entry", element="rules", text="referral threshold", period="past"
    ).made

    entry = room.state.entries[made]
    assert (entry.text, entry.element, entry.periods) == (
        "referral threshold",
        Element.RULES,
        (Period.PAST,),
    )
    assert (entry.author, entry.standing, entry.reworded) == ("P01", Standing.SHOWN, False)
    assert entry.task == room.state.stage.task and entry.session == room.state.stage.session


def test_an_id_is_a_letter_and_the_place_in_the_record(room):
    """What an act made can be found again by the seq of its event."""
    done = room.does(room.bilal, "add_entry", element="tools", text="diary", period="present")

    assert done.made == f"e{done.seq}"


def test_an_element_holds_several_entries_in_the_order_they_came(room):
    """A node can be contested: later entries stand beside earlier ones, oldest first."""
    for text in ("attendance", "the whole child"):
        room.does(room.bilal, "add_entry", element="object", text=text, period="present")
    (system,) = room.state.systems

    held = room.state.entries_of(system, Period.PRESENT, Element.OBJECT)
    assert [entry.text for entry in held] == ["attendance", "the whole child"]


def test_the_only_system_need_not_be_named(room):
    """With one activity system in the workshop an entry goes there without saying so."""
    (system,) = room.state.systems
    made = room.does(room.bilal, "add_entry", element="tools", text="form", period="present").made

    assert room.state.entries[made].system == system


def test_a_system_is_named_by_id_or_by_name(room):
    """Systems answer to their id and, in any case of letters, to their name."""
    room.does(room.aino, "name_system", name="School")
    school = list(room.state.systems)[1]
    by_id = room.does(
        room.bilal, "add_entry", system=school, element="rules", text="a", period="present"
    )
    by_name = room.does(
        room.bilal, "add_entry", system="sCHOOL", element="rules", text="b", period="present"
    )

    entries = room.state.entries
    assert entries[by_id.made].system == entries[by_name.made].system == school


def test_with_several_systems_one_must_be_named(room):
    """The refusal names the systems there are."""
    room.does(room.aino, "name_system", name="School")

    with pytest.raises(Refused, match=r"“Our activity”, “School”"):
        room.does(room.bilal, "add_entry", element="rules", text="a", period="present")


def test_an_unknown_system_is_refused(room):
    """The refusal says which systems there are."""
    with pytest.raises(NotFound, match=r"no activity system “Clinic”.*“Our activity”"):
        room.does(
            room.bilal, "add_entry", system="Clinic", element="rules", text="a", period="present"
        )


def test_a_task_about_some_elements_takes_only_those_from_phones(room_with):
    """Bilal is told what the task asks about; Aino may add anything at any time."""
    room = room_with({"title": "Rules", "kind": "map", "elements": ["rules", "tools"]})
    room.does(room.aino, "add_entry", element="object", text="wellbeing", period="present")

    with pytest.raises(NotNow, match=r"asks about: rules, tools"):
        room.does(room.bilal, "add_entry", element="object", text="x", period="present")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("notes", "moved on to another task"), ("listen", "closed")],
)
def test_phones_send_only_what_the_task_asks_for(room_with, kind, said):
    """A late entry does not slip into a task that asks for something else."""
    room = room_with({"title": "Another", "kind": kind})

    with pytest.raises(NotNow, match=said):
        room.does(room.bilal, "add_entry", element="rules", text="late", period="present")


def test_a_closed_task_takes_nothing_from_phones(room):
    """Closing the input stops Bilal, and not Aino, who sorts what was said."""
    room.does(room.aino, "close_input")
    room.does(room.aino, "add_entry", element="rules", text="said aloud", period="present")

    with pytest.raises(NotNow, match=r"This task is closed"):
        room.does(room.bilal, "add_entry", element="rules", text="late", period="present")


def test_an_ended_session_takes_nothing_from_phones(room):
    """After the end Bilal is told that the session is over and to keep his words."""
    room.does(room.aino, "end_session")

    with pytest.raises(NotNow, match=r"The session is over. Keep what you wrote"):
        room.does(room.bilal, "add_entry", element="rules", text="late", period="present")


def test_before_the_first_session_phones_wait(room_with):
    """A workshop that does not start open says that it will begin."""
    room = room_with({"title": "First"}, starts_open=False)

    with pytest.raises(NotNow, match=r"has not begun"):
        room.does(room.bilal, "add_entry", element="rules", text="early", period="present")


def test_an_archived_workshop_takes_no_entries_from_anyone(room):
    """Not even Aino adds to an archived workshop before she opens it again."""
    room.does(room.aino, "archive_workshop")
    with pytest.raises(NotNow, match=r"archived"):
        room.does(room.aino, "add_entry", element="rules", text="x", period="present")
    room.does(room.aino, "reopen_workshop")
    room.does(room.aino, "add_entry", element="rules", text="x", period="present")

    assert len(room.state.entries) == 1


@pytest.mark.parametrize("act", ["name_system", "end_session", "reword"])
def test_an_archived_workshop_stays_as_it_is(room, act):
    """Archived means closed: no act but reopening, withdrawing and consent changes it."""
    made = room.does(room.bilal, "add_entry", element="rules", text="x", period="present").made
    fields = {"name_system": {"name": "School"}, "reword": {"item": made, "text": "y"}}
    room.does(room.aino, "archive_workshop")

    with pytest.raises(NotNow, match=r"archived"):
        room.does(room.aino, act, **fields.get(act, {}))


def test_an_entry_moves_to_another_element_and_system(room):
    """Aino sorts: the entry keeps its words, author and periods."""
    made = room.does(room.bilal, "add_entry", element="rules", text="diary", period="past").made
    room.does(room.aino, "name_system", name="School")
    room.does(room.aino, "move_entry", entry=made, element="tools", system="School")

    entry = room.state.entries[made]
    school = list(room.state.systems)[1]
    assert (entry.element, entry.system) == (Element.TOOLS, school)
    assert (entry.text, entry.author, entry.periods) == ("diary", "P01", (Period.PAST,))


def test_moving_an_entry_to_where_it_is_records_nothing(room):
    """An act that changes nothing leaves the record as it was."""
    made = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made
    before = room.state.seq
    room.does(room.aino, "move_entry", entry=made, element="rules")

    assert room.state.seq == before


def test_an_entry_that_was_taken_back_does_not_move(room):
    """A withdrawn entry can neither be moved nor carried."""
    made = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made
    room.does(room.bilal, "withdraw", item=made)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "move_entry", entry=made, element="tools")
    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "carry_entry", entry=made, period="future")
