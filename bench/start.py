"""The start: from the command until the server answers."""

import tempfile
from pathlib import Path

from bench import servers
from bench.figures import Figure, once_a_round
from bench.workshop import Workshop

PART = "start"
HEALTH = "health answers after starting"


def measure(rounds: int) -> list[Figure]:
    """Start it several times on the same folder."""
    with tempfile.TemporaryDirectory() as folder:
        Workshop.prepared(Path(folder), phones=20)
        seconds = []
        for _ in range(rounds):
            with servers.ours(Path(folder)) as server:
                seconds.append(server.seconds_to_health)
    return [once_a_round(PART, HEALTH, "s", seconds)]
