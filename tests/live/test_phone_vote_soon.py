"""A task that votes, while there is nothing to vote on yet."""

import pytest
from live_screens import Screens
from live_venue import Server, venue_in
from phone_in_hand import adds, asked, fits_the_hand, plan_with_votes_and_groups
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_phone_says_that_the_vote_begins_soon(server: Server, screens: Screens):
    """Without a ballot there is the question and a sentence, then the vote itself."""
    with venue_in(server, plan_with_votes_and_groups()) as venue:
        venue.starts("Which first?")
        phone = screens.phone(venue)
        asked(phone, "Which of these do we look at first?")
        expect(phone.locator(".asked")).to_have_text("The vote begins in a moment.")
        expect(phone.get_by_role("button")).to_have_count(0)
        fits_the_hand(phone, "vote-soon")

        venue.starts("In the way")
        adds(venue.joins("Dana"), "nobody owns the form")
        venue.starts("Which first?")

        expect(phone.locator(".candidate")).to_have_count(1)
