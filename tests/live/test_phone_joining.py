"""Joining is one screen: what this is, who sees what, what one agrees to, one button."""

import time

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import asked, fits_the_hand, recorded
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_bilal_joins_on_one_screen(venue: Venue, screens: Screens):
    """Agreeing and one button are enough; the page then waits for the session."""
    phone = screens.visitor(venue)
    expect(phone.get_by_role("heading", name="Whose child is it?")).to_be_visible()
    boxes = phone.get_by_role("checkbox")
    assert not any(box.is_checked() for box in boxes.all())
    fits_the_hand(phone, "join")

    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("alert")).to_contain_text("agree to the first line")

    boxes.first.check()
    phone.get_by_label("Your name").fill("Bilal")
    phone.get_by_role("button", name="Join").click()

    asked(phone, "We begin soon. Keep this page open.")
    assert list(venue.laboratory.names(venue.workshop).values()) == ["Bilal"]
    (participant,) = recorded(venue, "participants")
    assert [purpose for purpose, agreed in participant.consent.items() if agreed] == ["take_part"]


def test_without_a_code_the_phone_asks_for_it(venue: Venue, screens: Screens):
    """The code on the wall leads to the workshop's page; a wrong one is said."""
    screens.forgiven = ["404"]
    phone = screens.open(f"{venue.server.address}/join", {"width": 390, "height": 844})
    phone.get_by_label("The code on the wall").fill("ZZZZZZ")
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_role("alert")).to_contain_text("There is no workshop with the code ZZZZZZ")
    fits_the_hand(phone, "join-code")

    phone.get_by_label("The code on the wall").fill(venue.join_code.lower())
    phone.get_by_role("button", name="Go on").click()

    expect(phone.get_by_role("heading", name="Whose child is it?")).to_be_visible()


def test_a_person_can_change_what_they_agreed_to(venue: Venue, screens: Screens):
    """Consent is shown again on the phone and follows a change of mind."""
    phone = screens.phone(venue)
    phone.get_by_text("Who sees what I write").click()

    phone.get_by_label("My words may be quoted without my name.").check()

    expect(phone.get_by_label("My words may be quoted without my name.")).to_be_checked()
    fits_the_hand(phone, "consent")
    _until(lambda: recorded(venue, "participants")[0].consent.get("quote") is True)


def _until(holds) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")
