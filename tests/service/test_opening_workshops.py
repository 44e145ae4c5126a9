"""Workshops are opened, listed, and taken in from elsewhere."""

import re
from dataclasses import replace

import pytest

from changelab.domain.errors import BrokenRecord, ChangeLabError, NotFound, Refused
from changelab.domain.snapshot import snapshot
from changelab.domain.vocabulary import Role
from changelab.domain.whole import WholeRecord
from changelab.service import Laboratory
from changelab.templates import find_template

BLANK = find_template("blank")


def test_a_workshop_is_opened(laboratory):
    """It has an id, a code, a token for each role, and the template's plan."""
    opened = laboratory.open_workshop(BLANK, " Whose child? ", description="Ours")
    about = laboratory.state(opened.workshop).about

    assert (about.title, about.description, about.template) == ("Whose child?", "Ours", "blank")
    assert set(opened.tokens) == set(Role) - {Role.PARTICIPANT}
    assert laboratory.doors.workshop_behind(opened.join_code) == opened.workshop


def test_the_list_says_how_each_stands(laboratory):
    """The newest first: title, people, what runs."""
    first = laboratory.open_workshop(BLANK, "First")
    laboratory.open_workshop(BLANK, "Second")
    laboratory.join(first.workshop)

    second, listed = laboratory.summaries()
    assert (second.title, listed.title) == ("Second", "First")
    assert (listed.participants, listed.running, listed.archived) == (1, "Session 1", False)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "A workshop needs a title. Write a few words, at most 120"),
        ("   ", "A workshop needs a title. Write a few words, at most 120"),
        ("\x00", "“title” is empty"),
        ("x" * 121, "at most 120 characters fit. Shorten it by 1"),
    ],
)
def test_a_workshop_needs_a_title(laboratory, title, said):
    """Empty or over-long titles are refused with the limit; nothing is opened."""
    with pytest.raises(Refused, match=re.escape(said)):
        laboratory.open_workshop(BLANK, title)

    assert laboratory.summaries() == []


@pytest.mark.parametrize("title", ["a\ud800b", "a\x00b", "a\u202eb"])
def test_a_title_is_cleaned_like_any_text(laboratory, title):
    """What nobody types on purpose is removed here as well."""
    opened = laboratory.open_workshop(BLANK, title)

    assert laboratory.state(opened.workshop).about.title == "ab"


def test_one_id_is_one_workshop(laboratory):
    """A second workshop of the same id is refused and changes nothing."""
    laboratory.open_workshop(BLANK, "First", workshop="wone")

    with pytest.raises(Refused, match="with this id already"):
        laboratory.open_workshop(BLANK, "Second", workshop="wone")
    assert laboratory.state("wone").about.title == "First"


@pytest.fixture
def exported(room):
    """A record that was made elsewhere."""
    room.does(room.bilal, "add_entry", element="rules", text="x", period="past")
    return room.laboratory.facts(room.workshop)


@pytest.fixture
def empty(tmp_path):
    """A laboratory without workshops."""
    laboratory = Laboratory(tmp_path / "empty")
    yield laboratory
    laboratory.close()


def test_a_workshop_from_elsewhere_is_taken_in(room, exported, empty):
    """The same record and the same state; a code to join it; people without their names."""
    assert empty.take_in(WholeRecord(room.workshop, exported)) is True

    assert empty.facts(room.workshop) == exported
    assert snapshot(empty.state(room.workshop)) == snapshot(room.state)
    assert empty.doors.workshop_behind(empty.doors.join_code(room.workshop)) == room.workshop
    assert empty.names(room.workshop) == {"P01": "", "P02": ""}


def test_taken_in_twice_is_once(room, exported, empty):
    """The same record again changes nothing and is no error."""
    empty.take_in(WholeRecord(room.workshop, exported))

    assert empty.take_in(WholeRecord(room.workshop, exported)) is False
    assert empty.facts(room.workshop) == exported


def test_another_record_of_the_same_workshop_is_refused(room, exported, empty):
    """What is here stays; the refusal says where to import the other."""
    empty.take_in(WholeRecord(room.workshop, exported[:-1]))

    with pytest.raises(Refused, match=r"another record\. Import it into an empty folder"):
        empty.take_in(WholeRecord(room.workshop, exported))
    assert empty.facts(room.workshop) == exported[:-1]


def test_a_record_that_makes_no_sense_is_not_taken_in(room, exported, empty):
    """Empty, with a gap, or about things that are not there: nothing is added."""
    torn = [*exported[:3], *exported[4:]]
    foreign = [replace(fact, seq=place) for place, fact in enumerate(exported[5:], start=1)]
    for facts in ([], torn, foreign):
        with pytest.raises(BrokenRecord):
            empty.take_in(WholeRecord(room.workshop, facts))

    assert empty.summaries() == []


def test_after_it_life_goes_on(room, exported, empty):
    """New people get new pseudonyms, and acts the next seq."""
    empty.take_in(WholeRecord(room.workshop, exported))

    assert empty.join(room.workshop, "Fatima").participant == "P03"
    assert empty.state(room.workshop).seq == len(exported) + 1


def test_one_unreadable_workshop_does_not_hide_the_others(laboratory):
    """A record from a newer version stands in the list as such; the others can be opened."""
    bad = laboratory.open_workshop(BLANK, "From the future")
    laboratory.open_workshop(BLANK, "Readable")
    with laboratory.database.writing() as db:
        db.execute("UPDATE events SET version = 9 WHERE workshop = ?", [bad.workshop])
    again = Laboratory(laboratory.folder)
    try:
        listed = again.summaries()
    finally:
        again.close()

    assert "Readable" in [summary.title for summary in listed]


def test_an_unknown_workshop_is_said_to_be_unknown(laboratory):
    """Every door gives the same answer."""
    for ask in (laboratory.state, laboratory.facts):
        with pytest.raises(NotFound, match="no such workshop"):
            ask("wnowhere")
    with pytest.raises(ChangeLabError):
        laboratory.seen_by("wnowhere", None)
