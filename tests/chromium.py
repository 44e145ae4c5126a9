"""The browser that the tests drive: the system's Chromium, which start.py finds or installs."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


#: Machines that run tests are shared: what should appear may take its time, but must appear.
PATIENCE_MS = 15_000


def program() -> str:
    """Where Chromium is.

    Raises:
        FileNotFoundError: there is none; `python3 start.py test` says how to get it.
    """
    found = os.environ.get("CHANGELAB_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    if not found:
        raise FileNotFoundError("Chromium is missing: run the tests with python3 start.py test")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium.

    Raises:
        FileNotFoundError: there is none; `python3 start.py test` says how to get it.
    """
    found = program()
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()
