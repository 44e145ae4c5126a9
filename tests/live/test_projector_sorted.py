"""Sorted cards on the projector: what belongs together stands together."""

import pytest
from live_screens import Screens
from live_venue import Venue
from live_wall import SIXTY, check_readable, check_whole, keep_picture
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def board(venue: Venue, *texts: str) -> list[str]:
    """Cards in the mirror; their ids."""
    bilal = venue.joins("Bilal")
    venue.starts("Mirror")
    return [
        bilal.sends("place_note", surface="mirror", period="past", text=text).json()["made"]
        for text in texts
    ]


def lines(wall: Page) -> list[str]:
    """Headings and cards, as they follow each other."""
    found = wall.locator(".column li:visible").all_inner_texts()
    return [" ".join(one.split()) for one in found]


def test_cards_under_a_heading_stand_together_under_it(venue: Venue, screens: Screens):
    """Those by themselves come first, then each heading with its cards, the newest first."""
    form, wait, school, letter = board(venue, "the form", "the wait", "the school", "the letter")
    wall = screens.projector(venue)
    expect(wall.locator(".card")).to_have_count(4)

    venue.aino_does("group_cards", items=[form, letter], text="Paper")

    expect(wall.locator(".heading")).to_have_text(["Paper · 2 cards"])
    assert lines(wall) == ["the school", "the wait", "Paper · 2 cards", "the letter", "the form"]
    venue.aino_does("group_cards", items=[wait], text="Time")
    venue.aino_does("ungroup_cards", items=[form])
    expect(wall.locator(".heading")).to_have_text(["Paper · 1 card", "Time · 1 card"])
    assert lines(wall) == [
        *("the school", "the form"),
        *("Paper · 1 card", "the letter"),
        *("Time · 1 card", "the wait"),
    ]
    check_readable(wall)
    assert school


def test_a_few_cards_stay_in_one_column_with_their_heading(venue: Venue, screens: Screens):
    """Nobody has to guess what the card on top of the next column belongs to."""
    cards = board(venue, *SIXTY[:24])
    for place in range(0, 24, 4):
        venue.aino_does("group_cards", items=cards[place : place + 4], text=f"Heading {place}")

    wall = screens.projector(venue)

    expect(wall.locator(".heading")).to_have_count(6)
    lefts = wall.locator(".column li").evaluate_all(
        "all => all.map(one => [one.className, Math.round(one.getBoundingClientRect().left)])"
    )
    for place in range(0, 30, 5):
        heading, *under = lefts[place : place + 5]
        assert heading[0] == "heading"
        assert len({left for _, left in under}) == 1
        assert 0 < under[0][1] - heading[1] < 40
    assert len({left for _, left in lefts[::5]}) > 1
    check_readable(wall)
    check_whole(wall, ".card")


def test_a_merged_card_says_how_many_it_stands_for(venue: Venue, screens: Screens):
    """×3, until one is taken out again."""
    into, *same = board(venue, "nobody owns it", "no owner", "who owns this?", "something else")
    wall = screens.projector(venue)

    venue.aino_does("merge_cards", into=into, items=same[:2])
    expect(wall.locator(".card")).to_have_count(2)
    assert lines(wall) == ["something else", "nobody owns it ×3"]

    venue.aino_does("separate_card", item=same[0])
    expect(wall.locator(".card")).to_have_count(3)
    expect(wall.locator(".times")).to_have_text("×2")


@pytest.mark.parametrize(
    ("title", "act", "fields"),
    [
        ("Trail", "answer_prompt", {"prompt": "What was hard?"}),
        ("Until next time", "make_commitment", {"who": "Dana", "by_when": "Friday"}),
    ],
)
def test_answers_and_commitments_have_headings_too(
    venue: Venue, screens: Screens, title, act, fields
):
    """Whatever is sorted, the wall shows it sorted."""
    bilal = venue.joins("Bilal")
    venue.starts(title)
    cards = [bilal.sends(act, text=f"card {n}", **fields).json()["made"] for n in range(4)]

    venue.aino_does("group_cards", items=cards[:2], text="The same thing")
    venue.aino_does("merge_cards", into=cards[2], items=[cards[3]])
    wall = screens.projector(venue)

    expect(wall.locator(".card")).to_have_count(3)
    expect(wall.locator(".heading")).to_have_text("The same thing · 2 cards")
    expect(wall.locator(".times")).to_have_text("×2")
    check_readable(wall)


def test_sixty_sorted_cards_are_all_readable(venue: Venue, screens: Screens):
    """Five headings over most of sixty cards: everything is still there."""
    phones = [venue.joins() for _ in SIXTY]
    venue.starts("Mirror")
    cards = [
        phone.sends("place_note", surface="mirror", period="past", text=text).json()["made"]
        for phone, text in zip(phones, SIXTY, strict=True)
    ]
    for place, text in enumerate(("Time", "Paper", "Nobody asks", "Borders", "What works")):
        venue.aino_does("group_cards", items=cards[place * 10 : place * 10 + 10], text=text)

    wall = screens.projector(venue)

    expect(wall.locator(".card:visible")).to_have_count(60)
    expect(wall.locator(".heading:visible")).to_have_count(5)
    check_readable(wall)
    check_whole(wall, ".card, .heading")
    keep_picture(wall, "projector-60-sorted")


def test_a_heading_whose_cards_there_is_no_room_for_is_not_left_alone(
    venue: Venue, screens: Screens
):
    """When the oldest cards give way their heading goes with them."""
    long = "we waited and nobody came, " * 12
    cards = board(venue, *(f"{place}: {long}" for place in range(60)))
    venue.aino_does("group_cards", items=cards[:3], text="The oldest")

    wall = screens.projector(venue)

    expect(wall.locator(".more")).to_contain_text("more")
    expect(wall.locator(".heading")).to_be_hidden()
    check_readable(wall)
