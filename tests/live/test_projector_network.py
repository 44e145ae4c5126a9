"""The projector shows the join address of the network the laptop is in, at every moment."""

import io

import pytest
import zxingcpp
from live_screens import Screens
from live_venue import Venue
from live_wall import check_readable, keep_picture, wait_until
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def scanned(wall: Page) -> list[str]:
    """What a phone's camera reads from the wall."""
    image = Image.open(io.BytesIO(wall.screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(image)]


def shows_the_way(wall: Page, venue: Venue, host: str) -> None:
    """The wall names that address, and its QR code leads there."""
    way = f"{host}:{venue.server.port}/join"
    expect(wall.locator(".welcome .address, #address").first).to_have_text(way)
    scans(wall, venue, host)


def scans(wall: Page, venue: Venue, host: str) -> None:
    """The QR code on the wall leads to that address."""
    squares = "[...document.querySelectorAll('img')].filter(one => one.offsetParent)"
    wait_until(wall, f"{squares}.every(one => one.complete && one.naturalWidth > 0)")
    assert scanned(wall) == [f"http://{host}:{venue.server.port}/join/{venue.join_code}"]


def test_a_new_network_shows_on_the_wall_by_itself(venue: Venue, screens: Screens):
    """When the laptop changes network the projector shows the new address within seconds."""
    wall = screens.projector(venue)
    shows_the_way(wall, venue, "192.168.1.7")

    venue.server.network[:] = ["192.168.77.7"]

    expect(wall.locator(".welcome .address")).to_contain_text("192.168.77.7")
    shows_the_way(wall, venue, "192.168.77.7")


def test_during_a_task_the_address_at_the_bottom_follows(venue: Venue, screens: Screens):
    """Late joiners read the address while the others work."""
    venue.starts("Talk")
    wall = screens.projector(venue)
    expect(wall.locator("#address")).to_have_text(f"192.168.1.7:{venue.server.port}/join")

    venue.server.network[:] = ["192.168.77.7"]

    expect(wall.locator("#address")).to_have_text(f"192.168.77.7:{venue.server.port}/join")
    scans(wall, venue, "192.168.77.7")
    expect(wall.locator(".sentence")).to_have_text("What did we hear?")


def test_a_chosen_address_is_on_the_wall_at_once(venue: Venue, screens: Screens):
    """Aino chooses the network the phones are in; the wall does not wait for the next look."""
    venue.server.network[:] = [("192.168.1.7", "wlan0"), ("10.20.0.9", "eth0")]
    wall = screens.projector(venue)
    shows_the_way(wall, venue, "192.168.1.7")
    door = venue.server.live.hub.door
    while len(door.addresses) < 2:
        wall.wait_for_timeout(100)

    door.choose("10.20.0.9")

    expect(wall.locator(".welcome .address")).to_contain_text("10.20.0.9")
    shows_the_way(wall, venue, "10.20.0.9")


def test_without_a_network_the_wall_says_so_and_recovers_by_itself(venue: Venue, screens: Screens):
    """No square that leads nowhere: a sentence that says what to do, until there is a network."""
    screens.forgiven = ["404"]
    wall = screens.projector(venue)
    shows_the_way(wall, venue, "192.168.1.7")

    venue.server.network.clear()

    expect(wall.locator(".welcome .missing")).to_contain_text("This laptop is in no network.")
    expect(wall.locator(".welcome .qr")).to_have_count(0)
    assert scanned(wall) == []
    check_readable(wall)
    keep_picture(wall, "projector-no-network")

    venue.starts("Talk")
    expect(wall.locator("#missing")).to_contain_text("This laptop is in no network.")
    expect(wall.locator("#qr")).to_be_hidden()
    expect(wall.locator("#code")).to_be_hidden()
    check_readable(wall)
    keep_picture(wall, "projector-no-network-in-a-task")

    venue.server.network.append("192.168.77.7")
    expect(wall.locator("#address")).to_have_text(f"192.168.77.7:{venue.server.port}/join")
    expect(wall.locator("#missing")).to_be_hidden()
    scans(wall, venue, "192.168.77.7")


def test_a_code_that_could_not_be_fetched_is_asked_for_again(venue: Venue, screens: Screens):
    """While a network changes a request may get lost: the square comes a moment later."""
    screens.forgiven = ["ERR_FAILED"]
    venue.starts("Talk")
    wall = screens.projector(venue)
    scans(wall, venue, "192.168.1.7")
    lost = []

    def lose_the_first(route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    wall.route("**/qr.svg*", lose_the_first)
    venue.server.network[:] = ["192.168.77.7"]
    expect(wall.locator("#address")).to_contain_text("192.168.77.7")

    wait_until(wall, "document.querySelector('#qr').src.includes('again')")
    scans(wall, venue, "192.168.77.7")
    assert len(lost) == 1
