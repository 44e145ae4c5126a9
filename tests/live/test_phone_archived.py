"""The workshop is archived: the phone says so, whatever was going on."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import asked, fits_the_hand
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_archived_workshop_takes_nothing_more(venue: Venue, screens: Screens):
    """The form goes when the workshop is archived, and comes back with its draft."""
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.locator(".composer textarea").fill("half a thou")

    venue.aino_does("archive_workshop")
    asked(phone, "This workshop is closed. Thank you.")
    expect(phone.locator(".composer")).to_have_count(0)
    expect(phone.locator(".clock")).to_be_hidden()
    fits_the_hand(phone, "archived")
    venue.aino_does("reopen_workshop")

    expect(phone.locator(".composer textarea")).to_have_value("half a thou")


def test_nobody_joins_an_archived_workshop(venue: Venue, screens: Screens):
    """Who comes now is told, and whom to ask."""
    screens.forgiven = ["422"]
    venue.aino_does("archive_workshop")
    phone = screens.visitor(venue)

    phone.get_by_label("I take part", exact=False).check()
    phone.get_by_role("button", name="Join").click()

    expect(phone.get_by_role("alert")).to_contain_text("This workshop is archived.")
