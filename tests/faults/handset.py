"""A participant's phone in a real Chromium, with what it keeps when its tab is gone."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from chromium import SWITCHES, program
from laptop import Laptop, until
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Locator,
    Page,
    ViewportSize,
    expect,
)
from playwright.sync_api import Error as BrowserError

#: What should appear may take its time: retries of the phone are seconds apart.
PATIENCE_MS = 60_000
#: The page's clock goes back an hour; the browser's own cannot, without the machine's.
SET_BACK = "() => { const now = Date.now; Date.now = () => now() - 3600 * 1000; }"
SIZE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class Handset:
    """One phone; its tabs share what the browser keeps.

    Attributes:
        address: of the page that it joins at.
        page: the tab that is open now.
        errors: what its scripts did not catch.
    """

    address: str
    context: BrowserContext
    page: Page = field(init=False)
    errors: list[str] = field(default_factory=list)

    def opens(self) -> None:
        """A new tab on the workshop's page."""
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(self.address)

    def joins(self, name: str) -> None:
        """Agree, say a name, and come into the room."""
        self.page.get_by_label("I take part", exact=False).check()
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_role("button", name="Join").click()
        expect(self.text).to_be_visible(timeout=PATIENCE_MS)

    def tab_is_killed(self) -> None:
        """The system takes the tab's memory away, without a word to the page."""
        with self.page.expect_event("crash"), suppress(BrowserError):
            self.page.goto("chrome://crash")
        self.page.close()

    def falls_asleep(self) -> None:
        """The system hides the page and lets nothing in it run any more."""
        self._system.send("Page.setWebLifecycleState", {"state": "frozen"})

    def wakes_up(self) -> None:
        """The person takes the phone in hand again: the page runs, and is seen."""
        self._system.send("Page.setWebLifecycleState", {"state": "active"})
        self._system.send("Emulation.setFocusEmulationEnabled", {"enabled": True})

    @cached_property
    def _system(self) -> CDPSession:
        return self.context.new_cdp_session(self.page)

    def network(self, there: bool) -> None:
        """The phone is in reach of the Wi-Fi, or not."""
        self.context.set_offline(not there)

    @property
    def token(self) -> str:
        """The key that the phone keeps."""
        kept = "Object.entries(localStorage).find(([key]) => key.includes('.token.'))[1]"
        return json.loads(self.page.evaluate(kept))

    # --- what one does ------------------------------------------------------------------

    @property
    def text(self) -> Locator:
        """The text that one writes in."""
        return self.page.locator(".composer textarea").first

    def types(self, text: str) -> None:
        """Choose an element and write, without sending."""
        rules = self.page.locator(".triangle .at-rules")
        if rules.get_attribute("aria-pressed") != "true":
            rules.click()
        self.text.fill(text)

    def sends(self, text: str) -> None:
        """Write a card and press Send."""
        self.types(text)
        self.page.get_by_role("button", name="Send").click()

    # --- what one sees ------------------------------------------------------------------

    @property
    def own(self) -> Locator:
        """One's own cards, the newest first."""
        return self.page.locator(".yours .card")

    def expect_own(self, *texts: str) -> None:
        """These own cards are there, the newest first, and each has arrived."""
        expect(self.own.locator(".text")).to_have_text(list(texts), timeout=PATIENCE_MS)
        arrived = ["✓ arrived"] * len(texts)
        expect(self.own.locator(".badge")).to_have_text(arrived, timeout=PATIENCE_MS)

    def expect_room(self, *texts: str) -> None:
        """These cards of everyone are there, the newest first, and no others."""
        cards = self.page.locator(".room li")
        expect(cards).to_have_text(list(texts), timeout=PATIENCE_MS)

    def unsent(self) -> int:
        """How many acts are kept until the server has them."""
        kept = "Object.keys(localStorage).filter(key => key.includes('.act.')).length"
        return self.page.evaluate(kept)

    def expect_nothing_unsent(self) -> None:
        """The outbox is empty."""
        until(lambda: self.unsent() == 0, "the outbox is empty")

    def expect_line(self, text: str) -> None:
        """The line on top says so."""
        expect(self.page.locator("#line")).to_contain_text(text, timeout=PATIENCE_MS)

    def room_texts(self) -> list[str]:
        """The texts of all cards in the list of the room."""
        return self.page.locator(".room li").all_inner_texts()

    def looks(self) -> dict[str, str]:
        """All that the page shows of cards, to compare two looks."""
        return {
            place: self.page.locator(place).inner_text()
            for place in (".question", ".yours", ".room")
        }


@contextmanager
def handset(
    browser: Browser, laptop: Laptop, name: str, port: int | None = None, *, join: bool = True
) -> Iterator[Handset]:
    """A phone, joined unless it shall not; by another port, where there is a network between."""
    context = browser.new_context(viewport=SIZE, has_touch=True, device_scale_factor=2)
    try:
        phone = _on_the_page(context, laptop, port)
        if join:
            phone.joins(name)
        yield phone
        assert phone.errors == []
    finally:
        context.close()


@contextmanager
def pocket_handset(browser: Browser, laptop: Laptop, name: str, profile: Path) -> Iterator[Handset]:
    """A phone that has joined, in a Chromium of its own whose pages may be hidden and frozen.

    Playwright keeps the pages that it opens itself in front, whatever is asked of them.
    """
    command = [program(), *SWITCHES, "--headless=new", f"--user-data-dir={profile}"]
    process = subprocess.Popen(
        [*command, "--remote-debugging-port=0", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        said = profile / "DevToolsActivePort"
        until(lambda: said.exists() and said.read_text().count("\n"), "Chromium starts")
        address = f"http://127.0.0.1:{said.read_text().splitlines()[0]}"
        connected = browser.browser_type.connect_over_cdp(address, no_defaults=True)
        phone = _on_the_page(connected.contexts[0], laptop)
        phone.page.set_viewport_size(SIZE)
        phone.joins(name)
        yield phone
        assert phone.errors == []
        # Where the program is a script that starts another, ending it would not be enough.
        connected.new_browser_cdp_session().send("Browser.close")
        process.wait(30)
    finally:
        process.terminate()


def _on_the_page(context: BrowserContext, laptop: Laptop, port: int | None = None) -> Handset:
    phone = Handset(f"http://127.0.0.1:{port or laptop.port}/join/{laptop.join_code}", context)
    phone.opens()
    return phone
