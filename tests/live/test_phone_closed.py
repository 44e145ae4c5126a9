"""Input is closed: the phone says so and keeps what is half written."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import fits_the_hand, recorded
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_closed_task_is_shown_as_closed(venue: Venue, screens: Screens):
    """Phones follow when input is closed and opened, keeping what was typed."""
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.locator(".composer textarea").fill("still thinking")

    venue.aino_does("close_input")
    expect(phone.locator(".closed")).to_contain_text("What you typed stays here.")
    fits_the_hand(phone, "closed")
    venue.aino_does("open_input")
    expect(phone.locator(".closed")).to_be_hidden()

    expect(phone.locator(".composer textarea")).to_have_value("still thinking")


def test_send_in_a_closed_task_says_why_not(venue: Venue, screens: Screens):
    """Pressed all the same, nothing is sent and nothing is lost."""
    venue.starts("The case")
    phone = screens.phone(venue)
    venue.aino_does("close_input")
    expect(phone.locator(".closed")).to_be_visible()
    phone.locator(".at-rules").click()
    phone.locator(".composer textarea").fill("thresholds")

    # It looks closed, but who presses it is told why.
    phone.get_by_role("button", name="Send").click(force=True)

    expect(phone.get_by_role("alert")).to_contain_text("This task is closed.")
    expect(phone.locator(".composer textarea")).to_have_value("thresholds")
    assert recorded(venue, "entries") == []
