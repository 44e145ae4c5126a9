"""In a held task cards wait for the facilitator's approval."""

import pytest

from changelab.domain.vocabulary import Standing


@pytest.fixture
def held(room_with):
    """A workshop whose first task holds what phones send."""
    return room_with({"title": "Held", "held": True})


@pytest.fixture
def card(held) -> str:
    """Bilal's entry, waiting."""
    return held.does(
        held.bilal, "add_entry", element="rules", text="thresholds", period="present"
    ).made


def test_a_held_card_is_seen_by_its_author_and_those_who_sort(held, card):
    """Until Aino accepts it, the room does not know of Bilal's card."""
    assert held.state.entries[card].standing is Standing.WAITING
    assert card in held.seen_by(held.bilal).entries
    assert card in held.seen_by(held.aino).entries
    assert card not in held.seen_by(held.dana).entries
    assert card not in held.seen_by(held.chen).entries


def test_an_accepted_card_is_shown_to_the_room(held, card):
    """Aino accepts, and everybody sees it."""
    held.does(held.aino, "accept", item=card)

    assert card in held.seen_by(held.dana).entries
    assert card in held.seen_by(held.chen).entries


def test_accepting_twice_records_nothing_more(held, card):
    """A second tap on accept writes no event."""
    held.does(held.aino, "accept", item=card)
    before = held.state.seq
    held.does(held.aino, "accept", item=card)

    assert held.state.seq == before


def test_what_the_facilitator_sends_does_not_wait(held):
    """Aino need not approve her own card."""
    made = held.does(
        held.aino, "add_entry", element="rules", text="said aloud", period="present"
    ).made

    assert held.state.entries[made].standing is Standing.SHOWN


def test_an_approved_card_reworded_by_its_author_waits_again(held, card):
    """Approval is for the words that were read: new words wait, and the old ones go as well."""
    held.does(held.aino, "accept", item=card)
    held.does(held.bilal, "reword", item=card, text="something unread")

    assert held.state.entries[card].standing is Standing.WAITING
    assert card not in held.seen_by(held.dana).entries


def test_an_approved_card_reworded_by_the_facilitator_stays_shown(held, card):
    """Aino's own corrections need no second approval."""
    held.does(held.aino, "accept", item=card)
    held.does(held.aino, "reword", item=card, text="referral thresholds")

    assert held.state.entries[card].standing is Standing.SHOWN


def test_a_held_card_hidden_by_the_facilitator_stays_hidden_when_reworded(held, card):
    """Rewording cannot bring a refused card back into the queue."""
    held.does(held.aino, "hide", item=card)
    held.does(held.bilal, "reword", item=card, text="again")

    assert held.state.entries[card].standing is Standing.HIDDEN


def test_undoing_and_redoing_does_not_slip_past_approval(held):
    """A card that Bilal takes back and brings back is still waiting."""
    undone = "11111111-2222-4333-8444-555555555555"
    made = held.does(
        held.bilal, "add_entry", element="rules", text="thresholds", period="present"
    ).made
    held.does(held.bilal, "undo", act_id=undone)
    held.does(held.bilal, "undo", of=undone)

    assert held.state.entries[made].standing is Standing.WAITING


def test_in_a_task_that_holds_nothing_rewording_needs_no_approval(room):
    """Where cards are shown at once, reworded cards stay shown."""
    made = room.does(room.bilal, "add_entry", element="rules", text="a", period="present").made
    room.does(room.bilal, "reword", item=made, text="b")

    assert room.state.entries[made].standing is Standing.SHOWN
