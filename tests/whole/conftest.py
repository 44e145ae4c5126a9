"""A real server process and a real Chromium, for tests that play a whole session."""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHANGELAB_CHROMIUM") or shutil.which("chromium") or ""
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


@dataclass
class Server:
    """A server as start.py runs it, and the link it printed for the facilitator."""

    port: int
    facilitators_link: str
    process: subprocess.Popen


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """`python -m changelab serve` in an empty folder, reachable from the network."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "changelab", "serve", f"--data={tmp_path}", f"--port={port}"]
    process = subprocess.Popen(
        [*command, "--no-browser"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    link = ""
    while not link:
        line = process.stdout.readline()
        assert line or process.poll() is None, "the server ended before it printed its link"
        found = re.search(r"http://\S+/enter/\S+", line)
        link = found.group() if found else ""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/api/health").status_code == 200:
                break
        except httpx.TransportError:
            time.sleep(0.05)
    yield Server(port, link, process)
    process.terminate()
    process.wait(10)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


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
def venue(browser: Browser, server: Server) -> Venue:
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
