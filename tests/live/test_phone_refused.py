"""What the server does not take: the words stay, with the reason, until their author decides."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, recorded, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_what_a_closed_task_refuses_goes_back_into_the_box(
    venue: Venue, screens: Screens, monkeypatch
):
    """A card that came too late is said so in place, and its words are kept."""
    screens.forgiven = ["409"]
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    # The phone has not heard yet that the task was closed.
    monkeypatch.setattr(venue.server.live.hub, "_hear", lambda state: None)
    venue.aino_does("close_input")
    write(phone, "one moment too late")

    expect(phone.get_by_role("alert")).to_contain_text("This task is closed.")
    expect(phone.locator(".composer textarea")).to_have_value("one moment too late")
    expect(phone.locator(".send")).to_have_text("Send")
    expect(phone.locator(".at-rules")).to_have_attribute("aria-pressed", "true")
    fits_the_hand(phone, "refused-in-the-box")
    assert recorded(venue, "entries") == []


def test_what_comes_after_the_room_moved_on_is_kept_with_the_reason(venue: Venue, screens: Screens):
    """Cards that no form can take back stay on the phone until their author sends or drops them."""
    screens.forgiven = ["409", "ERR_INTERNET_DISCONNECTED"]
    venue.starts("Trail")
    phone = screens.phone(venue)
    expect(phone.get_by_label("What was hard?")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_label("What was hard?").fill("the forms")
    phone.get_by_label("What worked anyway?").fill("driving there")
    phone.get_by_role("button", name="Send").click()
    venue.starts("The case")
    phone.context.set_offline(False)

    expect(phone.locator(".card.refused")).to_have_count(2)
    expect(phone.locator(".card.refused").first).to_contain_text("moved on to another task")
    phone.locator(".card.refused").last.scroll_into_view_if_needed()
    fits_the_hand(phone, "refused")
    phone.reload()
    expect(phone.locator(".card.refused")).to_have_count(2)
    phone.locator(".card.refused", has_text="the forms").get_by_text("Discard").click()
    venue.starts("Trail")
    expect(phone.get_by_label("What was hard?")).to_be_visible()
    phone.get_by_role("button", name="Send again").click()

    all_arrived(phone)
    assert [answer.text for answer in recorded(venue, "answers")] == ["driving there"]
