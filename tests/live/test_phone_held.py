"""A task whose cards wait for approval: their author knows where they stand."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, own, recorded, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_held_card_says_that_it_waits_for_the_facilitator(venue: Venue, screens: Screens):
    """It has arrived, but the facilitator looks at it first; then it is shown."""
    venue.starts("Held")
    phone = screens.phone(venue)

    write(phone, "to be looked at")
    expect(own(phone).locator(".badge")).to_have_text(
        "✓ arrived; the facilitator looks at it first"
    )
    fits_the_hand(phone, "waiting-for-approval")
    venue.aino_does("accept", item=recorded(venue, "entries")[0].id)

    all_arrived(phone)


def test_a_hidden_card_is_told_to_its_author_alone(venue: Venue, screens: Screens):
    """What the facilitator hides leaves the room; its author reads that it is not shown."""
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.locator(".at-rules").click()
    write(phone, "said in anger")
    all_arrived(phone)

    venue.aino_does("hide", item=recorded(venue, "entries")[0].id)

    expect(own(phone).locator(".badge")).to_have_text("– not shown in the room")
    expect(phone.locator(".room")).to_be_hidden()
