"""Without a network: cards are kept safe on the phone, and arrive exactly once."""

import pytest
from live_screens import Screens
from live_venue import Venue, serve
from phone_in_hand import all_arrived, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_without_a_network_a_card_is_kept_and_sent_once(venue: Venue, screens: Screens):
    """Offline the card waits on the phone, survives, and arrives exactly once."""
    screens.forgiven = ["ERR_INTERNET_DISCONNECTED"]
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.context.set_offline(True)
    expect(phone.locator("#line")).to_contain_text("waiting for the network")

    tap(phone, "Rules")
    write(phone, "written in the lift")
    expect(phone.locator(".send")).to_have_text("✓ Kept safe")
    expect(own(phone).locator(".badge")).to_have_text("◷ waiting for the network")
    expect(phone.locator("#line")).to_contain_text("1 kept safe")
    fits_the_hand(phone, "offline")
    assert recorded(venue, "entries") == []

    phone.context.set_offline(False)
    all_arrived(phone)
    expect(phone.locator("#line")).to_have_text("live")
    assert [entry.text for entry in recorded(venue, "entries")] == ["written in the lift"]


def test_a_card_outlives_the_server_and_the_tab(venue: Venue, screens: Screens, renderer):
    """Sent while the server was down, the tab closed and opened again: it arrives once."""
    screens.forgiven = ["ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED", "ERR_CONNECTION_RESET"]
    venue.starts("The case")
    phone = screens.phone(venue)
    venue.server.stop()
    expect(phone.locator("#line")).to_contain_text("waiting for the network")
    tap(phone, "Rules")
    write(phone, "sent into the dark")
    expect(own(phone).locator(".badge")).to_have_text("◷ waiting for the network")

    again = serve(venue.laboratory, renderer, venue.server.port)
    try:
        phone.reload()
        all_arrived(phone)
    finally:
        again.stop()

    assert [entry.text for entry in recorded(venue, "entries")] == ["sent into the dark"]
