"""While the room talks the phone says look up."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import asked, fits_the_hand
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_while_the_room_talks_there_is_nothing_to_type(venue: Venue, screens: Screens):
    """The question stays to be read, without a form."""
    venue.starts("Talk")
    phone = screens.phone(venue)

    asked(phone, "Look up: we are talking.")
    expect(phone.locator(".asked")).to_have_text("What did we hear?")
    expect(phone.get_by_role("button")).to_have_count(0)
    fits_the_hand(phone, "listen")
