"""Who tries what by when, and what became of it."""

import pytest

from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.vocabulary import CommitmentStatus


@pytest.fixture
def contradiction(room) -> str:
    """Dana's contradiction."""
    return room.does(
        room.dana, "log_contradiction", text="x", poles=[{"element": "rules"}], period="present"
    ).made


@pytest.fixture
def promise(room, contradiction) -> str:
    """Bilal's commitment."""
    return room.does(
        room.bilal,
        "make_commitment",
        who="Bilal",
        text="call the school",
        by_when="Friday",
        contradiction=contradiction,
    ).made


def test_bilal_promises_something(room, promise, contradiction):
    """A commitment says who, what, by when and about which contradiction; it begins open."""
    made = room.state.commitments[promise]

    assert (made.who, made.text, made.by_when) == ("Bilal", "call the school", "Friday")
    assert (made.contradiction, made.status) == (contradiction, CommitmentStatus.OPEN)


def test_a_promise_needs_no_date_and_no_contradiction(room):
    """Left out or empty, both stay empty."""
    made = room.does(room.bilal, "make_commitment", who="we", text="meet", contradiction="").made

    commitment = room.state.commitments[made]
    assert (commitment.by_when, commitment.contradiction) == ("", None)


@pytest.mark.parametrize("status", ["kept", "changed", "dropped"])
def test_it_is_followed_up_in_a_later_session(room, promise, status):
    """Aino writes down what became of it; the record says in which session."""
    room.does(room.aino, "follow_up", commitment=promise, status=status, outcome="they answered")

    followed = room.state.commitments[promise]
    assert (followed.status, followed.outcome) == (status, "they answered")
    assert followed.followed_up_in == room.state.stage.session
    assert followed.text == "call the school"


def test_following_up_again_with_the_same_words_records_nothing(room, promise):
    """A second save writes no event; other words do."""
    room.does(room.aino, "follow_up", commitment=promise, status="kept", outcome="a")
    before = room.state.seq
    room.does(room.aino, "follow_up", commitment=promise, status="kept", outcome="a")
    assert room.state.seq == before
    room.does(room.aino, "follow_up", commitment=promise, status="kept", outcome="b")

    assert room.state.commitments[promise].outcome == "b"


def test_what_is_not_there_is_refused(room):
    """An unknown contradiction or commitment is named."""
    with pytest.raises(NotFound, match=r"no contradiction “c99”"):
        room.does(room.bilal, "make_commitment", who="we", text="x", contradiction="c99")
    with pytest.raises(NotFound, match=r"no commitment “k99”"):
        room.does(room.aino, "follow_up", commitment="k99", status="kept")


def test_a_promise_that_was_taken_back_is_not_followed_up(room, promise):
    """As with entries: what was withdrawn is not worked on."""
    room.does(room.bilal, "withdraw", item=promise)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, "follow_up", commitment=promise, status="kept")


def test_a_hidden_contradiction_is_not_shown_through_its_commitment(room, promise, contradiction):
    """The room sees the promise; what it is about only while that is shown."""
    assert room.seen_by(room.chen).commitments[promise].contradiction == contradiction
    room.does(room.aino, "hide", item=contradiction)

    assert room.seen_by(room.chen).commitments[promise].contradiction is None
    assert room.state.commitments[promise].contradiction == contradiction


def test_phones_promise_when_asked(room_with):
    """A mapping task takes no commitments; a task for them does."""
    room = room_with({"title": "Map", "kind": "map"}, {"title": "Who?", "kind": "commitments"})
    with pytest.raises(NotNow):
        room.does(room.bilal, "make_commitment", who="we", text="meet")
    room.does(room.aino, "next_task")
    room.does(room.bilal, "make_commitment", who="we", text="meet")

    assert len(room.state.commitments) == 1
