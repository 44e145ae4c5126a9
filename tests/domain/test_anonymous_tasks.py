"""In an anonymous task the record never holds who wrote a card; the author still owns it."""

import pytest

from changelab.domain.errors import NotAllowed
from changelab.domain.visibility import ANONYMOUS
from changelab.domain.vocabulary import Standing


@pytest.fixture
def secret(room_with):
    """A workshop whose first task is anonymous, and whose second is not."""
    return room_with(
        {"title": "Without names", "anonymous": True},
        {"title": "Anonymous too", "anonymous": True},
        {"title": "With names"},
    )


@pytest.fixture
def card(secret) -> str:
    """What Bilal wrote in it."""
    return secret.does(
        secret.bilal, "add_entry", element="rules", text="nobody dares", period="present"
    ).made


def record_after_joining(room) -> str:
    """Everything the record holds since the last person joined, as text."""
    facts = room.laboratory.facts(room.workshop)
    joined = max(fact.seq for fact in facts if fact.event.kind == "consent_given")
    return repr(facts[joined:])


def test_the_record_does_not_hold_who_wrote_it(secret, card):
    """No event since he joined names Bilal, whatever he does with his card."""
    secret.does(secret.bilal, "reword", item=card, text="nobody dares to say so")
    secret.does(secret.bilal, "withdraw", item=card)

    said = record_after_joining(secret)
    assert "nobody dares" in said
    assert "P01" not in said and "Bilal" not in said and secret.bilal.secret not in said


def test_every_kind_of_card_is_anonymous(secret):
    """Entries, contradictions, observations, notes, answers and commitments alike."""
    bilal = secret.bilal
    secret.does(
        bilal,
        "log_contradiction",
        text="c",
        poles=[{"element": "rules"}],
        period="present",
        manifestation="conflict",
    )
    secret.does(bilal, "note_observation", text="o")
    secret.does(bilal, "place_note", surface="ideas", period="future", text="n")
    secret.does(bilal, "answer_prompt", prompt="Who?", text="a")
    secret.does(bilal, "make_commitment", who="Someone", text="k")

    assert "P01" not in record_after_joining(secret)
    assert len({item.author for item in secret.state.contributions()}) == 1


def test_bilal_still_owns_his_card(secret, card):
    """He sees it as his own, may reword it and may withdraw it."""
    assert secret.seen_by(secret.bilal).entries[card].author == "P01"

    secret.does(secret.bilal, "reword", item=card, text="some dare")
    secret.does(secret.bilal, "withdraw", item=card)

    assert secret.state.entries[card].standing is Standing.WITHDRAWN


def test_dana_does_not_own_it(secret, card):
    """Another person in the same task can neither reword nor withdraw it."""
    with pytest.raises(NotAllowed, match=r"someone else"):
        secret.does(secret.dana, "reword", item=card, text="x")
    with pytest.raises(NotAllowed, match=r"someone else"):
        secret.does(secret.dana, "withdraw", item=card)
    assert secret.seen_by(secret.dana).entries[card].author == ""


@pytest.mark.parametrize("who", ["aino", "eeva"])
def test_those_who_see_everything_do_not_see_the_author(secret, card, who):
    """Aino and Eeva read the card and that it is anonymous."""
    assert secret.seen_by(getattr(secret, who)).entries[card].author == ANONYMOUS


def test_those_who_see_everything_cannot_tell_which_cards_share_an_author(secret, card):
    """No alias is left anywhere in what Aino sees: it would join up a person's cards."""
    seen = secret.seen_by(secret.aino)

    assert secret.state.entries[card].author not in repr(vars(seen))


def test_an_alias_does_not_follow_a_person_into_another_task(secret, card):
    """Cards of two anonymous tasks cannot be joined up by their author."""
    secret.does(secret.aino, "next_task")
    second = secret.does(
        secret.bilal, "add_entry", element="rules", text="again", period="present"
    ).made

    entries = secret.state.entries
    assert entries[card].author != entries[second].author


def test_in_the_next_task_names_are_pseudonyms_again(secret, card):
    """Only the anonymous task hides the pseudonym, and its cards stay hidden for good."""
    secret.does(secret.aino, "next_task")
    secret.does(secret.aino, "next_task")
    named = secret.does(
        secret.bilal, "add_entry", element="rules", text="openly", period="present"
    ).made
    secret.does(secret.bilal, "reword", item=card, text="later reworded")

    assert secret.state.entries[named].author == "P01"
    last = secret.laboratory.facts(secret.workshop)[-1]
    assert last.actor == secret.state.entries[card].author != "P01"


def test_the_facilitator_signs_as_the_facilitator(secret):
    """Roles have no alias: what Aino adds in an anonymous task is the facilitator's."""
    made = secret.does(secret.aino, "add_entry", element="rules", text="x", period="present").made

    assert secret.state.entries[made].author == "facilitator"


def test_undo_does_not_tell_whose_card_it_is(secret, card):
    """Undo would be recorded under the pseudonym, so it leaves anonymous cards alone."""
    with pytest.raises(Exception, match=r"nothing of yours left to undo"):
        secret.does(secret.bilal, "undo")

    assert "P01" not in record_after_joining(secret)
