"""Three hundred phones join from one address, as in a venue whose network hides them behind one."""

import tempfile
from pathlib import Path
from typing import Any

import uvloop

from bench import servers
from bench.figures import Figure, once_a_round
from bench.load.arrivals import Arrived, arrive
from bench.load.process import allow_many_connections, elsewhere
from bench.workshop import Workshop

PART = "join"
PHONES = 300
WITHIN = 10.0
SPREAD, AT_ONCE = f"within {WITHIN:g} s", "at the same moment"


def measure(rounds: int) -> list[Figure]:
    """How long it takes them, and how many are refused; a fresh workshop in each round."""
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        codes = [Workshop.prepared(Path(folder), 0).join_code for _ in range(2 * rounds)]
        with servers.ours(Path(folder)) as server:
            spread = elsewhere(_arrivals, server.port, codes[:rounds], WITHIN)
            at_once = elsewhere(_arrivals, server.port, codes[rounds:], 0.0)
    for how, arrivals in ((SPREAD, spread), (AT_ONCE, at_once)):
        about: dict[str, Any] = {"variant": how, "phones": PHONES}
        refused = [len(one.refused) for one in arrivals]
        figures += [
            Figure(PART, "from page to room", "s", [one.seconds for one in arrivals], **about),
            once_a_round(PART, "all are in", "s", [one.all_in for one in arrivals], **about),
            once_a_round(PART, "refused", "", refused, **about),
        ]
    return figures


def _arrivals(port: int, codes: list[str], within: float) -> list[Arrived]:
    allow_many_connections()

    async def coming() -> list[Arrived]:
        return [await arrive(port, code, PHONES, within, seed) for seed, code in enumerate(codes)]

    return uvloop.run(coming())
