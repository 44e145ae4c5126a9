"""Mirror material that is not whole, comes from the wrong hands, or cannot be shown now."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.errors import NotAllowed, NotFound, NotNow, Refused
from changelab.domain.excerpts import as_moment, excerpt_words, seconds_of
from changelab.domain.text import MATERIAL_LIMIT
from changelab.domain.vocabulary import Role

FILE = "a" * 64
PICTURE = {"form": "picture", "file": FILE, "media_type": "image/png"}
RECORDING = {"form": "recording", "link": "https://video.example.org/1"}


@pytest.fixture
def wall(paper_room):
    """An open task runs."""
    return paper_room({"title": "Open"})


def brings(room, **fields) -> str:
    """Aino brings a piece in; its id."""
    room.does(room.aino, "add_material", **{"title": "A piece", **fields})
    return next(reversed(room.state.materials))


@pytest.mark.parametrize(
    "fields",
    [
        {"form": "text", "text": "x" * MATERIAL_LIMIT},
        {"form": "table", "text": "a,b\n1,2"},
        PICTURE,
        {**PICTURE, "media_type": "image/jpeg", "text": "Four pages of boxes"},
        {**RECORDING, "starts": 750, "ends": 850},
        {**RECORDING, "link": "/media/tape 1.mp4", "ends": 1},
    ],
)
def test_what_is_whole_is_taken(wall, fields):
    """A text up to the limit, a table, a picture, a recording with and without times."""
    assert brings(wall, **fields) in wall.state.materials


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"form": "text"}, "nothing in it yet"),
        ({"form": "text", "text": " \n "}, "nothing in it yet"),
        ({"form": "text", "text": "x" * (MATERIAL_LIMIT + 1)}, "too long"),
        ({"form": "table", "text": " , \n,"}, "nothing in it yet"),
        ({"form": "table", "text": 'a,b\n"1,2'}, "quotation mark stands alone"),
        ({"form": "table", "text": "\n".join(["a,b"] * 201)}, "201 rows and 2 columns"),
        ({"form": "table", "text": "a," * 12 + "b"}, "1 row and 13 columns"),
        ({"form": "picture"}, "picture is missing"),
        ({**PICTURE, "media_type": "image/svg+xml"}, "picture is missing"),
        ({**PICTURE, "file": "../secret"}, "file"),
        ({"form": "text", "text": "x", "file": FILE}, "Only a picture has a file"),
        ({"form": "text", "text": "x", "starts": 3}, "Only a recording has a link"),
        ({**PICTURE, "link": "https://x.example"}, "Only a recording has a link"),
        ({"form": "recording"}, "link to the recording is missing"),
        ({**RECORDING, "link": "javascript:alert(1)"}, "begins with https"),
        ({**RECORDING, "starts": 20, "ends": 10}, "ends before it begins"),
        ({**RECORDING, "ends": 0}, "ends before it begins"),
        ({**RECORDING, "starts": -1}, "starts"),
        ({**RECORDING, "dated": "last year"}, "is no date"),
        ({**RECORDING, "title": ""}, "title"),
        ({**RECORDING, "people": ["P99"]}, "no participant “P99”"),
        ({**RECORDING, "may": ["sell"]}, "“sell” is not a known"),
    ],
)
def test_what_is_not_whole_is_refused(wall, fields, says):
    """The refusal says what is missing or too much; nothing is recorded."""
    before = wall.state.seq

    with pytest.raises((Refused, NotFound), match=says):
        brings(wall, **fields)
    assert wall.state.seq == before


@pytest.mark.parametrize("role", [Role.SCRIBE, Role.OBSERVER, Role.PARTICIPANT])
def test_others_do_not_bring_in_nor_remove(wall, role):
    """It is the facilitator's and the researcher's to answer for where it is from."""
    piece = brings(wall, form="text", text="x")
    actor = wall.bilal if role is Role.PARTICIPANT else Actor.of(role)

    with pytest.raises(NotAllowed):
        wall.does(actor, "add_material", form="text", title="t", text="x")
    with pytest.raises(NotAllowed):
        wall.does(actor, "revise_material", material=piece, title="t")
    with pytest.raises(NotAllowed):
        wall.does(actor, "remove_material", material=piece)


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.OBSERVER, Role.PARTICIPANT])
def test_others_do_not_turn_the_wall(wall, role):
    """Who leads or types shows it."""
    piece = brings(wall, form="text", text="x")
    actor = wall.bilal if role is Role.PARTICIPANT else Actor.of(role)

    with pytest.raises(NotAllowed):
        wall.does(actor, "show_material", material=piece)


def test_what_was_removed_is_gone(wall):
    """It is neither shown nor revised nor removed again."""
    piece = brings(wall, form="text", text="x")
    wall.does(wall.aino, "remove_material", material=piece)

    for act, fields in (
        ("show_material", {}),
        ("remove_material", {}),
        ("revise_material", {"title": "t"}),
    ):
        with pytest.raises(NotFound, match="no mirror material"):
            wall.does(wall.aino, act, material=piece, **fields)


def test_without_a_task_there_is_no_room_to_show_it_to(paper_room):
    """Before the first session the wall shows how to join."""
    room = paper_room({"title": "Open"}, starts_open=False)
    piece = brings(room, form="text", text="x")

    with pytest.raises(NotNow, match="No task is running"):
        room.does(room.aino, "show_material", material=piece)


def test_while_the_room_votes_the_wall_is_taken(wall):
    """The vote is closed first."""
    wall.does(wall.bilal, "add_entry", element="rules", text="x", period="present")
    piece = brings(wall, form="text", text="x")
    wall.does(wall.aino, "open_voting")

    with pytest.raises(NotNow, match=r"shows the vote\. Close it first"):
        wall.does(wall.aino, "show_material", material=piece)


def test_what_people_reacted_to_is_not_undone_away(wall):
    """Undoing its arrival would leave what they said about nothing; it can be removed."""
    wall.does(wall.aino, "add_material", form="text", title="t", text="x")
    piece, act = next(iter(wall.state.materials)), list(wall.state.deeds)[-1]
    shown = wall.does(wall.aino, "show_material", material=piece)
    wall.does(wall.bilal, "add_entry", element="rules", text="x", period="present")
    wall.does(wall.aino, "undo", of=shown)

    with pytest.raises(Refused, match="People reacted to this material"):
        wall.does(wall.aino, "undo", of=act)


# --- minutes and seconds ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("12:30", 750), ("0:05", 5), ("1:02:30", 3750), (" 7.15 ", 435), ("90:00", 5400), ("", None)],
)
def test_a_moment_of_a_recording_is_typed_as_it_is_read(typed, seconds):
    """Minutes and seconds, after the first hour with the hours."""
    assert seconds_of(typed) == seconds


@pytest.mark.parametrize("typed", ["12", "12:75", "1:75:00", "noon", "-1:00", "1:2:3:4", "1:2"])
def test_what_is_no_moment_is_refused(typed):
    """The refusal shows how it is written."""
    with pytest.raises(Refused, match="such as 12:30"):
        seconds_of(typed)


def test_a_moment_is_told_as_it_was_typed():
    """And an excerpt by its two ends, or by the one that is known."""
    assert [as_moment(one) for one in (5, 750, 3750)] == ["0:05", "12:30", "1:02:30"]
    assert excerpt_words(750, 850) == "from 12:30 to 14:10"
    assert excerpt_words(None, 850) == "to 14:10"
    assert excerpt_words(None, None) == ""
