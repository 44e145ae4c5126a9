"""Did it arrive? Each card says so, and its author can change it or take it back."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_card_is_sent_and_has_arrived(venue: Venue, screens: Screens):
    """The button says Sent, the card under it that it has arrived."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")

    write(phone, "thresholds")

    expect(phone.locator(".send")).to_have_text("✓ Sent")
    all_arrived(phone)
    fits_the_hand(phone, "sent")
    expect(phone.locator(".send")).to_have_text("Send")


def test_bilal_changes_his_card_and_takes_it_back_and_undoes_that(venue: Venue, screens: Screens):
    """A tap on an own card lets its author reword it, take it back, and change their mind."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    write(phone, "treshold")
    all_arrived(phone)

    own(phone).get_by_role("button").click()
    phone.get_by_label("Change your card").fill("threshold")
    fits_the_hand(phone, "changing-a-card")
    phone.get_by_role("button", name="Save").click()
    expect(own(phone).get_by_role("button")).to_contain_text("threshold")
    assert recorded(venue, "entries")[0].text == "threshold"

    own(phone).get_by_role("button").click()
    phone.get_by_role("button", name="Take back").click()
    expect(phone.locator(".yours")).to_contain_text("Taken back.")
    expect(own(phone).locator(".text")).to_have_count(0)
    fits_the_hand(phone, "taken-back")

    phone.get_by_role("button", name="Undo").click()
    expect(own(phone).locator(".text")).to_have_text("threshold")
    assert recorded(venue, "entries")[0].standing == "shown"


def test_an_answer_that_comes_late_makes_no_second_card(venue: Venue, screens: Screens):
    """The act is sent again under the same id when its answer was lost on the way."""
    screens.forgiven = ["ERR_FAILED"]
    venue.starts("The case")
    phone = screens.phone(venue)
    lost: list[str] = []

    def lose_the_first(route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.post_data)
        route.fetch()
        route.abort()

    phone.route("**/acts", lose_the_first)
    tap(phone, "Rules")
    write(phone, "once")

    all_arrived(phone)
    expect(phone.locator("#line")).to_have_text("live")
    phone.wait_for_function("Object.keys(localStorage).every(key => !key.includes('.act.'))")
    assert [entry.text for entry in recorded(venue, "entries")] == ["once"]
