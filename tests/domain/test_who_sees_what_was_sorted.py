"""Headings and merged cards: the room sees what it may see, and nothing of the rest."""

import pytest


def write(room, who, text: str) -> str:
    """That person writes a card; returns its id."""
    sent = {"element": "rules", "period": "present"}
    return room.does(who, "add_entry", text=text, **sent).made


@pytest.fixture
def sorted_out(room_with):
    """Two tasks: an open one and a covered one; a heading over a card of each."""
    room = room_with({"title": "Open"}, {"title": "Covered", "who_sees": "after_reveal"})
    cards = [write(room, room.bilal, "targets")]
    room.does(room.aino, "next_task")
    cards.append(write(room, room.dana, "fear"))
    room.does(room.aino, "group_cards", items=cards, text="Pressure")
    return room


def cards_under_headings(room, viewer) -> list[tuple[str, ...]]:
    """The cards of each heading, as that person sees it."""
    return [heading.items for heading in room.seen_by(viewer).headings.values()]


def test_a_heading_has_the_cards_its_reader_sees(sorted_out):
    """Dana's covered card is there for her and for Aino; the room counts one card, not two."""
    open_card, covered = sorted_out.state.entries

    for viewer in (sorted_out.aino, sorted_out.eeva, sorted_out.dana):
        assert cards_under_headings(sorted_out, viewer) == [(open_card, covered)]
    for viewer in (sorted_out.bilal, sorted_out.chen):
        assert cards_under_headings(sorted_out, viewer) == [(open_card,)]


def test_revealed_the_card_stands_under_its_heading(sorted_out):
    """What was sorted while it was covered is sorted already."""
    sorted_out.does(sorted_out.aino, "reveal")

    assert cards_under_headings(sorted_out, sorted_out.chen) == [tuple(sorted_out.state.entries)]


@pytest.mark.parametrize("leaving", ["hide", "withdraw"])
def test_a_heading_without_a_card_to_see_is_not_seen(sorted_out, leaving):
    """Its words could tell what the hidden card said."""
    open_card, _ = sorted_out.state.entries
    who = sorted_out.aino if leaving == "hide" else sorted_out.bilal
    sorted_out.does(who, leaving, item=open_card)

    assert cards_under_headings(sorted_out, sorted_out.chen) == []
    assert "Pressure" not in repr(vars(sorted_out.seen_by(sorted_out.chen)))


def test_of_a_merged_card_the_room_sees_that_it_counts_and_not_its_words(room):
    """Bilal's card says “×2”; what Dana wrote is read by her, by Aino and by Eeva."""
    into, item = write(room, room.bilal, "targets"), write(room, room.dana, "the number of heads")
    room.does(room.aino, "merge_cards", into=into, items=[item])

    for viewer in (room.bilal, room.chen):
        seen = room.seen_by(viewer)
        assert list(seen.entries) == [into] and seen.entries[into].merged == (item,)
        assert "the number of heads" not in repr(vars(seen))
    for viewer in (room.dana, room.aino, room.eeva):
        assert room.seen_by(viewer).entries[item].text == "the number of heads"


def test_looking_back_shows_no_words_that_were_merged_since(room):
    """The moment before shows what is on the wall today, as with all that left it."""
    into, item = write(room, room.bilal, "targets"), write(room, room.dana, "the number of heads")
    then = room.state.seq
    room.does(room.aino, "merge_cards", into=into, items=[item])

    seen = room.laboratory.seen_by(room.workshop, room.chen, at=then)
    assert list(seen.entries) == [into]


def test_who_wrote_what_was_merged_is_not_told(room):
    """Neither on the card that is left nor on the others' phones."""
    into, item = write(room, room.bilal, "targets"), write(room, room.dana, "turnout")
    room.does(room.aino, "merge_cards", into=into, items=[item])

    assert "P02" not in repr(vars(room.seen_by(room.bilal)))
    assert "P01" not in repr(vars(room.seen_by(room.dana)))


def test_looking_back_shows_a_heading_as_it_is_called_today(sorted_out):
    """What a heading was called before, or one that is gone, is not read by looking back."""
    (heading,) = sorted_out.state.headings
    then = sorted_out.state.seq
    sorted_out.does(sorted_out.aino, "reword_heading", heading=heading, text="What presses us")

    seen = sorted_out.laboratory.seen_by(sorted_out.workshop, sorted_out.chen, then)
    assert [one.text for one in seen.headings.values()] == ["What presses us"]

    items = list(sorted_out.state.headings[heading].items)
    sorted_out.does(sorted_out.aino, "ungroup_cards", items=items)
    seen = sorted_out.laboratory.seen_by(sorted_out.workshop, sorted_out.chen, then)
    assert seen.headings == {}
