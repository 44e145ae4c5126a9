"""A vote: everybody chooses a few cards, may change their mind until it is closed, and then
what came out is known."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, NotNow, Refused
from changelab.domain.vocabulary import Standing

FIRST = "00000000-0000-4000-8000-000000000001"


def write(room, who, *texts: str) -> list[str]:
    """That person writes these cards; returns their ids."""
    sent = {"element": "rules", "period": "present"}
    return [room.does(who, "add_entry", text=text, **sent).made for text in texts]


def vote(room, who, *items: str):
    """That person chooses these, in the vote that is open."""
    return room.does(who, "cast_votes", ballot=room.state.stage.ballot, items=items)


@pytest.fixture
def cards(room) -> list[str]:
    """Four cards, in the order they came."""
    return write(room, room.bilal, "targets", "waiting") + write(room, room.dana, "forms", "noise")


@pytest.fixture
def ballot(room, cards) -> str:
    """A vote on them with two votes for each; returns its id."""
    return f"b{room.does(room.aino, 'open_voting', votes=2).seq}"


def results(room) -> dict[str, int]:
    """What came out of the newest vote."""
    room.does(room.aino, "close_voting")
    return list(room.state.ballots.values())[-1].results


def test_the_cards_of_the_task_are_voted_on(room, cards, ballot):
    """In the order they came; the stage says which vote is open."""
    opened = room.state.ballots[ballot]

    assert (opened.candidates, opened.votes, opened.task) == (tuple(cards), 2, room.state.task.id)
    assert (opened.voters, opened.results, opened.anonymous) == (0, None, False)
    assert room.state.stage.ballot == ballot


def test_who_voted_is_counted_and_what_came_out_is_known_when_closed(room, cards, ballot):
    """The most votes first; what nobody chose is not among the results."""
    vote(room, room.bilal, cards[2], cards[0])
    vote(room, room.dana, cards[2])
    assert (room.state.ballots[ballot].voters, room.state.ballots[ballot].results) == (2, None)

    assert results(room) == {cards[2]: 2, cards[0]: 1}
    assert list(room.state.ballots[ballot].results) == [cards[2], cards[0]]
    assert room.state.stage.ballot is None


def test_ties_stand_in_the_order_in_which_the_cards_came(room, cards, ballot):
    """Whoever voted first does not decide what stands on top."""
    vote(room, room.bilal, cards[3], cards[1])
    vote(room, room.dana, cards[2], cards[0])

    assert list(results(room)) == cards


def test_nobody_chose_anything(room, cards, ballot):
    """A vote may come to nothing: the results are empty, not missing."""
    assert results(room) == {}


def test_a_vote_is_kept_under_the_voters_pseudonym(room, cards, ballot):
    """Where names are told the record has them, as it has them of cards."""
    vote(room, room.bilal, cards[0])

    (kept,) = room.state.votes.values()
    assert (kept.voter, kept.items, kept.by_hand) == ("P01", (cards[0],), False)


def test_a_vote_is_changed_until_it_is_closed(room, cards, ballot):
    """What is sent replaces what was sent before; the same again records nothing."""
    vote(room, room.bilal, cards[0], cards[1])
    vote(room, room.bilal, cards[3])
    before = room.state.seq
    vote(room, room.bilal, cards[3])

    assert room.state.seq == before
    assert room.state.ballots[ballot].voters == 1
    assert results(room) == {cards[3]: 1}


def test_a_vote_is_taken_back(room, cards, ballot):
    """Who chooses nothing has not voted."""
    vote(room, room.bilal, cards[0])
    vote(room, room.bilal)

    assert room.state.ballots[ballot].voters == 0
    assert room.state.votes == {}


def test_one_card_gets_one_vote_of_a_person(room, cards, ballot):
    """Chosen twice in one go, it counts once."""
    vote(room, room.bilal, cards[0], cards[0])

    assert results(room) == {cards[0]: 1}


def test_nobody_has_more_votes_than_there_are(room, cards, ballot):
    """The limit is said; what was chosen before stays."""
    vote(room, room.bilal, cards[0])

    with pytest.raises(Refused, match=r"You have 2 votes\. Take one away first"):
        vote(room, room.bilal, *cards[:3])
    assert results(room) == {cards[0]: 1}


def test_the_plan_says_how_many_votes_each_has(room_with):
    """Three where it says nothing; never more than there is to choose from."""
    for planned, asked, given in [(0, None, 3), (2, None, 2), (2, 4, 4), (20, None, 4)]:
        room = room_with({"title": "Collect", "votes": planned})
        write(room, room.bilal, "a", "b", "c", "d")
        room.does(room.aino, "open_voting", **({"votes": asked} if asked else {}))

        assert room.state.ballot.votes == given


def test_a_later_vote_has_results_of_its_own(room, cards, ballot):
    """The task is voted on again: both stay in the record."""
    vote(room, room.bilal, cards[0])
    first = results(room)
    room.does(room.aino, "open_voting", votes=1)
    vote(room, room.bilal, cards[1])

    assert results(room) == {cards[1]: 1}
    assert room.state.ballots[ballot].results == first == {cards[0]: 1}


def test_moving_on_closes_the_vote(room_with):
    """To the next task or to the end of the session: what came out by then counts."""
    for leaving in ("next_task", "end_session"):
        room = room_with({"title": "Collect"}, {"title": "Look up", "kind": "listen"})
        (card,) = write(room, room.bilal, "a")
        room.does(room.aino, "open_voting")
        vote(room, room.dana, card)
        room.does(room.aino, leaving)

        (ballot,) = room.state.ballots.values()
        assert ballot.results == {card: 1}
        assert room.state.stage.ballot is None


def test_undo_opens_a_closed_vote_again(room, cards, ballot):
    """Closed by a slip: votes that were cast are there, and more can come."""
    vote(room, room.bilal, cards[0])
    room.does(room.aino, "close_voting")
    room.does(room.aino, "undo")
    assert room.state.ballots[ballot].results is None
    vote(room, room.dana, cards[0])

    assert results(room) == {cards[0]: 2}


def test_undo_of_moving_on_opens_the_vote_again(room_with):
    """Also when the next task had opened a vote of its own, in which nobody voted yet."""
    room = room_with({"title": "Collect"}, {"title": "Choose", "kind": "vote"})
    (card,) = write(room, room.bilal, "a")
    room.does(room.aino, "open_voting")
    vote(room, room.dana, card)
    first = room.state.stage.ballot
    room.does(room.aino, "next_task")
    assert room.state.stage.ballot not in (None, first)
    room.does(room.aino, "undo")

    assert room.state.stage.ballot == first
    assert results(room) == {card: 1}


def test_a_vote_opened_by_a_slip_is_undone(room, cards, ballot):
    """As long as nobody has voted; then there is something to lose."""
    room.does(room.aino, "undo")
    assert room.state.ballots == {} and room.state.stage.ballot is None
    room.does(room.aino, "open_voting")
    vote(room, room.bilal, cards[0])

    with pytest.raises(Refused, match="built on this since"):
        room.does(room.aino, "undo")


def test_a_card_people_can_vote_for_is_not_pulled_away_by_undo(room, cards, ballot):
    """Its author takes it back by withdrawing; the vote never points at nothing."""
    with pytest.raises(Refused, match="People could vote for this"):
        room.does(room.dana, "undo")


def test_a_vote_is_not_undone_but_cast_anew(room, cards, ballot):
    """Neither Bilal's undo nor Aino's touches it; undo goes to what Bilal did before."""
    vote(room, room.bilal, cards[2])
    deed = list(room.state.deeds)[-1]
    with pytest.raises(Refused, match="cannot be undone"):
        room.does(room.aino, "undo", of=deed)
    with pytest.raises(Refused, match="People could vote for this"):
        room.does(room.bilal, "undo")

    assert results(room) == {cards[2]: 1}


def test_the_same_vote_sent_twice_counts_once(room, cards, ballot):
    """The phone missed the answer and sends again."""
    for _ in range(2):
        room.does(room.bilal, "cast_votes", FIRST, ballot=ballot, items=[cards[0]])

    assert room.state.ballots[ballot].voters == 1


def test_a_card_hidden_meanwhile_keeps_its_votes_but_is_not_shown(room, cards, ballot):
    """What was chosen was chosen; who looks at the results does not read its words."""
    vote(room, room.bilal, cards[0], cards[1])
    room.does(room.aino, "hide", item=cards[0])

    assert results(room) == {cards[0]: 1, cards[1]: 1}
    assert cards[0] not in room.seen_by(room.chen).entries


def test_a_card_merged_meanwhile_gives_its_votes_to_the_other(room, cards, ballot):
    """Who chose one of the two chose what is left; who chose both chose it once."""
    vote(room, room.bilal, cards[0], cards[1])
    vote(room, room.dana, cards[1], cards[2])
    room.does(room.aino, "merge_cards", into=cards[0], items=[cards[1]])

    assert results(room) == {cards[0]: 2, cards[2]: 1}


def test_it_can_be_merged_into_a_card_that_came_later(room, cards, ballot):
    """The votes go along, though the other was not to be chosen."""
    vote(room, room.bilal, cards[0])
    (late,) = write(room, room.dana, "our targets")
    room.does(room.aino, "merge_cards", into=late, items=[cards[0]])

    assert results(room) == {late: 1}


def test_contradictions_are_voted_on(room):
    """All that are shown and neither rejected nor resolved, from whichever task."""
    sent = {"poles": [{"element": "rules"}], "period": "present"}
    made = [
        room.does(room.bilal, "log_contradiction", text=text, **sent).made
        for text in ("a", "b", "c", "d")
    ]
    room.does(room.aino, "judge_contradiction", contradiction=made[1], status="rejected")
    room.does(room.aino, "hide", item=made[2])
    write(room, room.dana, "no contradiction")
    room.does(room.aino, "open_voting", on="contradictions")

    assert room.state.ballot.candidates == (made[0], made[3])


def test_only_what_the_room_sees_can_be_chosen(room_with):
    """Not what waits, is hidden, was taken back, merged, or kept as a line for later."""
    room = room_with({"title": "Held", "held": True})
    shown, merged, hidden, gone, _ = write(room, room.bilal, "a", "b", "c", "d", "waits")
    for item in (shown, merged, hidden, gone):
        room.does(room.aino, "accept", item=item)
    room.does(room.aino, "merge_cards", into=shown, items=[merged])
    room.does(room.aino, "hide", item=hidden)
    room.does(room.bilal, "withdraw", item=gone)
    room.does(room.aino, "keep_line", text="ask about this later")
    room.does(room.aino, "open_voting")

    assert room.state.ballot.candidates == (shown,)


def test_one_thing_said_as_contradiction_and_manifestation_is_one_choice(room):
    """What was logged in one sentence is not offered twice."""
    sent = {"poles": [{"element": "rules"}], "period": "present", "manifestation": "conflict"}
    made = room.does(room.bilal, "log_contradiction", text="a", **sent).made
    room.does(room.aino, "open_voting")

    assert room.state.ballot.candidates == (made,)


def test_there_must_be_a_task_and_something_to_vote_on(room_with):
    """The refusals say what is missing."""
    room = room_with({"title": "Collect"})
    with pytest.raises(Refused, match=r"nothing to vote on yet\. Wait for cards"):
        room.does(room.aino, "open_voting")
    with pytest.raises(Refused, match="nothing to vote on yet"):
        room.does(room.aino, "open_voting", on="contradictions")
    with pytest.raises(NotNow, match="No vote is open"):
        room.does(room.aino, "close_voting")
    room.does(room.aino, "end_session")
    with pytest.raises(NotNow, match=r"No task is running\. Start a session first"):
        room.does(room.aino, "open_voting")


def test_one_vote_at_a_time(room, cards, ballot):
    """The room answers one question, not two."""
    with pytest.raises(Refused, match=r"open already\. Close it first"):
        room.does(room.aino, "open_voting")


def test_undo_does_not_open_a_vote_beside_another(room, cards, ballot):
    """The first is opened again when the second is closed."""
    room.does(room.aino, "close_voting", FIRST)
    room.does(room.aino, "open_voting")

    with pytest.raises(Refused):
        room.does(room.aino, "undo", of=FIRST)
    assert room.state.ballots[ballot].results == {}


def test_too_late_is_said_to_be_too_late(room, cards, ballot):
    """A phone that was away votes in a closed vote."""
    room.does(room.aino, "close_voting")

    with pytest.raises(NotNow, match=r"vote is closed\. Look at what came out"):
        room.does(room.bilal, "cast_votes", ballot=ballot, items=[cards[0]])


def test_only_what_stands_to_choice_is_chosen(room, cards, ballot):
    """A card that came later, or none at all, is refused; the vote stays as it was."""
    (late,) = write(room, room.dana, "late")
    for item in (late, "e99"):
        with pytest.raises(NotFound, match="cannot be voted on"):
            vote(room, room.bilal, item)

    assert room.state.votes == {}


@pytest.mark.parametrize("who", ["aino", "chen", "eeva"])
def test_only_participants_vote(room, cards, ballot, who):
    """Neither facilitator, researcher nor observer has a vote."""
    with pytest.raises(NotAllowed, match="Ask a participant"):
        vote(room, getattr(room, who), cards[0])


def test_only_aino_opens_and_closes(room, cards, ballot):
    """Voting is a step of the session, and Aino leads it."""
    for act in ("open_voting", "close_voting"):
        with pytest.raises(NotAllowed, match="Ask the facilitator"):
            room.does(room.bilal, act)
    assert room.state.entries[cards[0]].standing is Standing.SHOWN
