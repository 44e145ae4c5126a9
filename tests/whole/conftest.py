"""A real server process and a real Chromium, for tests that play a whole session."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import zxingcpp
from chromium import chromium
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page
from served import Served, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """A server in an empty folder, reachable from the network."""
    with served(tmp_path) as server:
        yield server


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with chromium() as browser:
        yield browser


@dataclass
class Venue:
    """Opens a browser context per person, and notes what none of them should see.

    Attributes:
        complaints: errors on any console, and requests to anywhere but the server.
    """

    browser: Browser
    port: int
    complaints: list[str] = field(default_factory=list)

    def someone(self, width: int, height: int, *, phone: bool = False) -> Page:
        """A new person's page: nothing is shared with anyone else's."""
        context: BrowserContext = self.browser.new_context(
            viewport={"width": width, "height": height}, is_mobile=phone, has_touch=phone
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def _heard(self, message) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} {message.location}")

    def _asked(self, url: str) -> None:
        ours = re.match(rf"(https?|wss?)://[^/]+:{self.port}/", url)
        if not ours and not url.startswith(("data:", "blob:", "about:")):
            self.complaints.append(f"request to {url}")


@pytest.fixture
def venue(browser: Browser, server: Served) -> Venue:
    """The room in which everybody opens a browser."""
    return Venue(browser, server.port)


def qr_on(page: Page) -> str:
    """What a phone's camera reads off the page, as soon as it is there."""
    for _ in range(50):
        found = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
        if found:
            return found[0].text
        page.wait_for_timeout(100)
    raise AssertionError("there is no QR code on the page")
