"""Twenty phones while a facilitator has the Run page open, in a browser on the same machine."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import servers
from bench.chromium import chromium
from bench.figures import Figure, once_a_round
from bench.load.process import played
from bench.load.rounds import Plan
from bench.workshop import Workshop

PART = "workbench"
PHONES = 20
#: Twenty people who each send something every 4 seconds.
RATE = 5.0
SECONDS = 6.0


def measure(rounds: int) -> list[Figure]:
    """Act to acknowledgement, to every phone and to the projector; memory."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop.prepared(Path(folder), PHONES)
        with servers.ours(Path(folder)) as server, _at_the_workbench(server.url, workshop):
            [result] = played(Plan(RATE, SECONDS, rounds), [workshop.on(server)])
    about: dict[str, Any] = {"phones": PHONES, "rate": RATE}
    times = {
        "acknowledged": [one.acknowledged for one in result.rounds],
        "seen by every phone": [one.seen for one in result.rounds],
        "picture at the projector": [one.pictured for one in result.rounds],
    }
    once = {
        ("processor, server", "% of a core"): [one.cpu * 100 for one in result.rounds],
        ("memory, server", "MB"): [one.memory for one in result.rounds],
        ("memory, drawers", "MB"): [one.drawers_memory for one in result.rounds],
    }
    return [
        *(Figure(PART, what, "ms", samples, **about) for what, samples in times.items()),
        *(once_a_round(PART, what, unit, values, **about) for (what, unit), values in once.items()),
    ]


@contextmanager
def _at_the_workbench(url: str, workshop: Workshop) -> Iterator[None]:
    """Hold the Run page of the workshop open; it follows the room as it would in a session."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{url}/enter/{workshop.facilitator}")
        page.wait_for_timeout(2000)
        page.goto(f"{url}/run?w={workshop.id}")
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        page.wait_for_timeout(2000)
        failed = page.locator("[data-testid=stException]")
        if failed.count():
            raise RuntimeError(f"The Run page failed: {failed.first.inner_text()}")
        yield
