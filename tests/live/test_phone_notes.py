"""A card for the board: where it goes is asked only if the task does not say."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, recorded, write

pytestmark = pytest.mark.browser


def test_a_note_goes_where_its_author_says(venue: Venue, screens: Screens):
    """What it is and when are one tap each."""
    venue.starts("Board")
    phone = screens.phone(venue)

    phone.get_by_text("Model and vision", exact=True).click()
    phone.get_by_text("Future", exact=True).click()
    fits_the_hand(phone, "notes")
    write(phone, "one form for the family")

    all_arrived(phone)
    (note,) = recorded(venue, "notes")
    assert (note.surface, note.period) == ("model", "future")


def test_a_note_of_a_mirror_task_needs_only_words(venue: Venue, screens: Screens):
    """A task that says where its notes belong asks for nothing else."""
    venue.starts("Mirror")
    phone = screens.phone(venue)

    fits_the_hand(phone, "notes-mirror")
    write(phone, "the meeting of last autumn")

    all_arrived(phone)
    (note,) = recorded(venue, "notes")
    assert (note.surface, note.period) == ("mirror", "past")
