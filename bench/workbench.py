"""A facilitator at the Run page, in a real browser, while the room is measured."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@contextmanager
def at_the_workbench(url: str, key: str, workshop: str) -> Iterator[None]:
    """Hold the Run page of the workshop open; it follows the room as it would in a session."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{url}/enter/{key}")
        page.wait_for_timeout(2000)
        page.goto(f"{url}/run?w={workshop}")
        page.get_by_text("Coming in").wait_for()
        yield
        browser.close()
