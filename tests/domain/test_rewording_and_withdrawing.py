"""People change their words and take them back; the record keeps what was."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.vocabulary import Standing


@pytest.fixture
def card(room) -> str:
    """Bilal's entry."""
    return room.does(
        room.bilal, "add_entry", element="rules", text="thresholds", period="present"
    ).made


def test_bilal_rewords_his_own_card(room, card):
    """The card says the new words and that they are new; its id and author stay."""
    room.does(room.bilal, "reword", item=card, text="referral thresholds")

    entry = room.state.entries[card]
    assert (entry.text, entry.reworded, entry.author) == ("referral thresholds", True, "P01")


def test_the_old_words_stay_in_the_record(room, card):
    """Rewording appends: the event with the first words is still there."""
    room.does(room.bilal, "reword", item=card, text="referral thresholds")

    said = [getattr(fact.event, "text", None) for fact in room.laboratory.facts(room.workshop)]
    assert said[-2:] == ["thresholds", "referral thresholds"]


def test_the_same_words_again_record_nothing(room, card):
    """Saving without a change writes no event."""
    before = room.state.seq
    room.does(room.bilal, "reword", item=card, text=" thresholds ")

    assert room.state.seq == before


def test_bilal_withdraws_his_card(room, card):
    """It leaves every screen, also his own, and stays in the record as withdrawn."""
    room.does(room.bilal, "withdraw", item=card)

    assert room.state.entries[card].standing is Standing.WITHDRAWN
    assert card not in room.seen_by(room.bilal).entries
    assert card not in room.seen_by(room.chen).entries


def test_withdrawing_twice_records_nothing_more(room, card):
    """A double tap on withdraw is one withdrawal."""
    room.does(room.bilal, "withdraw", item=card)
    before = room.state.seq
    room.does(room.bilal, "withdraw", item=card)

    assert room.state.seq == before


@pytest.mark.parametrize(("act", "fields"), [("reword", {"text": "mine now"}), ("withdraw", {})])
def test_dana_cannot_change_bilals_card(room, card, act, fields):
    """A card belongs to its author; the refusal says so."""
    with pytest.raises(NotAllowed, match=r"belongs to someone else"):
        room.does(room.dana, act, item=card, **fields)

    assert room.state.entries[card].text == "thresholds"
    assert room.state.entries[card].standing is Standing.SHOWN


@pytest.mark.parametrize("who", ["aino", "eeva"])
def test_those_who_keep_the_models_may_edit_any_card(room, card, who):
    """Aino and Eeva correct Bilal's card; he stays its author."""
    room.does(getattr(room, who), "reword", item=card, text="referral threshold")

    entry = room.state.entries[card]
    assert (entry.text, entry.author) == ("referral threshold", "P01")


@pytest.mark.parametrize(
    ("act", "fields"), [("reword", {"text": "again"}), ("accept", {}), ("hide", {})]
)
def test_a_withdrawn_card_cannot_be_changed_any_more(room, card, act, fields):
    """What was taken back is neither reworded nor shown nor hidden."""
    room.does(room.bilal, "withdraw", item=card)

    with pytest.raises(Refused, match=r"taken back"):
        room.does(room.aino, act, item=card, **fields)


@pytest.mark.parametrize("key", ["e999", "x1", "", "P01", "t4"])
def test_a_card_that_is_not_there_is_refused(room, key):
    """Unknown, empty and strange ids are all answered in the same plain way."""
    with pytest.raises(NotFound, match=f"no card “{key}”"):
        room.does(room.bilal, "withdraw", item=key)


def test_hiding_and_showing_again(room, card):
    """A hidden card is seen by its author and by those who sort, until it is shown again."""
    room.does(room.aino, "hide", item=card)
    assert card in room.seen_by(room.bilal).entries
    assert card not in room.seen_by(room.dana).entries
    assert card in room.seen_by(room.aino).entries

    room.does(room.aino, "accept", item=card)

    assert card in room.seen_by(room.dana).entries


def test_bilal_cannot_show_a_hidden_card_by_rewording_it(room, card):
    """A hidden card stays hidden whatever its author does with its words."""
    room.does(room.aino, "hide", item=card)
    room.does(room.bilal, "reword", item=card, text="other words")

    assert room.state.entries[card].standing is Standing.HIDDEN


@pytest.fixture
def dilemma(room) -> tuple[str, str]:
    """Bilal's contradiction, and the manifestation logged with it in the same words."""
    made = room.does(
        room.bilal,
        "log_contradiction",
        text="Mrs Ali says no",
        poles=[{"element": "rules"}, {"element": "object"}],
        period="present",
        manifestation="dilemma",
    ).made
    return made, *room.state.contradictions[made].manifestations


@pytest.mark.parametrize(
    ("who", "act", "fields"),
    [
        ("bilal", "withdraw", {}),
        ("aino", "hide", {}),
        ("bilal", "reword", {"text": "Someone says no"}),
    ],
)
def test_words_logged_as_two_things_leave_as_one_card(room, dilemma, who, act, fields):
    """Hidden, withdrawn or reworded, a contradiction leaves no twin of its words on screens."""
    room.does(getattr(room, who), act, item=dilemma[0], **fields)

    seen = room.seen_by(room.dana)
    assert "Mrs Ali" not in repr([*seen.contradictions.values(), *seen.manifestations.values()])
