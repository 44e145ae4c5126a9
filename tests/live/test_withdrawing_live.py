"""When somebody withdraws, their cards leave the phones and the wall at once."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import adds
from playwright.sync_api import expect

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import Role, Withdrawal

pytestmark = pytest.mark.browser


def withdraws(venue: Venue, participant: str, level: Withdrawal) -> None:
    """Aino takes that person's part out, so far."""
    lead = Actor.of(Role.FACILITATOR)
    venue.laboratory.withdraw(venue.workshop, participant, level, lead)


@pytest.mark.parametrize("level", [Withdrawal.NO_FURTHER_USE, Withdrawal.ERASE])
def test_cards_leave_every_screen_without_a_reload(open_venue: Venue, screens: Screens, level):
    """The wall's picture and Dana's phone lose Bilal's card and keep Dana's."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    wall, phone = screens.projector(open_venue), screens.phone(open_venue, "Chen")
    adds(bilal, "my chief counts days")
    adds(dana, "nobody owns it")
    expect(wall.locator(".picture svg")).to_contain_text("my chief counts days")
    expect(wall.locator(".picture svg")).to_contain_text("nobody owns it")
    for screen in (wall, phone):
        screen.evaluate("window.sameplace = true")
    withdraws(open_venue, bilal.participant, level)

    expect(wall.locator(".picture svg")).not_to_contain_text("my chief counts days")
    expect(wall.locator(".picture svg")).to_contain_text("nobody owns it")
    expect(phone.get_by_text("my chief counts days")).to_have_count(0)
    assert wall.evaluate("window.sameplace") and phone.evaluate("window.sameplace")


def test_unlinked_cards_stay_on_every_screen(open_venue: Venue, screens: Screens):
    """Nothing changes for the room: the words were never shown with a name."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    wall = screens.projector(open_venue)
    adds(bilal, "my chief counts days")
    expect(wall.locator(".picture svg")).to_contain_text("my chief counts days")
    withdraws(open_venue, bilal.participant, Withdrawal.UNLINK)
    adds(dana, "nobody owns it")

    expect(wall.locator(".picture svg")).to_contain_text("nobody owns it")
    expect(wall.locator(".picture svg")).to_contain_text("my chief counts days")


def test_the_phone_of_one_out_of_use_is_told_why_nothing_is_kept(open_venue: Venue):
    """Bilal may go on listening; what he sends is refused in plain words."""
    bilal = open_venue.joins("Bilal")
    withdraws(open_venue, bilal.participant, Withdrawal.NO_FURTHER_USE)
    sent = bilal.sends("add_entry", element="rules", text="still here", period="present")

    assert sent.status_code == 403
    assert "You withdrew from this workshop" in sent.text
    assert bilal.state()["entries"] == []
