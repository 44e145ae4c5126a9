"""Who wrote an anonymous card is told to nobody, whatever its author does with it."""

import json
import re

import pytest

from changelab.domain.vocabulary import Role

EVERY_ROLE = [Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER, Role.OBSERVER]


@pytest.fixture
def secret(workshop_of):
    """Bilal wrote a card in an anonymous task, and changed his mind about it."""
    workshop = workshop_of({"title": "Secret", "anonymous": True}, {"title": "Open"})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    return workshop, bilal, dana, since


DEEDS = {
    "written": [],
    "reworded": [{"act": "reword", "text": "I am afraid of them"}],
    "withdrawn": [{"act": "withdraw"}],
    "reworded and withdrawn": [{"act": "reword", "text": "I was afraid"}, {"act": "withdraw"}],
}


@pytest.mark.parametrize("role", EVERY_ROLE)
@pytest.mark.parametrize("deed", DEEDS)
def test_no_answer_tells_the_author(secret, deed: str, role: Role):
    """Neither a pseudonym of the room nor an alias stands beside the card, at any moment."""
    workshop, bilal, _, since = secret
    item = workshop.entry(bilal, "I am afraid of her")
    for act in DEEDS[deed]:
        assert bilal.sends(**act, item=item).status_code == 200
    token = workshop.venue.tokens[role]

    for seq in (None, *range(since, workshop.state.seq + 1)):
        state = json.loads(workshop.state_of(token, **({"at": seq} if seq else {})))
        assert {row["author"] for row in state["entries"]} <= {"", "anonymous"}
        assert not re.search("~[0-9a-f]{10}", json.dumps(state))


@pytest.mark.parametrize("deed", DEEDS)
def test_no_event_of_an_export_names_the_author(secret, deed: str):
    """Every event about the card has the alias, also when it is changed in a later task."""
    workshop, bilal, _, since = secret
    item = workshop.entry(bilal, "I am afraid of her")
    workshop.aino_does("next_task")
    for act in DEEDS[deed]:
        assert bilal.sends(**act, item=item).status_code == 200
    bilal.sends("undo")
    later = workshop.venue.laboratory.facts(workshop.venue.workshop, since)

    assert bilal.participant not in {fact.actor for fact in later}
    assert bilal.participant not in repr([fact.event for fact in later])


def test_undo_by_its_author_leaves_no_name(secret):
    """An anonymous card is withdrawn, not undone: undo would be recorded under the pseudonym."""
    workshop, bilal, _, since = secret
    workshop.entry(bilal, "I am afraid of her")
    act = list(workshop.state.deeds)[-1]

    assert bilal.sends("undo").status_code == 404
    assert bilal.sends("undo", of=act).status_code == 403
    later = workshop.venue.laboratory.facts(workshop.venue.workshop, since)
    assert bilal.participant not in {fact.actor for fact in later}


def test_other_phones_do_not_hear_whose_it_is(secret):
    """Dana's stream carries the card without an author."""
    workshop, bilal, dana, since = secret
    workshop.entry(bilal, "I am afraid of her")
    got = workshop.missed(dana.token, since).decode()

    assert bilal.participant not in got
    assert "~" not in got.partition("\r\n\r\n")[2]


def test_a_named_task_is_told_from_an_anonymous_one(secret):
    """So that this story is not blind: an open card has its pseudonym in the record."""
    workshop, bilal, *_ = secret
    workshop.aino_does("next_task")
    workshop.entry(bilal, "openly")

    (row,) = json.loads(workshop.state_of(workshop.aino))["entries"]
    assert row["author"] == bilal.participant
