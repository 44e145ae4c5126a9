"""Cards that belong together stand under a heading; each stays what it is."""

import pytest

from changelab.domain.errors import NotAllowed, NotFound, Refused


@pytest.fixture
def cards(room) -> list[str]:
    """An entry of Bilal's, one of Dana's, and a note."""
    sent = {"element": "rules", "period": "present"}
    return [
        room.does(room.bilal, "add_entry", text="attendance target", **sent).made,
        room.does(room.dana, "add_entry", text="waiting list", **sent).made,
        room.does(room.dana, "place_note", surface="mirror", period="past", text="six weeks").made,
    ]


def heading(room, items: list[str], text: str = "Waiting") -> str:
    """Aino puts the cards under a heading; returns its id."""
    room.does(room.aino, "group_cards", items=items, text=text)
    return room.state.heading_of(items[0]).id


def test_cards_of_any_kind_stand_under_a_heading(room, cards):
    """Nothing of the cards changes; the heading's id leads to the act that made it."""
    before = {item.id: item for item in room.state.contributions()}
    done = room.does(room.aino, "group_cards", items=cards, text="Waiting")

    (made,) = room.state.headings.values()
    assert (made.id, made.text, made.items) == (f"h{done.seq}", "Waiting", tuple(cards))
    assert {item.id: item for item in room.state.contributions()} == before


def test_more_cards_come_under_a_heading_that_is_there(room, cards):
    """By its id, or by its words whatever their case; no second heading of the same words."""
    made = heading(room, cards[:1])
    room.does(room.aino, "group_cards", items=[cards[1]], heading=made)
    room.does(room.aino, "group_cards", items=[cards[2]], text="WAITING")
    before = room.state.seq
    room.does(room.aino, "group_cards", items=cards, heading=made)

    (only,) = room.state.headings.values()
    assert (only.id, only.items) == (made, tuple(cards))
    assert room.state.seq == before


def test_a_card_stands_under_one_heading(room, cards):
    """Put under another, it leaves the first; without cards the first one goes."""
    first = heading(room, cards[:2])
    second = heading(room, cards[1:], "Time")
    assert room.state.headings[first].items == (cards[0],)
    room.does(room.aino, "group_cards", items=[cards[0]], heading=second)

    assert list(room.state.headings) == [second]


def test_cards_are_taken_out_again(room, cards):
    """One by one; with the last the heading goes, and taking out once more records nothing."""
    made = heading(room, cards)
    room.does(room.aino, "ungroup_cards", items=[cards[0]])
    assert room.state.headings[made].items == (cards[1], cards[2])
    room.does(room.aino, "ungroup_cards", items=cards)
    before = room.state.seq
    room.does(room.aino, "ungroup_cards", items=cards)

    assert room.state.headings == {}
    assert room.state.seq == before


def test_a_heading_is_reworded(room, cards):
    """Its cards stay where they are; the same words record nothing."""
    made = heading(room, cards)
    room.does(room.aino, "reword_heading", heading=made, text="Time")
    before = room.state.seq
    room.does(room.aino, "reword_heading", heading=made, text="Time")

    assert room.state.headings[made].text == "Time"
    assert room.state.headings[made].items == tuple(cards)
    assert room.state.seq == before


def test_a_merged_card_leaves_its_heading(room, cards):
    """The card it went into stands for it, wherever that one is."""
    made = heading(room, cards)
    room.does(room.aino, "merge_cards", into=cards[0], items=[cards[1]])

    assert room.state.headings[made].items == (cards[0], cards[2])


def test_undo_brings_a_heading_back_with_its_cards(room, cards):
    """The last card taken out by a slip: the heading is there again, at its place."""
    heading(room, cards[:2])
    heading(room, cards[2:], "Time")
    before = list(room.state.headings.items())
    room.does(room.aino, "ungroup_cards", items=cards[:2])
    room.does(room.aino, "undo")

    assert list(room.state.headings.items()) == before


def test_a_heading_that_was_voted_on_keeps_its_name(room, cards):
    """Taken apart after the vote, it still says what people chose."""
    made = heading(room, cards[:2])
    room.does(room.aino, "open_voting")
    room.does(room.aino, "close_voting")
    room.does(room.aino, "ungroup_cards", items=cards)

    assert (room.state.headings[made].text, room.state.headings[made].items) == ("Waiting", ())
    assert room.seen_by(room.chen).headings == {}


def test_a_grouped_card_is_not_pulled_out_by_undo(room, cards):
    """Its author takes it back by withdrawing; the heading never points at nothing."""
    heading(room, cards)

    with pytest.raises(Refused, match="stands under a heading"):
        room.does(room.dana, "undo")


def test_a_heading_needs_words_and_cards(room, cards):
    """The refusals say what is missing."""
    with pytest.raises(Refused, match=r"heading is empty\. Write a few words"):
        room.does(room.aino, "group_cards", items=cards)
    with pytest.raises(Refused, match="“text” is empty"):
        room.does(room.aino, "group_cards", items=cards, text=" ")
    with pytest.raises(Refused, match="“items” is empty"):
        room.does(room.aino, "group_cards", items=[], text="Waiting")


def test_no_two_headings_say_the_same(room, cards):
    """Reworded into words that another has, they could not be told apart."""
    made = heading(room, cards[:1])
    heading(room, cards[1:], "Time")

    with pytest.raises(Refused, match=r"a heading “Time” already\. Put the cards under that one"):
        room.does(room.aino, "reword_heading", heading=made, text="TIME")
    room.does(room.aino, "reword_heading", heading=made, text="WAITING")
    assert room.state.headings[made].text == "WAITING"


def test_a_heading_that_is_gone_is_said_to_be_gone(room, cards):
    """Someone else took out its last card a moment ago."""
    made = heading(room, cards)
    room.does(room.aino, "ungroup_cards", items=cards)

    with pytest.raises(NotFound, match=r"heading is gone\. Its last card was taken"):
        room.does(room.aino, "group_cards", items=cards, heading=made)
    with pytest.raises(NotFound, match="heading is gone"):
        room.does(room.aino, "reword_heading", heading=made, text="Time")


def test_participants_do_not_group(room, cards):
    """Sorting is the facilitator's and the scribe's."""
    with pytest.raises(NotAllowed, match="Ask the facilitator"):
        room.does(room.bilal, "group_cards", items=cards, text="Mine")
