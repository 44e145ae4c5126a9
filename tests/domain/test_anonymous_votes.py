"""In an anonymous vote the record never holds who chose what; people can still change theirs."""

import pytest

COLLECT = {"title": "Without names", "anonymous": True}


@pytest.fixture
def secret(room_with):
    """A workshop with an anonymous task; Bilal and Dana have each written a card in it."""
    room = room_with(COLLECT, {"title": "Choose", "kind": "vote", "anonymous": True})
    for who in (room.bilal, room.dana):
        room.does(who, "add_entry", element="rules", text=f"by {who.id}", period="present")
    return room


@pytest.fixture
def ballot(secret):
    """The open vote on them."""
    secret.does(secret.aino, "open_voting")
    return secret.state.ballot


def vote(room, who, *items: str):
    """That person chooses these, in the vote that is open."""
    return room.does(who, "cast_votes", ballot=room.state.stage.ballot, items=items)


def test_the_record_does_not_hold_who_voted(secret, ballot):
    """Neither the pseudonym nor the secret stands in what was recorded since the vote began."""
    vote(secret, secret.bilal, ballot.candidates[0])
    vote(secret, secret.bilal, *ballot.candidates)
    facts = secret.laboratory.facts(secret.workshop, after=int(ballot.id[1:]))
    said = repr(facts)

    assert [fact.event.kind for fact in facts] == ["votes_cast"] * 2
    assert "P01" not in said and secret.bilal.secret not in said


def test_a_vote_cannot_be_joined_with_a_card_of_the_same_task(secret, ballot):
    """The alias is this ballot's own: not the one under which Bilal wrote, not that of the next."""
    vote(secret, secret.bilal, ballot.candidates[0])
    secret.does(secret.aino, "next_task")
    vote(secret, secret.bilal, ballot.candidates[0])

    first, second = (vote.voter for vote in secret.state.votes.values())
    authors = {card.author for card in secret.state.entries.values()}
    assert first != second
    assert not {first, second} & authors
    assert {name[0] for name in (first, second, *authors)} == {"~"}


def test_the_act_is_kept_under_the_same_name_as_the_vote(secret, ballot):
    """What the record says of who acted tells no more than the vote itself."""
    vote(secret, secret.bilal, ballot.candidates[0])
    last = secret.laboratory.facts(secret.workshop)[-1]

    assert last.actor == last.event.voter == secret.bilal.alias_in(ballot.id)


def test_people_change_and_take_back_their_own(secret, ballot):
    """Each has one vote, though nobody can tell whose it is."""
    vote(secret, secret.bilal, ballot.candidates[0])
    vote(secret, secret.dana, ballot.candidates[0])
    vote(secret, secret.bilal, ballot.candidates[1])
    assert secret.state.ballot.voters == 2
    vote(secret, secret.dana)
    assert secret.state.ballot.voters == 1
    secret.does(secret.aino, "close_voting")

    assert secret.state.ballots[ballot.id].results == {ballot.candidates[1]: 1}


def test_each_finds_their_own_again(secret, ballot):
    """Bilal's phone shows what Bilal chose, and nothing of Dana's."""
    vote(secret, secret.bilal, ballot.candidates[0])
    vote(secret, secret.dana, ballot.candidates[1])

    (own,) = secret.seen_by(secret.bilal).votes.values()
    assert (own.voter, own.items) == ("P01", (ballot.candidates[0],))
