"""A vote on the projector: what can be chosen, how many have voted, and what came out."""

import pytest
from live_screens import WALL, Screens
from live_venue import Phone, Venue
from live_wall import check_readable, check_whole, keep_picture, resize
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TEXTS = (
    "Nobody owns the form",
    "We meet the child after the decision is made",
    "One threshold for every family",
    "The school finds out last",
    "Two systems, two passwords, no shared view",
    "Parents have told the same story to five different people",
)


def collected(venue: Venue, texts: tuple[str, ...] = TEXTS) -> list[str]:
    """Cards in the mirror; their ids."""
    bilal = venue.joins("Bilal")
    venue.starts("Mirror")
    cards = []
    for text in texts:
        sent = bilal.sends("place_note", surface="mirror", period="past", text=text)
        cards.append(sent.json()["made"])
    return cards


def votes(venue: Venue, phone: Phone, *cards: str) -> None:
    """That person's whole vote."""
    ballot = venue.laboratory.state(venue.workshop).stage.ballot
    phone.sends("cast_votes", ballot=ballot, items=list(cards)).raise_for_status()


def rows(wall: Page) -> list[str]:
    """The results as the room reads them, each on a line."""
    return [" ".join(one.split()) for one in wall.locator(".result:visible").all_inner_texts()]


def test_what_can_be_chosen_is_on_the_wall_and_no_sum_before_the_end(
    venue: Venue, screens: Screens
):
    """The candidates as cards, how many votes each has, how many have voted; never for what."""
    first, *_ = collected(venue)
    wall = screens.projector(venue)
    expect(wall.locator(".card").first).to_be_visible()

    venue.aino_does("open_voting", votes=2)

    expect(wall.locator(".card .text")).to_have_text(list(TEXTS))
    expect(wall.locator(".turnout")).to_contain_text("Choose up to 2 on your phone")
    expect(wall.locator(".turnout strong")).to_have_text("Nobody has voted yet")
    before = wall.locator(".cards").inner_html()
    for _ in range(3):
        votes(venue, venue.joins(), first)
    expect(wall.locator(".turnout strong")).to_have_text("3 have voted")
    assert wall.locator(".cards").inner_html() == before
    assert wall.locator(".result").count() == 0
    check_readable(wall)
    check_whole(wall, ".card")
    keep_picture(wall, "projector-vote")


def test_the_room_reads_how_many_of_those_here_have_voted(venue: Venue, screens: Screens):
    """Of the phones that are open now; a vote that is taken back does not count."""
    first, *_ = collected(venue)
    venue.aino_does("open_voting", votes=1)
    wall = screens.projector(venue)
    expect(wall.locator(".turnout")).to_contain_text("Choose one on your phone")
    dana = screens.phone(venue, "Dana")
    screens.phone(venue, "Chen")
    said = wall.locator(".turnout strong")

    dana.locator(".candidate").first.click()
    expect(said).to_have_text("1 of 2 have voted")
    dana.locator(".candidate").first.click()
    expect(said).to_have_text("Nobody has voted yet")

    votes(venue, venue.joins("Eeva"), first)
    expect(said).to_have_text("1 of 2 have voted")


def test_headings_and_merged_cards_are_one_choice(venue: Venue, screens: Screens):
    """What was put together is chosen together, and says of how many cards it consists."""
    form, child, threshold, school, systems, _ = collected(venue)
    venue.aino_does("group_cards", items=[child, school], text="Too late")
    venue.aino_does("merge_cards", into=form, items=[threshold, systems])

    venue.aino_does("open_voting")
    wall = screens.projector(venue)

    expect(wall.locator(".card")).to_have_count(3)
    expect(wall.locator(".card", has_text="Too late")).to_contain_text("2 cards")
    expect(wall.locator(".card", has_text=TEXTS[0])).to_contain_text("×3")
    keep_picture(wall, "projector-vote-headings")


def test_contradictions_are_voted_on_by_their_numbers(venue: Venue, screens: Screens):
    """The number on the wall is the one on the picture."""
    bilal = venue.joins("Bilal")
    venue.starts("Pulls")
    for text in ("targets against the whole child", "one form each, one child"):
        bilal.sends(
            "log_contradiction",
            text=text,
            period="present",
            poles=[{"element": "rules"}, {"element": "object"}],
        ).raise_for_status()

    venue.aino_does("open_voting", on="contradictions")
    wall = screens.projector(venue)

    expect(wall.locator(".card .badge")).to_have_text(["1", "2"])
    wall.keyboard.press("ArrowDown")
    expect(wall.locator(".picture svg")).to_be_visible()
    wall.keyboard.press("ArrowUp")
    expect(wall.locator(".card .badge")).to_have_text(["1", "2"])


def test_what_came_out_is_shown_with_numbers_words_and_ties(venue: Venue, screens: Screens):
    """Most first; as many votes, the same place; what nobody chose is only counted."""
    form, child, threshold, school, *_ = collected(venue)
    venue.aino_does("open_voting", votes=3)
    wall = screens.projector(venue)
    for cards in ((form, child), (form, child, school), (form, threshold), (form,)):
        votes(venue, venue.joins(), *cards)

    venue.aino_does("close_voting")

    expect(wall.locator(".result")).to_have_count(4)
    assert rows(wall) == [
        f"1. {TEXTS[0]} 4 votes",
        f"2. {TEXTS[1]} 2 votes",
        f"3. {TEXTS[2]} 1 vote · tied",
        f"3. {TEXTS[3]} 1 vote · tied",
    ]
    expect(wall.locator(".turnout")).to_contain_text("+ 2 without a vote")
    expect(wall.locator(".turnout")).to_contain_text("4 people voted, up to 3 votes each")
    lengths = [one["width"] for one in map(_box, wall.locator(".bar .length").all())]
    assert lengths[0] == pytest.approx(2 * lengths[1], rel=0.02)
    assert lengths[2] == pytest.approx(lengths[3])
    check_readable(wall)
    check_whole(wall, ".result")
    keep_picture(wall, "projector-results")


def test_the_results_can_be_read_without_colours(venue: Venue, screens: Screens):
    """On a grey projector bars stand out from their ground by far more than by colour."""
    form, child, *_ = collected(venue)
    venue.aino_does("open_voting")
    votes(venue, venue.joins(), form, child)
    votes(venue, venue.joins(), form)
    venue.aino_does("close_voting")
    wall = screens.projector(venue)
    expect(wall.locator(".result")).to_have_count(2)

    bar = wall.locator(".bar .length").first
    filled, ground = (
        [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
        for colour in (
            bar.evaluate("one => getComputedStyle(one).backgroundColor"),
            bar.evaluate("one => getComputedStyle(one.parentElement).backgroundColor"),
        )
    )

    assert _brightness(ground) - _brightness(filled) > 128
    wall.evaluate("document.documentElement.style.filter = 'grayscale(1)'")
    keep_picture(wall, "projector-results-grey")


def test_from_the_results_the_keys_lead_to_the_cards_and_back(venue: Venue, screens: Screens):
    """The room looks at what it voted on, and at what came out again."""
    form, *_ = collected(venue)
    venue.aino_does("open_voting")
    votes(venue, venue.joins(), form)
    venue.aino_does("close_voting")
    wall = screens.projector(venue)
    expect(wall.locator(".result")).to_have_count(1)

    wall.keyboard.press("ArrowDown")
    expect(wall.locator(".card")).to_have_count(6)
    wall.keyboard.press("ArrowDown")
    expect(wall.locator(".card")).to_have_count(6)
    wall.keyboard.press("ArrowUp")
    expect(wall.locator(".result")).to_have_count(1)

    wall.keyboard.press("ArrowDown")
    venue.aino_does("open_voting")
    expect(wall.locator(".turnout")).to_contain_text("Nobody has voted yet")


def test_answers_and_pictures_are_reached_from_their_results(venue: Venue, screens: Screens):
    """Whatever kind of cards the vote was on."""
    bilal = venue.joins("Bilal")
    wall = screens.projector(venue)
    for title, act, fields, shows in (
        ("Trail", "answer_prompt", {"prompt": "What was hard?"}, ".card"),
        ("The case", "add_entry", {"element": "rules", "period": "present"}, ".picture svg"),
        ("Until next time", "make_commitment", {"who": "Dana", "by_when": "Friday"}, ".card"),
    ):
        venue.starts(title)
        card = bilal.sends(act, text=f"from {title}", **fields).json()["made"]
        venue.aino_does("open_voting")
        votes(venue, bilal, card)
        venue.aino_does("close_voting")
        expect(wall.locator(".result")).to_contain_text(f"from {title}")

        wall.keyboard.press("ArrowDown")
        expect(wall.locator(shows).first).to_contain_text(f"from {title}")
        expect(wall.locator(".result")).to_have_count(0)


def test_a_card_that_was_hidden_after_the_vote_is_in_no_result(venue: Venue, screens: Screens):
    """What may not be seen is not on the wall, whatever it got."""
    form, child, *_ = collected(venue)
    venue.aino_does("open_voting")
    votes(venue, venue.joins(), form, child)
    votes(venue, venue.joins(), form)
    venue.aino_does("close_voting")
    wall = screens.projector(venue)
    expect(wall.locator(".result")).to_have_count(2)

    venue.aino_does("hide", item=form)

    expect(wall.locator(".result")).to_have_count(1)
    assert rows(wall) == [f"1. {TEXTS[1]} 1 vote"]
    expect(wall.locator(".turnout")).to_contain_text("+ 1 not shown any more")
    assert TEXTS[0] not in wall.content()


def test_a_vote_in_which_nobody_chose_says_so(venue: Venue, screens: Screens):
    """No empty page: a sentence."""
    collected(venue)
    venue.aino_does("open_voting")
    venue.aino_does("close_voting")

    wall = screens.projector(venue)

    expect(wall.locator(".none")).to_have_text("Nobody chose anything.")
    expect(wall.locator(".turnout")).to_contain_text("+ 6 without a vote")
    check_readable(wall)


@pytest.mark.parametrize("size", [(1280, 720), (2560, 1080), (3840, 2160)])
def test_long_candidates_and_results_are_not_cut_off(venue: Venue, screens: Screens, size):
    """Two cards as long as a card may be, among others, on every screen."""
    long = ("we waited and nobody came, and " * 20)[:480].strip()
    form, child, *_ = collected(venue, (long, "W" * 480, *TEXTS))
    venue.aino_does("open_voting")
    votes(venue, venue.joins(), form, child)
    wall = screens.projector(venue)
    resize(wall, *size)
    expect(wall.locator(".card")).to_have_count(8)
    check_readable(wall)
    check_whole(wall, ".card .text")

    venue.aino_does("close_voting")

    expect(wall.locator(".result")).to_have_count(2)
    check_readable(wall)
    check_whole(wall, ".result .text")
    resize(wall, WALL["width"], WALL["height"])
    check_readable(wall)


def _box(one) -> dict:
    return one.bounding_box()


def _brightness(rgb: list[int]) -> float:
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
