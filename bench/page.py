"""The phone page on a slow network and a slow phone: how large, in how many requests, how soon.

Slow 4G as Lighthouse has it (150 ms, 1.6 Mbit/s down, 750 kbit/s up) and a processor slowed
down four times. Chromium adds the 150 ms to each request, not to the making of a connection.
"""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench import servers
from bench.chromium import chromium
from bench.figures import Figure, once_a_round
from bench.workshop import Workshop

PART = "page"
PEOPLE = 20
EARLIER = 60
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOW_DOWN = 4
VIEWPORT = {"width": 390, "height": 844}
#: Seconds.
_PATIENCE = 30
NEW, KNOWN = "a new phone, until Join can be pressed", "a phone that joined before, until it asks"

_JOIN = "form.join button[type=submit]:enabled"
_QUESTION = ".question h1"
#: Notes when an element with words in it has been painted.
_WATCH = """(() => {
  const look = () => {
    const found = document.querySelector(SELECTOR);
    if (!found?.textContent.trim() || !found.getClientRects().length) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now(); }));
  };
  look();
})()"""


@dataclass
class _Traffic:
    """What a page asked for; bytes as they came over the network, heads included."""

    requests: list[str] = field(default_factory=list)
    bytes: float = 0.0

    def listen(self, network: CDPSession) -> None:
        urls: dict[str, str] = {}

        def asked(event: dict) -> None:
            if not event["request"]["url"].startswith("data:"):
                urls[event["requestId"]] = event["request"]["url"]
                self.requests.append(event["request"]["url"])

        def got(event: dict) -> None:
            if event["requestId"] in urls:
                self.bytes += max(0, event.get("encodedDataLength", 0))

        def answered(event: dict) -> None:
            # A stream never ends: what came of it is its head, and its data as they come.
            if event.get("type") == "EventSource":
                self.bytes += event["response"]["encodedDataLength"]

        network.on("Network.requestWillBeSent", asked)
        network.on("Network.loadingFinished", got)
        network.on("Network.responseReceived", answered)


def measure(rounds: int) -> list[Figure]:
    """Both ways to open the page, several times each, always with an empty cache."""
    samples: dict[str, list[tuple[float, float, float]]] = {NEW: [], KNOWN: []}
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop.prepared(Path(folder), PEOPLE, EARLIER)
        with servers.ours(Path(folder)) as server, chromium() as browser:
            address = f"{server.url}/join/{workshop.join_code}"
            for _ in range(rounds):
                context = _phone(browser)
                samples[NEW].append(_open(context, address, _JOIN))
                _join(context, address)
                samples[KNOWN].append(_open(context, address, _QUESTION))
                context.close()
    return [
        once_a_round(PART, what, unit, [one[place] for one in taken], variant=way)
        for way, taken in samples.items()
        for place, (what, unit) in enumerate(
            (("usable", "ms"), ("size with all it loads", "KB"), ("requests", ""))
        )
    ]


def _phone(browser: Browser) -> BrowserContext:
    return browser.new_context(
        viewport=VIEWPORT, device_scale_factor=3, is_mobile=True, has_touch=True
    )


def _open(context: BrowserContext, address: str, selector: str) -> tuple[float, float, float]:
    """Milliseconds until the element can be used, kilobytes, requests."""
    page = context.new_page()
    page.add_init_script(_WATCH.replace("SELECTOR", repr(selector)))
    network, traffic = context.new_cdp_session(page), _Traffic()
    traffic.listen(network)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
    page.goto(address, wait_until="commit")
    usable = _when_usable(page)
    # What it goes on to load belongs to it.
    page.wait_for_timeout(1500)
    page.close()
    return usable, traffic.bytes / 1024, float(len(traffic.requests))


def _when_usable(page: Page) -> float:
    for _ in range(_PATIENCE * 20):
        # Asked for from here: the page's own policy lets nobody wait inside it.
        page.wait_for_timeout(50)
        usable = page.evaluate("window.usableAt")
        if usable is not None:
            return usable
    raise TimeoutError(
        f"The page showed nothing to use in {_PATIENCE} s: {page.inner_text('body')}"
    )


def _join(context: BrowserContext, address: str) -> None:
    """Join as a person does, at full speed: the phone is known from now on."""
    page: Page = context.new_page()
    page.goto(address)
    page.locator("input[name=take_part]").check()
    page.locator(_JOIN).click()
    page.locator(_QUESTION).wait_for()
    page.close()
