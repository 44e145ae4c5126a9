"""After the session the phone says thank you, and one's cards stay."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, asked, fits_the_hand, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_after_the_session_the_phone_says_thank_you(venue: Venue, screens: Screens):
    """There is no form any more; what one wrote can still be read."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    write(phone, "thresholds")
    all_arrived(phone)

    venue.aino_does("end_session")

    asked(phone, "This session is over. Thank you.")
    expect(phone.locator(".composer")).to_have_count(0)
    all_arrived(phone)
    fits_the_hand(phone, "ended")
