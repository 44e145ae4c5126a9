"""Two things that pull against each other: two taps and a sentence, without the word for it."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_two_taps_and_a_sentence_are_a_contradiction(venue: Venue, screens: Screens):
    """What pulls against what is drawn while it is tapped, and arrives as one card."""
    venue.starts("Pulls")
    phone = screens.phone(venue)

    tap(phone, "Rules", "Object")
    expect(phone.locator(".hint.tension")).to_have_text("Rules ↔ Object")
    fits_the_hand(phone, "two-taps")
    write(phone, "targets, but the whole child")

    expect(own(phone)).to_contain_text(["Rules ↔ Object"])
    all_arrived(phone)
    (contradiction,) = recorded(venue, "contradictions")
    assert [pole.element for pole in contradiction.poles] == ["rules", "object"]
    assert contradiction.level == "secondary"


def test_one_tap_is_a_tension_within(venue: Venue, screens: Screens):
    """A tension may lie inside one thing; a third tap replaces the first."""
    venue.starts("Pulls")
    phone = screens.phone(venue)

    tap(phone, "Tools", "Rules", "Object")
    expect(phone.locator(".hint.tension")).to_have_text("Rules ↔ Object")
    tap(phone, "Rules")
    write(phone, "it is ours and theirs")

    all_arrived(phone, 1)
    assert recorded(venue, "contradictions")[0].level == "primary"
