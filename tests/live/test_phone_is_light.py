"""The phone page is light: few requests, few bytes, with all that it goes on to load."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import adds, asked
from playwright.sync_api import CDPSession, Page, expect

pytestmark = pytest.mark.browser

#: What all of it may weigh, in bytes over the wire, and in how many requests it comes.
LIGHT, FEW = 40 * 1024, 6
#: Cards that are there already: as many as a room of sixty has after its first task.
CARDS = 60


class Wire:
    """What a page asks for, and the bytes of the answers as they came, heads included."""

    def __init__(self, network: CDPSession) -> None:
        self.asked: dict[str, str] = {}
        self.bytes = 0.0
        network.on("Network.requestWillBeSent", self._ask)
        network.on("Network.responseReceived", self._begin)
        network.on("Network.loadingFinished", self._end)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _ask(self, event: dict) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.asked[event["requestId"]] = event["request"]["url"]

    def _begin(self, event: dict) -> None:
        # A stream does not end: it counts with what has come of it so far.
        if event["type"] == "EventSource":
            self.bytes += event["response"]["encodedDataLength"]

    def _end(self, event: dict) -> None:
        if event["requestId"] in self.asked:
            self.bytes += event["encodedDataLength"]


def on_the_wire(phone: Page) -> Wire:
    """Whatever comes to that page from now on."""
    return Wire(phone.context.new_cdp_session(phone))


@pytest.fixture
def full_venue(venue: Venue) -> Venue:
    """A room that has written sixty cards of ordinary length."""
    venue.starts("The case")
    dana = venue.joins("Dana")
    for number in range(CARDS):
        adds(dana, f"card {number}: nobody in our office knows who owns form {number * 7}")
    return venue


def test_joining_is_light(full_venue: Venue, screens: Screens):
    """From the code on the wall into the task: page, joining, state and the stream's beginning."""
    phone = screens.visitor(full_venue)
    wire = on_the_wire(phone)

    phone.reload()
    phone.get_by_label("I take part", exact=False).check()
    phone.get_by_role("button", name="Join").click()

    asked(phone, "What is there today?")
    expect(phone.locator(".room")).to_contain_text("card 59")
    _until_the_stream_is_open(phone, wire)
    assert len(wire.asked) <= FEW, list(wire.asked.values())
    assert wire.bytes < LIGHT


def test_coming_back_is_light(full_venue: Venue, screens: Screens):
    """A phone that joined before loads the page, the state and the stream's beginning."""
    phone = screens.phone(full_venue)
    expect(phone.locator(".room")).to_contain_text("card 59")
    wire = on_the_wire(phone)

    phone.reload()

    expect(phone.locator(".room")).to_contain_text("card 59")
    _until_the_stream_is_open(phone, wire)
    assert len(wire.asked) <= FEW, list(wire.asked.values())
    assert wire.bytes < LIGHT


def _until_the_stream_is_open(phone: Page, wire: Wire) -> None:
    for _ in range(200):
        if any("/events" in url for url in wire.asked.values()):
            return
        phone.wait_for_timeout(50)
    raise AssertionError("the stream was not opened")
