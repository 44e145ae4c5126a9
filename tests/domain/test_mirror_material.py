"""Mirror material: brought in, shown while a task runs, and what people say is tied to it."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.entities import ShownPicture
from changelab.domain.screen import Shows, screen_of
from changelab.domain.visibility import visible_to
from changelab.domain.vocabulary import MaterialForm, Period, Purpose, Role

SCRIBE = Actor.of(Role.SCRIBE)
EEVA = Actor.of(Role.RESEARCHER)
TASKS = ({"title": "Board", "kind": "notes"}, {"title": "Listen", "kind": "listen"})


@pytest.fixture
def wall(paper_room):
    """Two tasks; the first runs, and Bilal and Dana are there."""
    return paper_room(*TASKS)


def brings(room, actor=None, **fields) -> str:
    """Aino, or who is named, brings a letter in; its id."""
    wanted = {"form": "text", "title": "The letter", "text": "Three weeks.", **fields}
    room.does(actor or room.aino, "add_material", **wanted)
    return next(reversed(room.state.materials))


def notes(room, actor, text: str = "x") -> str:
    """That person puts a note on the mirror surface; its id."""
    room.does(actor, "place_note", surface="mirror", period="present", text=text)
    return next(reversed(room.state.notes))


def test_aino_shows_a_letter_and_what_people_say_is_about_it(wall):
    """From when it is up until it is taken down; before and after, cards are about nothing."""
    before = notes(wall, wall.bilal)
    letter = brings(wall, source="School office", dated="2025-05", people=["P01"], may=["quote"])
    wall.does(wall.aino, "show_material", material=letter)
    said = [notes(wall, wall.bilal), notes(wall, wall.dana)]
    wall.does(wall.aino, "show_material", material=None)
    after = notes(wall, wall.dana)

    about = {key: note.about for key, note in wall.state.notes.items()}
    assert about == {before: None, said[0]: letter, said[1]: letter, after: None}
    piece = wall.state.materials[letter]
    assert (piece.form, piece.period, piece.by) == (
        MaterialForm.TEXT,
        Period.PRESENT,
        "facilitator",
    )
    assert (piece.people, piece.may, piece.shown) == (("P01",), (Purpose.QUOTE,), True)


def test_every_kind_of_card_is_a_reaction(paper_room):
    """Entries, contradictions, answers, commitments: whatever the room sends."""
    room = paper_room({"title": "Open"})
    letter = brings(room)
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "add_entry", element="rules", text="a", period="present")
    pole = [{"element": "rules"}]
    room.does(room.dana, "log_contradiction", text="b", period="present", poles=pole)
    room.does(room.dana, "make_commitment", who="Dana", text="call them", by_when="Friday")

    assert {item.about for item in room.state.contributions()} == {letter}


def test_what_a_scribe_types_is_a_reaction_and_what_a_researcher_adds_is_not(wall):
    """The scribe writes what is said in the room; the researcher works on the record."""
    letter = brings(wall)
    wall.does(wall.aino, "show_material", material=letter)
    scribes = notes(wall, SCRIBE)
    eevas = notes(wall, EEVA)

    assert wall.state.notes[scribes].about == letter
    assert wall.state.notes[eevas].about is None


def test_the_wall_shows_it_in_the_place_of_what_the_task_shows(wall):
    """Taken down, the task's own screen is there again."""
    letter = brings(wall)
    assert screen_of(wall.state).shows is Shows.BOARD
    wall.does(SCRIBE, "show_material", material=letter)
    assert (screen_of(wall.state).shows, screen_of(wall.state).material) == (Shows.MATERIAL, letter)
    wall.does(wall.aino, "show_material", material=None)

    assert (screen_of(wall.state).shows, screen_of(wall.state).material) == (Shows.BOARD, None)


def test_it_covers_the_count_but_not_the_promise(paper_room):
    """In a covered task the piece fills the wall, and the cards stay covered."""
    room = paper_room({"title": "Covered", "kind": "notes", "who_sees": "after_reveal"})
    room.does(room.aino, "show_material", material=brings(room))
    notes(room, room.bilal)

    assert screen_of(room.state).shows is Shows.MATERIAL
    assert not visible_to(room.state, room.dana).notes


def test_a_picture_and_a_piece_are_never_both_on_the_wall(wall):
    """Each takes the place of the other."""
    letter = brings(wall)
    wall.does(wall.aino, "show_picture", picture="cycle")
    wall.does(wall.aino, "show_material", material=letter)
    assert (wall.state.stage.picture, wall.state.stage.material) == (None, letter)
    wall.does(wall.aino, "show_picture", picture="cycle")

    assert (wall.state.stage.picture, wall.state.mirror) == (ShownPicture("cycle"), None)


@pytest.mark.parametrize("act", ["next_task", "end_session"])
def test_it_is_up_for_as_long_as_its_task(wall, act):
    """The next task and the end of the session take it down."""
    wall.does(wall.aino, "show_material", material=brings(wall))
    wall.does(wall.aino, act)

    assert wall.state.mirror is None
    assert screen_of(wall.state).material is None


def test_a_vote_takes_it_down(wall):
    """Closed, the results are there, and what is said then is about nothing."""
    notes(wall, wall.bilal)
    wall.does(wall.aino, "show_material", material=brings(wall))
    wall.does(wall.aino, "open_voting")
    assert screen_of(wall.state).shows is Shows.VOTE
    wall.does(wall.aino, "close_voting")

    assert screen_of(wall.state).shows is Shows.RESULTS
    later = notes(wall, wall.bilal)
    assert wall.state.notes[later].about is None


def test_removed_it_leaves_the_wall_and_the_reactions_stay(wall):
    """What people said keeps what it was about; Undo brings the piece back to the wall."""
    letter = brings(wall)
    wall.does(wall.aino, "show_material", material=letter)
    said = notes(wall, wall.bilal)
    removed = wall.does(wall.aino, "remove_material", material=letter)
    assert (wall.state.mirror, wall.state.materials[letter].removed) == (None, True)
    assert wall.state.notes[said].about == letter

    wall.does(wall.aino, "undo", of=removed)

    assert wall.state.mirror == wall.state.materials[letter]


def test_a_stage_that_comes_back_by_undo_does_not_bring_back_what_was_removed(wall):
    """Going back to the task in which it was up shows what the task shows."""
    letter = brings(wall)
    wall.does(wall.aino, "show_material", material=letter)
    step = wall.does(wall.aino, "next_task")
    wall.does(wall.aino, "remove_material", material=letter)
    wall.does(wall.aino, "undo", of=step)

    assert wall.state.mirror is None
    assert screen_of(wall.state).shows is Shows.BOARD
    later = notes(wall, wall.bilal)
    assert wall.state.notes[later].about is None


def test_shown_and_undone_the_wall_is_as_before(wall):
    """The piece that was up before is up again."""
    letter, other = brings(wall), brings(wall, title="Another")
    wall.does(wall.aino, "show_material", material=letter)
    wall.does(wall.aino, "show_material", material=other)
    wall.does(wall.aino, "undo")

    assert wall.state.mirror == wall.state.materials[letter]


def test_what_is_known_of_it_can_be_put_right(wall):
    """Title, source, date, period, people and consent; the piece itself stays what it is."""
    letter = brings(wall)
    wall.does(
        EEVA,
        "revise_material",
        material=letter,
        title="The first letter",
        source="Office",
        dated="2024",
        period="past",
        people=["P02"],
        may=["teach"],
    )
    before = wall.state.seq
    piece = wall.state.materials[letter]
    wall.does(
        EEVA,
        "revise_material",
        material=letter,
        title="The first letter",
        source="Office",
        dated="2024",
        period="past",
        people=["P02"],
        may=["teach"],
    )

    assert (piece.title, piece.source, piece.dated) == ("The first letter", "Office", "2024")
    assert (piece.period, piece.people, piece.may) == (Period.PAST, ("P02",), (Purpose.TEACH,))
    assert piece.text == "Three weeks."
    assert wall.state.seq == before


def test_the_same_again_records_nothing(wall):
    """Showing what is up, and taking down what is not, are no news."""
    letter = brings(wall)
    wall.does(wall.aino, "show_material", material=None)
    wall.does(wall.aino, "show_material", material=letter)
    before = wall.state.seq
    wall.does(wall.aino, "show_material", material=letter)

    assert wall.state.seq == before


# --- who sees it ------------------------------------------------------------------------


def test_the_room_sees_only_what_is_on_the_wall(wall):
    """And of that not who is in it, who may use it, nor who brought it in."""
    letter = brings(wall, people=["P01"], may=["archive"])
    other = brings(wall, title="Another")
    for viewer in (wall.bilal, wall.chen):
        assert visible_to(wall.state, viewer).materials == {}
    wall.does(wall.aino, "show_material", material=letter)

    for viewer in (wall.bilal, wall.chen):
        (seen,) = visible_to(wall.state, viewer).materials.values()
        assert (seen.id, seen.text) == (letter, "Three weeks.")
        assert (seen.people, seen.may, seen.by) == ((), (), "")
    assert set(visible_to(wall.state, wall.aino).materials) == {letter, other}


def test_looking_back_shows_no_piece_that_is_not_up_now(wall):
    """Not by the time slider either; the workbench sees it."""
    letter = brings(wall)
    wall.does(wall.aino, "show_material", material=letter)
    then = wall.at(wall.state.seq)
    wall.does(wall.aino, "show_material", material=None)

    seen = visible_to(then, wall.bilal, now=wall.state)
    assert (seen.materials, seen.stage.material) == ({}, None)
    assert set(visible_to(then, EEVA, now=wall.state).materials) == {letter}


def test_looking_back_says_what_is_said_now(wall):
    """A name that was taken out of a title is not read by looking back."""
    letter = brings(wall, title="Letter to Mrs Virtanen", source="Mrs Virtanen")
    wall.does(wall.aino, "show_material", material=letter)
    then = wall.at(wall.state.seq)
    wall.does(wall.aino, "revise_material", material=letter, title="A letter")

    seen = visible_to(then, wall.bilal, now=wall.state).materials[letter]
    assert (seen.title, seen.source) == ("A letter", "")
