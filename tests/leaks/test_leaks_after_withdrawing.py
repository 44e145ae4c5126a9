"""Who wants no further use of their words is heard by all; who was unlinked is found by nobody."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role, Withdrawal

_ONLY = "said by Bilal", "reworded by Aino", "whispered by Bilal"


@pytest.fixture
def room(workshop_of):
    """An open task and an anonymous one; Bilal and Dana are here."""
    workshop = workshop_of({"title": "Open floor"}, {"title": "Secret", "anonymous": True})
    return workshop, workshop.joins("Bilal"), workshop.joins("Dana"), workshop.state.seq


def withdraws(workshop, phone, level: Withdrawal) -> None:
    """Aino takes that person's part out, so far."""
    laboratory, lead = workshop.venue.laboratory, Actor.of(Role.FACILITATOR)
    laboratory.withdraw(workshop.venue.workshop, phone.participant, level, lead)


def bilal_speaks(workshop, bilal) -> tuple[str, str]:
    """His named card, which Aino rewords, and one in the anonymous task."""
    named = workshop.entry(bilal, _ONLY[0])
    workshop.aino_does("reword", item=named, text=_ONLY[1])
    workshop.aino_does("next_task")
    return named, workshop.entry(bilal, _ONLY[2])


def test_set_aside_cards_are_read_by_nobody_of_no_moment(room):
    """Not by staff, not by Bilal himself; on no screen, picture, slider or stream."""
    workshop, bilal, dana, since = room
    bilal_speaks(workshop, bilal)
    workshop.entry(dana, "said by Dana")
    tokens = (bilal.token, dana.token, *workshop.venue.tokens.values())
    assert all(_ONLY[1] in workshop.everything(token, since) for token in tokens), "blind"
    withdraws(workshop, bilal, Withdrawal.NO_FURTHER_USE)

    for token in tokens:
        got = workshop.everything(token, since)
        assert "said by Dana" in got
        assert not [words for words in _ONLY if words in got]


def test_set_aside_cards_do_not_come_back(room):
    """Nobody shows, rewords, undoes or votes them back onto a screen."""
    workshop, bilal, dana, since = room
    named, _ = bilal_speaks(workshop, bilal)
    written = next(key for key, deed in workshop.state.deeds.items() if named in repr(deed.changes))
    withdraws(workshop, bilal, Withdrawal.NO_FURTHER_USE)
    for act, fields in (
        ("accept", {"item": named}),
        ("hide", {"item": named}),
        ("reword", {"item": named, "text": "said again"}),
        ("undo", {"of": written}),
        ("undo", {}),
    ):
        workshop.venue.act(workshop.aino, act, **fields)
        workshop.venue.act(bilal.token, act, **fields)

    for token in (dana.token, *workshop.venue.tokens.values()):
        got = workshop.everything(token, since)
        assert not [words for words in (*_ONLY, "said again") if words in got]


def test_unlinked_cards_stay_and_nobody_can_tell_whose_they_were(room):
    """The words are there; no reader of the record finds Bilal's pseudonym by them."""
    workshop, bilal, dana, since = room
    named, secret = bilal_speaks(workshop, bilal)
    withdraws(workshop, bilal, Withdrawal.UNLINK)

    assert _ONLY[1] in workshop.everything(dana.token, since)
    staff = (Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER)
    for seq in range(since + 1, workshop.state.seq + 1):
        for role in staff:
            state = workshop.venue.state(workshop.venue.tokens[role], at=seq)
            authors = {row["author"] for row in state["entries"]}
            assert authors <= {"anonymous"}
    facts = workshop.venue.laboratory.facts(workshop.venue.workshop)
    of_bilal = repr([fact for fact in facts if bilal.participant in repr(fact)])
    assert f"'{named}'" not in of_bilal and f"'{secret}'" not in of_bilal
    # Not even by one alias do the cards of two tasks belong together.
    entries = workshop.state.entries
    assert entries[named].author != entries[secret].author


@pytest.mark.parametrize("level", [Withdrawal.UNLINK, Withdrawal.ERASE])
def test_who_is_gone_is_let_in_no_more(room, level):
    """The phone's key opens nothing, and its stream ends without what came after."""
    workshop, bilal, dana, _ = room
    stream = workshop.listens(bilal.token)
    withdraws(workshop, bilal, level)
    workshop.entry(dana, "after Bilal was gone")

    assert "after Bilal" not in stream.heard_until_it_ends().decode()


def test_the_record_does_not_say_whose_anonymous_cards_were_set_aside(room):
    """They go with Bilal's others, by an act that names nobody."""
    workshop, bilal, _, since = room
    named, secret = bilal_speaks(workshop, bilal)
    withdraws(workshop, bilal, Withdrawal.NO_FURTHER_USE)

    later = workshop.venue.laboratory.facts(workshop.venue.workshop, since)
    of_bilal = [repr(fact) for fact in later if bilal.participant in repr(fact)]
    assert [one for one in of_bilal if f"'{named}'" in one], "this story is blind"
    assert not [one for one in of_bilal if f"'{secret}'" in one]
    acts = [fact.act_id for fact in later if f"'{secret}'" in repr(fact.event)]
    assert len(set(acts)) == len(acts) == 2, "written and set aside, by acts of their own"
