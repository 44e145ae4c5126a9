"""Screens in a real Chromium: phones and projectors, and what their browsers complain about."""

from urllib.parse import urlsplit

from live_venue import Venue
from playwright.sync_api import Browser, BrowserContext, Page, expect

from changelab.domain.vocabulary import Role

PHONE = {"width": 390, "height": 844}
WALL = {"width": 1920, "height": 1080}


class Screens:
    """The open pages of a test.

    Attributes:
        complaints: what the consoles said; must stay empty.
        strangers: requests that left the server; must stay empty.
        forgiven: parts of complaints that a test causes on purpose.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.said: list[str] = []
        self.strangers: list[str] = []
        self.forgiven: list[str] = []

    @property
    def complaints(self) -> list[str]:
        return [one for one in self.said if not any(part in one for part in self.forgiven)]

    def open(self, address: str, viewport: dict, **settings) -> Page:
        """A page of its own browser context."""
        context = self._browser.new_context(viewport=viewport, **settings)
        self._contexts.append(context)
        page = context.new_page()
        self._listen(page, urlsplit(address).netloc)
        page.goto(address)
        return page

    def _listen(self, page: Page, host: str) -> None:
        def asked(request) -> None:
            self.requests.append(request.url)
            parts = urlsplit(request.url)
            if parts.scheme in ("http", "https") and parts.netloc != host:
                self.strangers.append(request.url)

        page.on("request", asked)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", lambda message: self.said.append(message.text))

    def phone(self, venue: Venue, name: str = "", **settings) -> Page:
        """A phone that has joined and knows what the room is doing."""
        page = self.visitor(venue, **settings)
        page.get_by_label("I take part", exact=False).check()
        if name:
            page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join").click()
        expect(page.locator("#line")).to_have_text("live")
        # The stream may be open before the first state has come.
        expect(page.locator("#main").get_by_role("heading").first).to_be_visible()
        # The stream follows the state; a test that takes the network away waits for it.
        page.wait_for_timeout(300)
        return page

    def visitor(self, venue: Venue, **settings) -> Page:
        """A phone on the page of the code, not joined."""
        settings = {"has_touch": True, "device_scale_factor": 2, **settings}
        return self.open(f"{venue.server.address}/join/{venue.join_code}", PHONE, **settings)

    def projector(self, venue: Venue, **settings) -> Page:
        """The projector of the room."""
        key = venue.tokens[Role.OBSERVER]
        return self.open(f"{venue.server.address}/room/{key}", WALL, **settings)

    def close(self) -> None:
        """Close every page."""
        for context in self._contexts:
            context.close()
