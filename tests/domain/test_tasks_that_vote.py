"""A task that only votes opens its vote by itself; what is voted on is seen by everyone."""

import pytest

from changelab.domain.errors import Refused

COLLECT = {"title": "Collect", "ask": "What gets in the way?"}
CHOOSE = {"title": "Choose", "kind": "vote", "votes": 2}


def write(room, who, text: str) -> str:
    """That person writes a card; returns its id."""
    sent = {"element": "rules", "period": "present"}
    return room.does(who, "add_entry", text=text, **sent).made


def test_its_vote_opens_when_it_starts(room_with):
    """On the cards of the task before it; the phones can send nothing else."""
    room = room_with(COLLECT, CHOOSE)
    cards = (write(room, room.bilal, "a"), write(room, room.dana, "b"), write(room, room.dana, "c"))
    room.does(room.aino, "next_task")

    assert (room.state.ballot.candidates, room.state.ballot.votes) == (cards, 2)
    assert not room.state.stage.input_open
    with pytest.raises(Refused, match="the phones only vote"):
        room.does(room.aino, "open_input")


def test_it_votes_on_the_nearest_task_that_has_cards(room_with):
    """A talk between collecting and choosing changes nothing."""
    room = room_with(COLLECT, {"title": "Empty"}, {"title": "Talk", "kind": "listen"}, CHOOSE)
    card = write(room, room.bilal, "a")
    for _ in range(3):
        room.does(room.aino, "next_task")

    assert room.state.ballot.candidates == (card,)


def test_it_can_vote_on_contradictions(room_with):
    """On all of them, also those of an earlier task."""
    room = room_with(COLLECT, CHOOSE | {"vote_on": "contradictions"})
    sent = {"poles": [{"element": "rules"}], "period": "present"}
    made = room.does(room.bilal, "log_contradiction", text="a", **sent).made
    write(room, room.dana, "not this")
    room.does(room.aino, "next_task")

    assert room.state.ballot.candidates == (made,)


def test_without_anything_to_vote_on_it_begins_all_the_same(room_with):
    """Aino is not held up; she opens the vote when cards have come."""
    room = room_with(COLLECT, CHOOSE)
    room.does(room.aino, "next_task")
    assert room.state.task.plan.title == "Choose" and room.state.ballot is None
    card = room.does(room.aino, "add_entry", element="rules", text="a", period="past").made
    room.does(room.aino, "open_voting")

    assert room.state.ballot.candidates == (card,)


def test_a_session_can_begin_with_it(room_with):
    """On contradictions of an earlier session."""
    room = room_with(COLLECT)
    sent = {"poles": [{"element": "rules"}], "period": "present"}
    made = room.does(room.bilal, "log_contradiction", text="a", **sent).made
    session = f"s{room.does(room.aino, 'plan_session', plan={'title': 'Second'}).seq}"
    plan = CHOOSE | {"vote_on": "contradictions"}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    room.does(room.aino, "start_session", session=session)

    assert room.state.ballot.candidates == (made,)
    assert room.state.ballot.id == room.state.stage.ballot


def test_coming_back_to_it_shows_what_came_out(room_with):
    """No second vote opens by itself; Aino can open one."""
    room = room_with(COLLECT, CHOOSE)
    card = write(room, room.bilal, "a")
    room.does(room.aino, "next_task")
    room.does(room.bilal, "cast_votes", ballot=room.state.stage.ballot, items=[card])
    room.does(room.aino, "previous_task")
    room.does(room.aino, "next_task")
    (ballot,) = room.state.ballots.values()
    assert ballot.results == {card: 1} and room.state.ballot is None
    room.does(room.aino, "open_voting")

    assert len(room.state.ballots) == 2


def test_what_is_voted_on_is_shown_to_everyone(room_with):
    """Covered cards are revealed by the vote; undone, they are covered again."""
    room = room_with(COLLECT | {"who_sees": "after_reveal"}, CHOOSE)
    card = write(room, room.bilal, "a")
    assert card not in room.seen_by(room.dana).entries
    room.does(room.aino, "next_task")
    assert card in room.seen_by(room.dana).entries
    room.does(room.aino, "undo")

    assert card not in room.seen_by(room.dana).entries


def test_cards_for_their_authors_eyes_are_not_voted_on(room_with):
    """People were told that nobody else sees them: the task begins without a vote."""
    room = room_with(COLLECT | {"who_sees": "own"}, CHOOSE)
    write(room, room.bilal, "a")
    with pytest.raises(Refused, match="nobody else sees these cards"):
        room.does(room.aino, "open_voting")
    room.does(room.aino, "next_task")
    assert room.state.ballot is None

    with pytest.raises(Refused, match=r"nobody else sees these cards\. Vote on the cards of"):
        room.does(room.aino, "open_voting")


def test_contradictions_for_their_authors_eyes_are_left_out(room_with):
    """Only those that the room sees, or will see, stand to choice."""
    room = room_with(COLLECT | {"who_sees": "own"}, {"title": "Open"})
    sent = {"poles": [{"element": "rules"}], "period": "present"}
    room.does(room.bilal, "log_contradiction", text="mine", **sent)
    room.does(room.aino, "next_task")
    made = room.does(room.bilal, "log_contradiction", text="ours", **sent).made
    room.does(room.aino, "open_voting", on="contradictions")

    assert room.state.ballot.candidates == (made,)
