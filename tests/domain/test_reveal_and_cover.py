"""Cards stay covered until the facilitator reveals them; some are never shown."""

import pytest

from changelab.domain.errors import NotNow, Refused
from changelab.domain.screen import Shows, screen_of


@pytest.fixture
def covered(room_with):
    """A workshop whose first task shows its cards after the reveal."""
    return room_with({"title": "Think first", "kind": "notes", "who_sees": "after_reveal"})


@pytest.fixture
def note(covered) -> str:
    """Bilal's note in that task."""
    return covered.does(
        covered.bilal, "place_note", surface="mirror", period="past", text="he waited"
    ).made


def test_before_the_reveal_everyone_sees_their_own(covered, note):
    """Bilal sees his note; Dana and the projector do not."""
    assert note in covered.seen_by(covered.bilal).notes
    assert note not in covered.seen_by(covered.dana).notes
    assert note not in covered.seen_by(covered.chen).notes


def test_before_the_reveal_the_room_sees_how_many_there_are(covered, note):
    """The projector counts the cards and shows none."""
    screen = screen_of(covered.state)

    assert (screen.shows, screen.count) == (Shows.COUNT, 1)


def test_after_the_reveal_everyone_sees_all(covered, note):
    """Aino reveals: the note is on every screen, without its author."""
    covered.does(covered.aino, "reveal")

    assert covered.seen_by(covered.dana).notes[note].author == ""
    assert note in covered.seen_by(covered.chen).notes
    assert screen_of(covered.state).shows is Shows.BOARD


def test_covering_again_takes_them_off_the_screens(covered, note):
    """After covering the room sees the count again, also when it looks at earlier moments."""
    covered.does(covered.aino, "reveal")
    revealed = covered.state.seq
    covered.does(covered.aino, "cover")

    assert note not in covered.seen_by(covered.dana).notes
    assert note not in covered.laboratory.seen_by(covered.workshop, covered.dana, revealed).notes


@pytest.mark.parametrize("acts", [["cover"], ["reveal", "reveal"]])
def test_what_is_so_already_is_not_recorded(covered, note, acts):
    """Covering what is covered, or revealing what is revealed, writes nothing."""
    for act in acts[:-1]:
        covered.does(covered.aino, act)
    before = covered.state.seq
    covered.does(covered.aino, acts[-1])

    assert covered.state.seq == before


def test_without_a_task_there_is_nothing_to_reveal(covered):
    """After the session a reveal is refused."""
    covered.does(covered.aino, "end_session")

    with pytest.raises(NotNow, match=r"No task is running"):
        covered.does(covered.aino, "reveal")


@pytest.fixture
def private(room_with):
    """A workshop whose first task promises that nobody else sees its cards."""
    return room_with({"title": "For yourself", "kind": "notes", "who_sees": "own"})


def test_cards_promised_to_nobody_cannot_be_revealed(private):
    """The refusal reminds Aino of what people were told."""
    with pytest.raises(Refused, match=r"told that nobody else sees"):
        private.does(private.aino, "reveal")


@pytest.mark.parametrize("who_sees", ["everyone", "after_reveal"])
def test_revising_the_task_does_not_break_the_promise(private, who_sees):
    """Nor can the plan of a begun task be changed so that the cards become visible."""
    made = private.does(
        private.bilal, "place_note", surface="mirror", period="past", text="my fear"
    ).made
    task = private.state.task

    with pytest.raises(Refused):
        private.does(
            private.aino,
            "revise_task",
            task=task.id,
            plan=task.plan.model_dump(mode="json") | {"who_sees": who_sees},
        )
    assert made not in private.seen_by(private.dana).notes
