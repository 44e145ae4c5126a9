"""The questions of a task, a field for each; what is filled in is sent."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, recorded
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_some_questions_are_answered(venue: Venue, screens: Screens):
    """Each answer is a card of its own; what is left empty is not."""
    venue.starts("Trail")
    phone = screens.phone(venue)
    fits_the_hand(phone, "prompts")

    phone.get_by_label("What was hard?").fill("the forms")
    phone.get_by_label("What worked anyway?").fill("driving there")
    phone.get_by_role("button", name="Send").click()

    all_arrived(phone, 2)
    assert {one.prompt: one.text for one in recorded(venue, "answers")} == {
        "What was hard?": "the forms",
        "What worked anyway?": "driving there",
    }


def test_nothing_answered_is_said(venue: Venue, screens: Screens):
    """Send without a word asks for at least one answer."""
    venue.starts("Trail")
    phone = screens.phone(venue)

    phone.get_by_role("button", name="Send").click()

    expect(phone.get_by_role("alert")).to_have_text("Answer at least one question.")
    assert recorded(venue, "answers") == []
