"""A small box among others: its headings, its numbers, and as many entries as there is room for."""

from changelab.diagrams.diagram import Style, Words
from changelab.diagrams.geometry import Rect
from changelab.diagrams.network.card import Card, card_height, card_parts
from changelab.diagrams.shown import ShownContradiction, ShownEntry

HEADING = ((Style.HEADING, "Division of labour"),)


def entries(count: int) -> tuple[ShownEntry, ...]:
    return tuple(ShownEntry(f"e{number}", f"task {number}") for number in range(1, count + 1))


def tension(number: int) -> ShownContradiction:
    return ShownContradiction(f"c{number}", number, "pulls", (), "", "", False)


def words_in(card: Card, width: float, height: float) -> dict[str, Words]:
    """The words of a card in a box of that size, by id; none leaves the box."""
    box = Rect(0, 0, width, height)
    words, _, badges = card_parts(card, box)
    assert all(box.holds(part.rect) for part in (*words, *badges))
    return {one.id: one for one in words}


def test_it_works():
    """A heading, and under it the entries, oldest first."""
    card = Card("y1_tools", HEADING, entries(2), group="y1")

    words = words_in(card, 300, card_height(card, 300))

    assert list(words) == ["y1_tools_heading", "e1", "e2"]
    assert words["e1"].rect.bottom >= words["e2"].rect.top


def test_a_long_heading_takes_two_lines():
    """In a narrow box; where height is short it is folded instead."""
    card = Card("y1_labour", HEADING, entries(1))

    tall = words_in(card, 170, 160)["y1_labour_heading"]
    low = words_in(card, 170, 80)["y1_labour_heading"]

    assert tall.lines == ("Division of", "labour")
    assert len(low.lines) == 1
    assert low.full == "Division of labour"


def test_numbers_without_room_beside_the_heading_stand_below():
    """The heading keeps its words, the numbers have a row of their own."""
    card = Card("y1_labour", HEADING, entries(1), tensions=(tension(1), tension(2)))

    _, flashes, badges = card_parts(card, Rect(0, 0, 170, 200))
    heading = words_in(card, 170, 200)["y1_labour_heading"]

    assert heading.lines == ("Division of", "labour")
    assert all(badge.rect.top <= heading.rect.bottom for badge in badges)
    assert [flash.contradictions for flash in flashes] == [("c1", "c2")]


def test_what_does_not_fit_is_counted():
    """The newest entries stay."""
    card = Card("y1_tools", HEADING, entries(9), earlier=3)

    words = words_in(card, 300, 150)

    assert words["y1_tools_more"].lines == ("+ 10 more",)
    assert {"e8", "e9"} <= set(words)


def test_on_a_single_line_entry_and_count_stand_side_by_side():
    """And where even that is too much, only their number."""
    card = Card("y1_tools", HEADING, entries(9), earlier=3)

    wide, narrow = words_in(card, 320, 80), words_in(card, 170, 80)

    assert list(wide) == ["y1_tools_heading", "e9", "y1_tools_more"]
    assert wide["y1_tools_more"].lines == ("+ 11 more",)
    assert narrow["y1_tools_more"].lines == ("12 entries",)


def test_an_empty_card_asks():
    """A question mark where nothing is known; nothing where nothing was asked."""
    assert words_in(Card("a", HEADING), 300, 120)["a_unknown"].lines == ("?",)
    assert list(words_in(Card("a", HEADING, is_asking=False), 300, 120)) == ["a_heading"]


def test_an_entry_that_stands_twice_has_an_id_for_each_place():
    """It can still be found by the card's own id."""
    card = Card("past_tools", HEADING, entries(1), group="past", twice=frozenset({"e1"}))

    entry = words_in(card, 300, 120)["e1_past"]

    assert entry.classes == ("e1",)
