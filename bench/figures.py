"""Figures: many samples become a median and a 95th percentile; a table and a file show them."""

import json
import os
import platform
import statistics
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


@dataclass(frozen=True)
class Figure:
    """One measured thing.

    Attributes:
        target: what was promised, in the same unit; None where nothing was.
        judged: which of the two numbers the target speaks of.
    """

    what: str
    unit: str
    samples: list[float]
    target: float | None = None
    judged: str = "p95"

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def p95(self) -> float:
        ordered = sorted(self.samples)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    @property
    def met(self) -> bool | None:
        """Whether the target holds; None where there is none."""
        if self.target is None:
            return None
        return (self.p95 if self.judged == "p95" else self.median) <= self.target


def show(figures: list[Figure]) -> None:
    """Print the table."""
    print(f"\n{'':58} {'median':>10} {'p95':>10} {'target':>16}  samples")
    for one in figures:
        target = "" if one.target is None else f"{one.judged} <= {one.target:g}"
        verdict = {True: "met", False: "MISSED", None: ""}[one.met]
        print(
            f"{one.what + ' (' + one.unit + ')':58} {one.median:10.1f} {one.p95:10.1f} "
            f"{target:>16}  {len(one.samples)} {verdict}"
        )


def keep(figures: list[Figure]) -> None:
    """Write the results with the machine and the versions they were measured on."""
    packages = ("streamlit", "starlette", "pydantic", "sqlite-utils", "pygraphviz")
    RESULTS.write_text(
        json.dumps(
            {
                "date": date.today().isoformat(),
                "machine": {
                    "system": platform.platform(),
                    "processor": platform.machine(),
                    "cores": os.cpu_count(),
                    "python": platform.python_version(),
                },
                "versions": {name: version(name) for name in packages},
                "figures": [
                    {
                        "what": one.what,
                        "unit": one.unit,
                        "median": round(one.median, 3),
                        "p95": round(one.p95, 3),
                        "target": one.target,
                        "judged": one.judged if one.target is not None else None,
                        "met": one.met,
                        "samples": len(one.samples),
                    }
                    for one in figures
                ],
            },
            indent=2,
        )
        + "\n",
        "utf-8",
    )
