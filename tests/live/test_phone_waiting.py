"""Joined before it begins: the phone waits, and follows into the first task by itself."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import asked, fits_the_hand
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_phone_waits_and_then_follows(venue: Venue, screens: Screens):
    """There is nothing to do yet; when Aino begins, the question is there."""
    phone = screens.phone(venue)
    asked(phone, "We begin soon. Keep this page open.")
    expect(phone.get_by_role("button")).to_have_count(0)
    fits_the_hand(phone, "waiting-for-the-session")

    venue.starts("The case")

    asked(phone, "What is there today?")
    expect(phone.locator(".clock")).to_be_visible()
