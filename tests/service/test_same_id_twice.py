"""Slow Wi-Fi and double taps make no duplicates: an act's id is done once."""

import uuid

import pytest

from changelab.domain.errors import NotNow, Refused
from changelab.service import Laboratory
from changelab.templates import find_template

ENTRY = {"element": "rules", "text": "thresholds", "period": "present"}
AN_ID = "00000000-0000-4000-8000-00000000abcd"


def test_the_same_id_again_writes_nothing_and_answers_the_same(room):
    """Bilal's phone sends twice: one entry, and twice the same answer."""
    first = room.does(room.bilal, "add_entry", AN_ID, **ENTRY)
    again = room.does(room.bilal, "add_entry", AN_ID, **ENTRY)

    assert first == again and room.state.seq == first.seq
    assert len(room.state.entries) == 1


def test_the_answer_is_the_first_one_whatever_came_between(room):
    """Sent again an hour later, the act still says what it made then."""
    first = room.does(room.bilal, "add_entry", AN_ID, **ENTRY)
    room.does(room.dana, "add_entry", **ENTRY)
    room.does(room.aino, "close_input")

    assert room.does(room.bilal, "add_entry", AN_ID, **ENTRY) == first


def test_an_act_of_several_events_answers_the_same(room):
    """A contradiction with its manifestation: the last seq and the contradiction's id."""
    asked = {"text": "x", "poles": [{"element": "rules"}], "period": "past"}
    first = room.does(room.bilal, "log_contradiction", AN_ID, **asked, manifestation="dilemma")
    again = room.does(room.bilal, "log_contradiction", AN_ID, **asked, manifestation="dilemma")

    assert first == again and first.made == f"c{first.seq - 2}"


def test_it_is_remembered_by_the_disk(room):
    """After a restart the same id still writes nothing."""
    first = room.does(room.bilal, "add_entry", AN_ID, **ENTRY)
    room.laboratory.close()
    room.laboratory = Laboratory(room.laboratory.folder)

    assert room.does(room.bilal, "add_entry", AN_ID, **ENTRY) == first
    room.laboratory.close()


@pytest.mark.parametrize("written", [AN_ID.upper(), f"{{{AN_ID}}}", AN_ID.replace("-", "")])
def test_one_id_however_it_is_written(room, written):
    """Capitals, braces or no hyphens: the same UUID is the same act."""
    first = room.does(room.bilal, "add_entry", AN_ID, **ENTRY)

    assert room.does(room.bilal, "add_entry", written, **ENTRY) == first


def test_an_anonymous_act_is_done_once(room):
    """Also where the record does not know who sent it."""
    plan = {"title": "Without names", "anonymous": True}
    room.does(room.aino, "plan_task", session=room.state.stage.session, plan=plan)
    room.does(room.aino, "next_task")
    first = room.does(room.bilal, "add_entry", AN_ID, **ENTRY)

    assert room.does(room.bilal, "add_entry", AN_ID, **ENTRY) == first
    assert len(room.state.entries) == 1


def test_another_persons_id_is_refused(room):
    """Dana cannot pass off Bilal's act as hers; she is told to make a new id."""
    room.does(room.bilal, "add_entry", AN_ID, **ENTRY)

    with pytest.raises(Refused, match=r"used by someone else\. Make a new one"):
        room.does(room.dana, "add_entry", AN_ID, **ENTRY)


def test_a_refused_act_may_be_sent_again(room):
    """What was refused is not remembered: when the task is open again, it is done."""
    room.does(room.aino, "close_input")
    with pytest.raises(NotNow):
        room.does(room.bilal, "add_entry", AN_ID, **ENTRY)
    room.does(room.aino, "open_input")
    room.does(room.bilal, "add_entry", AN_ID, **ENTRY)

    assert len(room.state.entries) == 1


def test_one_id_in_two_workshops_is_two_acts(room):
    """Ids belong to their workshop."""
    other = room.laboratory.open_workshop(find_template("blank"), "Other")
    room.does(room.aino, "add_entry", AN_ID, **ENTRY)
    room.workshop = other.workshop
    room.does(room.aino, "add_entry", AN_ID, **ENTRY)

    assert len(room.state.entries) == 1


@pytest.mark.parametrize("wrong", ["", "1", "not a uuid", 5, b"x", ["a"], "x" * 500])
def test_what_is_no_uuid_is_refused(room, wrong):
    """The refusal says how a phone makes one."""
    with pytest.raises(Refused, match=r"not a UUID\. Make a new one"):
        room.does(room.bilal, "add_entry", wrong, **ENTRY)


def test_without_an_id_one_is_made(room):
    """The workbench need not think of ids."""
    room.does(room.aino, "add_entry", **ENTRY)

    assert uuid.UUID(room.laboratory.facts(room.workshop)[-1].act_id)
