"""A vote is secret: what came out is known when it is closed, and nobody sees another's choice."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.snapshot import snapshot
from changelab.domain.vocabulary import Role

EVERYBODY = ["aino", "bilal", "dana", "chen", "eeva"]


@pytest.fixture
def voted(room):
    """Bilal and Dana have voted on two cards; the vote is open."""
    for text in ("targets", "waiting"):
        room.does(room.bilal, "add_entry", element="rules", text=text, period="present")
    room.does(room.aino, "open_voting", votes=1)
    first, second = room.state.ballot.candidates
    room.does(room.bilal, "cast_votes", ballot=room.state.ballot.id, items=[first])
    room.does(room.dana, "cast_votes", ballot=room.state.ballot.id, items=[second])
    return room


def ballot_seen_by(room, who: str):
    """The one ballot, as that person sees it."""
    (ballot,) = room.seen_by(getattr(room, who)).ballots.values()
    return ballot


@pytest.mark.parametrize("who", EVERYBODY)
def test_while_it_is_open_nobody_knows_what_will_come_out(voted, who):
    """Not even whoever leads: what leads would lead the others."""
    assert ballot_seen_by(voted, who).results is None


@pytest.mark.parametrize("who", EVERYBODY)
def test_when_it_is_closed_everybody_knows(voted, who):
    """The same results on every screen, with how many took part."""
    voted.does(voted.aino, "close_voting")
    ballot = ballot_seen_by(voted, who)

    assert (list(ballot.results.values()), ballot.voters) == ([1, 1], 2)


@pytest.mark.parametrize(("who", "number"), [("aino", 2), ("chen", 2), ("bilal", 0)])
def test_screens_count_who_voted_and_phones_do_not(voted, who, number):
    """The room may wait for the last one; nobody's phone tells at whose tap the count went up."""
    assert ballot_seen_by(voted, who).voters == number


@pytest.mark.parametrize("closed", [False, True])
def test_people_see_their_own_votes_and_no_others(voted, closed):
    """Each phone has one vote, its own; also when all is over."""
    if closed:
        voted.does(voted.aino, "close_voting")
    (ballot,) = voted.state.ballots.values()

    for person, item in zip((voted.bilal, voted.dana), ballot.candidates, strict=True):
        (own,) = voted.seen_by(person).votes.values()
        assert (own.voter, own.items) == (person.id, (item,))


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("who", ["aino", "chen", "eeva"])
def test_whoever_looks_on_or_leads_sees_nobodys_votes(voted, who, closed):
    """Neither facilitator, nor researcher, nor projector, nor in what the API answers."""
    if closed:
        voted.does(voted.aino, "close_voting")
    seen = voted.seen_by(getattr(voted, who))

    assert snapshot(seen).votes == []
    assert seen.deeds == {}


def test_the_scribe_sees_no_more_than_the_facilitator(voted):
    """Who types for the room has no eye on its votes either."""
    assert voted.seen_by(Actor.of(Role.SCRIBE)).votes == {}


def test_looking_back_shows_no_votes_of_others(voted):
    """Not at any earlier moment of the vote, by anyone; and own ones as they stood then."""
    today = voted.state.seq
    voted.does(voted.aino, "close_voting")
    laboratory = voted.laboratory

    for seq in range(today - 2, today + 1):
        for who in EVERYBODY:
            viewer = getattr(voted, who)
            seen = laboratory.seen_by(voted.workshop, viewer, at=seq)
            assert {vote.voter for vote in seen.votes.values()} <= {viewer.id}
            assert [ballot.results for ballot in seen.ballots.values()] in ([], [None])


def test_a_vote_opened_again_is_secret_again(voted):
    """Closed by a slip and undone: what came out so far is on no screen any more."""
    voted.does(voted.aino, "close_voting")
    voted.does(voted.aino, "undo")

    assert {repr(ballot_seen_by(voted, who).results) for who in EVERYBODY} == {"None"}


def test_candidates_that_were_hidden_are_named_but_not_read(voted):
    """The id of a hidden card tells nothing; its words are sent to nobody in the room."""
    voted.does(voted.aino, "hide", item=voted.state.ballot.candidates[1])
    voted.does(voted.aino, "close_voting")

    for who in ("dana", "chen"):
        assert "waiting" not in repr(vars(voted.seen_by(getattr(voted, who))))
