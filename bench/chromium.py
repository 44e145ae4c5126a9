"""The browser of the benchmark: the system's Chromium, as the tests use it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium.

    Raises:
        FileNotFoundError: there is none; `python3 start.py test` says how to get it.
    """
    found = os.environ.get("CHANGELAB_CHROMIUM") or next(
        filter(None, map(shutil.which, _NAMES)), None
    )
    if not found:
        raise FileNotFoundError("Chromium is missing: python3 start.py test installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_SWITCHES)
        yield browser
        browser.close()
