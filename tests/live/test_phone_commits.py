"""I will … by …: what someone promises to try."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, recorded

pytestmark = pytest.mark.browser


def test_bilal_says_what_he_will_try(venue: Venue, screens: Screens):
    """What and by when are enough; who is I unless it is said."""
    venue.starts("Until next time")
    phone = screens.phone(venue)
    fits_the_hand(phone, "commit")

    phone.get_by_label("I will …").fill("call the school")
    phone.get_by_label("by", exact=True).fill("Friday")
    phone.get_by_role("button", name="Send").click()

    all_arrived(phone)
    (commitment,) = recorded(venue, "commitments")
    assert (commitment.who, commitment.text, commitment.by_when) == (
        "I",
        "call the school",
        "Friday",
    )
