"""All votes are given: the phone says so kindly and swaps nothing by itself."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import choose, chosen, fits_the_hand, votes_of
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

THREE = ("nobody owns the form", "each office has its own list", "families tell it all again")


def test_a_fourth_tap_is_answered_and_changes_nothing(voting: Venue, screens: Screens):
    """With three votes given, a further tap says what to do, and the three stay."""
    phone = screens.phone(voting)
    choose(phone, *THREE)
    expect(phone.locator(".tally .left")).to_have_text("0 of 3 left")

    choose(phone, "we meet when it is too late")

    expect(phone.get_by_role("alert")).to_have_text(
        "Your 3 votes are given. Tap a card that you have chosen to take a vote back first."
    )
    expect(chosen(phone)).to_have_text(list(THREE))
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    fits_the_hand(phone, "vote-limit-reached")
    assert [len(items) for items in votes_of(voting)] == [3]


def test_taking_one_back_makes_room(voting: Venue, screens: Screens):
    """After one was taken back the sentence goes, and another card can be chosen."""
    phone = screens.phone(voting)
    choose(phone, *THREE, "we meet when it is too late")
    expect(phone.get_by_role("alert")).to_be_visible()

    choose(phone, THREE[0])
    expect(phone.get_by_role("alert")).to_have_count(0)
    choose(phone, "we meet when it is too late")

    expect(chosen(phone)).to_have_text([*THREE[1:], "we meet when it is too late"])
    expect(phone.locator(".tally .left")).to_have_text("0 of 3 left")
