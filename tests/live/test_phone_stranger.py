"""A key that is not valid any more: the phone says so, and forgets what it showed."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import asked, fits_the_hand
from playwright.sync_api import expect

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser


def test_a_forgotten_phone_is_told_and_may_join_anew(venue: Venue, screens: Screens):
    """When a person was erased their phone is asked to join, with the reason."""
    screens.forgiven = ["401"]
    venue.starts("The case")
    phone = screens.phone(venue, "Bilal")
    asked(phone, "What is there today?")

    venue.laboratory.forget(venue.workshop, "P01", Actor.of(Role.FACILITATOR))

    expect(phone.get_by_role("button", name="Join")).to_be_visible()
    expect(phone.get_by_role("alert")).to_contain_text("not valid")
    fits_the_hand(phone, "stranger")
    kept = phone.evaluate("Object.keys(localStorage)")
    assert [name for name in kept if ".token." in name or ".asked." in name] == []
