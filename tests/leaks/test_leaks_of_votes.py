"""What others chose is told to nobody; what came out only when it is closed, and stays closed."""

import json

import pytest

from changelab.domain.vocabulary import Role

EVERY_ROLE = [Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER, Role.OBSERVER]


@pytest.fixture(params=[False, True], ids=["named", "anonymous"])
def voted(workshop_of, request):
    """Bilal and Dana have voted; the vote is open."""
    workshop = workshop_of({"title": "Which first?", "anonymous": request.param})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    for text in ("targets", "waiting"):
        workshop.entry(bilal, text)
    workshop.aino_does("open_voting", votes=1)
    ballot = workshop.state.ballot
    for phone, item in zip((bilal, dana), ballot.candidates, strict=True):
        assert phone.sends("cast_votes", ballot=ballot.id, items=[item]).status_code == 200
    return workshop, bilal, dana, since


def moments(workshop, token: str, since: int) -> list[dict]:
    """Now, and every moment since then, as that key is told."""
    seqs = range(since, workshop.state.seq + 1)
    asked = [{}, *({"at": seq} for seq in seqs)]
    return [json.loads(workshop.state_of(token, **one)) for one in asked]


def keys(workshop, *phones) -> list[str]:
    """Everybody's keys."""
    return [*(phone.token for phone in phones), *(workshop.venue.tokens[one] for one in EVERY_ROLE)]


@pytest.mark.parametrize("closed", [False, True])
def test_nobody_is_told_what_another_chose(voted, closed: bool):
    """Phones have their own vote, at every moment; all others have none."""
    workshop, bilal, dana, since = voted
    if closed:
        workshop.aino_does("close_voting")

    for phone in (bilal, dana):
        for state in moments(workshop, phone.token, since):
            assert {vote["voter"] for vote in state["votes"]} <= {phone.participant}
    for token in keys(workshop):
        assert not any(state["votes"] for state in moments(workshop, token, since))


def test_while_it_is_open_nobody_is_told_what_will_come_out(voted):
    """No results on any screen, and on phones not even how many have voted."""
    workshop, bilal, dana, since = voted

    for token in keys(workshop, bilal, dana):
        for state in moments(workshop, token, since):
            assert all(ballot["results"] is None for ballot in state["ballots"])
    for state in moments(workshop, bilal.token, since):
        assert all(ballot["voters"] == 0 for ballot in state["ballots"])


def test_a_vote_opened_again_is_secret_again_at_every_moment(voted):
    """Closed by a slip and undone: the moment between tells nobody what came out so far."""
    workshop, bilal, dana, since = voted
    workshop.aino_does("close_voting")
    workshop.aino_does("undo")

    for token in keys(workshop, bilal, dana):
        for state in moments(workshop, token, since):
            assert all(ballot["results"] is None for ballot in state["ballots"])
    for token in (bilal.token, dana.token, workshop.wall):
        assert '"results":{' not in workshop.everything(token, since)


def test_a_phone_is_not_told_when_others_vote(voted):
    """Bilal changes his mind: Dana's phone hears nothing of it."""
    workshop, bilal, dana, _ = voted
    for phone in (bilal, dana):
        phone.state()
    ballot, since = workshop.state.ballot, workshop.state.seq
    bilal.sends("cast_votes", ballot=ballot.id, items=[])
    bilal.sends("cast_votes", ballot=ballot.id, items=[ballot.candidates[1]])

    assert b"event: changes" not in workshop.missed(dana.token, since)
    assert b"event: changes" in workshop.missed(bilal.token, since)


def test_entering_a_vote_for_somebody_does_not_tell_what_they_chose(voted):
    """Whoever guesses right and whoever guesses wrong gets the same answer."""
    workshop, bilal, _, _ = voted
    ballot = workshop.state.ballot

    def answer(item: str) -> tuple[int, bool]:
        before = workshop.state.seq
        fields = {"ballot": ballot.id, "items": [item], "for": bilal.participant}
        answer = workshop.venue.act(workshop.aino, "cast_votes", **fields)
        return answer.status_code, answer.json().get("seq") == before

    right, wrong = map(answer, ballot.candidates)
    assert right == wrong
