"""An open task takes everything; the phone asks in plain words what it is."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, recorded, tap, write

pytestmark = pytest.mark.browser


def test_an_open_task_offers_everything_in_plain_words(open_venue: Venue, screens: Screens):
    """One open task takes an entry, a tension, a note and a promise."""
    phone = screens.phone(open_venue)
    fits_the_hand(phone, "open-task")

    tap(phone, "Tools")
    write(phone, "one form")
    phone.get_by_text("Two things that pull against each other", exact=True).click()
    tap(phone, "Rules", "Tools")
    write(phone, "short, but complete")
    phone.get_by_text("A note or an idea", exact=True).click()
    write(phone, "ask the families")
    phone.get_by_text("I will …", exact=True).first.click()
    write(phone, "ask one family")

    all_arrived(phone, 4)
    for table in ("entries", "contradictions", "notes", "commitments"):
        assert len(recorded(open_venue, table)) == 1
