"""The record of a large workshop: parse, fold, open after a restart."""

import tempfile
import time
from pathlib import Path

from bench.figures import Figure, once_a_round
from changelab.domain.fold import fold
from changelab.domain.record import Recorded, read_event
from changelab.domain.vocabulary import NODES, Period
from changelab.service import Laboratory
from changelab.storage import record
from changelab.templates import find_template

PART = "record"
EVENTS = 30_000
FOLDING = f"folding {EVENTS:,} events"
OPENING = "opening a workshop of that size after a restart"


def large_workshop(folder: Path) -> str:
    """A workshop of 30,000 events such as a long process leaves: entries, most of them."""
    laboratory = Laboratory(folder)
    workshop = laboratory.open_workshop(find_template("blank"), "A long process").workshop
    known = laboratory.state(workshop)
    (system,) = known.systems
    periods = list(Period)
    new = []
    for place in range(EVENTS - known.seq):
        seq = known.seq + 1 + place
        event = read_event(
            "entry_added",
            1,
            {
                "entry": f"e{seq}",
                "system": system,
                "element": NODES[place % 6],
                "text": f"what people said in turn {place}, in about ten words",
                "periods": [periods[place % 3]],
                "task": known.stage.task,
            },
        )
        at = f"2026-03-{1 + place % 28:02d}T09:00:00.000Z"
        act_id = f"00000000-0000-4000-8000-{place:012d}"
        new.append(Recorded(seq, at, known.stage.session, f"P{place % 60:02d}", act_id, event))
    with laboratory.database.writing() as db:
        record.append(db, workshop, new)
    laboratory.close()
    return workshop


def measure(rounds: int) -> list[Figure]:
    """Fold and open, several times each."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder), rounds)


def _measured(folder: Path, rounds: int) -> list[Figure]:
    workshop = large_workshop(folder)
    laboratory = Laboratory(folder)
    facts = laboratory.facts(workshop)
    folding, opening = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        fold(workshop, facts)
        folding.append(time.perf_counter() - begun)
    laboratory.close()
    for _ in range(rounds):
        begun = time.perf_counter()
        fresh = Laboratory(folder)
        fresh.state(workshop)
        opening.append(time.perf_counter() - begun)
        fresh.close()
    return [
        once_a_round(PART, FOLDING, "s", folding),
        once_a_round(PART, OPENING, "s", opening),
    ]
