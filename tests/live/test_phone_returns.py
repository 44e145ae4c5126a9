"""The same person comes back: after a reload, on another device, on a slow network."""

import pytest
from live_screens import PHONE, Screens
from live_venue import Venue
from phone_in_hand import asked, fits_the_hand, own, recorded, tap
from playwright.sync_api import Page, Route, expect

from changelab.templates import find_template

pytestmark = pytest.mark.browser


def held_back(phone: Page) -> list[Route]:
    """From now on the phone's questions for the state wait here for an answer."""
    waiting: list[Route] = []
    phone.route("**/state", lambda route: waiting.append(route))
    return waiting


def test_a_reload_is_the_same_person_and_the_draft_is_still_there(venue: Venue, screens: Screens):
    """A phone that was closed comes back into the task with what was half written."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    phone.locator(".composer textarea").fill("half a thou")

    phone.reload()

    expect(phone.locator(".composer textarea")).to_have_value("half a thou")
    expect(phone.locator(".at-rules")).to_have_attribute("aria-pressed", "true")
    assert len(recorded(venue, "participants")) == 1


def test_a_personal_link_brings_the_same_person_back(venue: Venue, screens: Screens):
    """On another phone the link that the facilitator made is enough; the key leaves the address."""
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    bilal.sends("add_entry", element="rules", text="sent from the other phone", period="present")
    address = f"{venue.server.address}/join/{venue.join_code}"
    phone = screens.open(f"{address}#{bilal.token}", PHONE, device_scale_factor=2)

    expect(own(phone)).to_contain_text("sent from the other phone")
    fits_the_hand(phone, "return-by-personal-link")
    assert phone.url == address
    assert len(recorded(venue, "participants")) == 1


def test_what_was_asked_last_is_there_at_once(venue: Venue, screens: Screens):
    """While the state is on its way the last question can be read, marked as not live."""
    venue.starts("The case")
    phone = screens.phone(venue)
    asked(phone, "What is there today?")
    waiting = held_back(phone)

    phone.reload()
    asked(phone, "What is there today?")
    expect(phone.locator("#line")).to_have_text("waiting for the network")
    expect(phone.get_by_text("This was asked last.")).to_be_visible()
    expect(phone.locator(".composer")).to_have_count(0)
    fits_the_hand(phone, "last-question")
    venue.starts("Talk")
    waiting[0].continue_()

    asked(phone, "Look up: we are talking.")
    expect(phone.locator("#line")).to_have_text("live")
    expect(phone.get_by_text("This was asked last.")).to_have_count(0)


def test_another_workshop_has_another_last_question(venue: Venue, screens: Screens):
    """A phone that comes to a workshop for the first time recalls nothing of another."""
    venue.starts("The case")
    phone = screens.phone(venue)
    asked(phone, "What is there today?")
    opened = venue.laboratory.open_workshop(find_template("blank"), "Elsewhere")

    phone.goto(f"{venue.server.address}/join/{opened.join_code}")

    expect(phone.get_by_role("heading", name="Elsewhere")).to_be_visible()
    assert "What is there today?" not in phone.content()
