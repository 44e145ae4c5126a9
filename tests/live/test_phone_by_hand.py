"""What the facilitator enters for someone is theirs on their phone."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import chosen, fits_the_hand, own, recorded
from playwright.sync_api import expect

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser


def enters(venue: Venue, person: str, act: str, **fields) -> None:
    """Aino enters it for that person."""
    venue.laboratory.perform(
        venue.workshop,
        Actor.of(Role.FACILITATOR),
        read_act({"act": act, **fields}),
        on_behalf=person,
    )


def test_a_card_entered_for_someone_is_theirs(open_venue: Venue, screens: Screens):
    """It stands among the own cards and says that it was entered for them."""
    phone = screens.phone(open_venue, "Bilal")

    enters(open_venue, "P01", "add_entry", element="rules", text="said aloud", period="present")

    expect(own(phone).locator(".text")).to_have_text("said aloud")
    expect(own(phone).locator(".where")).to_have_text("Rules · entered for you")
    own(phone).first.scroll_into_view_if_needed()
    fits_the_hand(phone, "own-card-by-hand")


def test_a_vote_entered_for_someone_is_theirs(voting: Venue, screens: Screens):
    """Their phone shows what was chosen for them, and they can change it."""
    phone = screens.phone(voting, "Bilal")
    person = recorded(voting, "participants")[-1].id
    item, other = recorded(voting, "entries")[:2]

    ballot = recorded(voting, "ballots")[0].id
    enters(voting, person, "cast_votes", ballot=ballot, items=[item.id])
    expect(chosen(phone)).to_have_text([item.text])
    phone.get_by_role("button", name=other.text).click()

    expect(chosen(phone)).to_have_text([item.text, other.text])
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    assert recorded(voting, "votes")[0].items == (item.id, other.id)
