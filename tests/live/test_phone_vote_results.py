"""The vote is closed: what came out, in words and bars, with one's own choice marked."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import choose, fits_the_hand, recorded
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def vote(venue: Venue, *choices: tuple[int, ...]) -> None:
    """So many people choose the cards at these places."""
    ids = [card.id for card in recorded(venue, "entries")]
    (ballot,) = [one.id for one in recorded(venue, "ballots") if one.results is None]
    for number, places in enumerate(choices):
        items = [ids[place] for place in places]
        venue.joins(f"Person {number}").sends("cast_votes", ballot=ballot, items=items)


def bars(phone: Page) -> list[str]:
    """Each result as it reads."""
    return [
        " ".join(text.split()) for text in phone.locator(".results > ul > li").all_inner_texts()
    ]


def test_what_came_out_is_told_when_it_is_closed(voting: Venue, screens: Screens):
    """While the vote is open nothing is told; then the sums, the most first, own ones marked."""
    phone = screens.phone(voting)
    choose(phone, "nobody owns the form", "each office")
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    vote(voting, (0, 1), (0, 2), (0,))
    assert phone.locator(".results").count() == 0

    voting.aino_does("close_voting")

    expect(phone.locator(".came-out")).to_have_text("Most votes: “nobody owns the form”, 4 votes.")
    expect(phone.locator(".candidate")).to_have_count(0)
    assert bars(phone) == [
        "nobody owns the form 4 votes · ✓ your choice",
        "each office has its own list 2 votes · ✓ your choice",
        "targets count days, not the child 1 vote",
    ]
    expect(phone.locator(".results .hint")).to_have_text("4 people voted.")
    fits_the_hand(phone, "vote-results")


def test_a_tie_is_told_as_a_tie(voting: Venue, screens: Screens):
    """Nobody wins when two have the same."""
    phone = screens.phone(voting)
    vote(voting, (0, 1), (1, 0), (2,))

    voting.aino_does("close_voting")

    expect(phone.locator(".came-out")).to_have_text("2 have the most votes, 2 votes each.")


def test_what_was_hidden_since_is_only_counted(voting: Venue, screens: Screens):
    """A card that was hidden after the vote is not read on a phone any more."""
    phone = screens.phone(voting)
    vote(voting, (0, 1), (0,))
    voting.aino_does("close_voting")
    expect(phone.locator(".results > ul > li")).to_have_count(2)

    voting.aino_does("hide", item=recorded(voting, "entries")[0].id)

    expect(phone.locator(".results > ul > li")).to_have_count(1)
    expect(phone.locator(".results .hint")).to_contain_text("1 card that was chosen is not shown")
    assert "nobody owns the form" not in phone.content()


def test_a_vote_that_is_opened_again_goes_on(voting: Venue, screens: Screens):
    """When the closing is undone everybody's choice is there and can be changed."""
    phone = screens.phone(voting)
    choose(phone, "nobody owns the form")
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    voting.aino_does("close_voting")
    expect(phone.locator(".came-out")).to_be_visible()

    voting.aino_does("undo")

    expect(phone.locator(".candidate[aria-pressed=true]")).to_have_count(1)
    choose(phone, "families")
    expect(phone.locator(".tally .left")).to_have_text("1 of 3 left")
    expect(phone.locator(".results")).to_have_count(0)


def test_an_earlier_vote_is_found_below(voting: Venue, screens: Screens):
    """When the room has moved on, what came out stands folded in the list of the room."""
    phone = screens.phone(voting)
    vote(voting, (0, 1), (0,))

    voting.starts("Together")

    expect(phone.locator(".task .results")).to_have_count(0)
    earlier = phone.locator(".room .earlier")
    earlier.get_by_text("An earlier vote: “nobody owns the form”").click()
    expect(earlier.locator(".results li")).to_have_count(2)
    # What was unfolded stays so when something comes.
    voting.joins("Bilal").sends("add_entry", element="tools", text="a new card", period="present")
    expect(phone.locator(".room")).to_contain_text("a new card")
    expect(earlier.locator(".results li").first).to_be_visible()
    fits_the_hand(phone, "earlier-vote")
