"""The same room with a short and with a long past: an act should cost the same in both."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench import servers
from bench.figures import Figure, once_a_round
from bench.load.process import played
from bench.load.rounds import Plan
from bench.workshop import Workshop

PART = "history"
EARLIER = (10, 3000)
PHONES = 60
RATE = 15.0
SECONDS = 3.0
PER_ACT = "processor time per act, server"


def name_of(earlier: int) -> str:
    """The room with so many."""
    return f"{earlier:,} earlier contributions"


def measure(rounds: int) -> list[Figure]:
    """What an act costs in both rooms, which play their rounds in turns."""
    with ExitStack() as running:
        rooms = []
        for earlier in EARLIER:
            folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
            workshop = Workshop.prepared(folder, PHONES, earlier)
            rooms.append(workshop.on(running.enter_context(servers.ours(folder))))
        results = played(Plan(RATE, SECONDS, rounds), rooms)
    figures = []
    for earlier, result in zip(EARLIER, results, strict=True):
        played_rounds = result.rounds
        # What the server does while nobody acts is no cost of an act.
        server = [(one.cpu - result.idle) * one.seconds / one.acts * 1000 for one in played_rounds]
        drawers = [one.drawers_cpu * one.seconds / one.acts * 1000 for one in played_rounds]
        times = {
            "acknowledged": [one.acknowledged for one in played_rounds],
            "seen by every phone": [one.seen for one in played_rounds],
            "picture at the projector": [one.pictured for one in played_rounds],
        }
        about: dict[str, Any] = {"variant": name_of(earlier), "phones": PHONES, "rate": RATE}
        memory = [one.memory for one in played_rounds]
        figures += [
            once_a_round(PART, PER_ACT, "ms", server, **about),
            once_a_round(PART, "processor time per act, drawers", "ms", drawers, **about),
            *(Figure(PART, what, "ms", samples, **about) for what, samples in times.items()),
            once_a_round(PART, "memory, server", "MB", memory, **about),
        ]
    return figures
