"""A run as tables: on the screen, in `results.json`, and between two marks in the README."""

import json
import os
import platform
import time
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import history, joining, rooms
from bench.figures import Figure, Figures
from bench.targets import breaking_points, verdicts

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
README = HERE / "README.md"
BEGIN, END = "<!-- table: written by python -m bench -->", "<!-- end of table -->"
PACKAGES = (
    "streamlit",
    "starlette",
    "uvicorn",
    "uvloop",
    "httptools",
    "pydantic",
    "sqlite-utils",
    "pygraphviz",
    "playwright",
)


COUNTS = ("lost", "duplicated", "refused", "unanswered", "told to ask for everything again")


class Machine:
    """Where and when it was measured, and how quiet it was there."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._before = _processor_times()
        self.load_at_start = os.getloadavg()[0]

    def as_data(self) -> dict[str, Any]:
        """For the file of results."""
        before, now = self._before, _processor_times()
        total = sum(now) - sum(before)
        return {
            "date": date.today().isoformat(),
            "minutes": round((time.monotonic() - self._begun) / 60, 1),
            "machine": {
                "system": platform.platform(),
                "processor": _processor_name(),
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "load when it began": round(self.load_at_start, 2),
                # What a virtual machine was not given although it asked.
                "processor time taken by others, %": round(
                    100 * (now[7] - before[7]) / max(1, total), 1
                ),
            },
            "versions": {name: version(name) for name in PACKAGES},
        }


def as_text(figures: Figures, machine: dict[str, Any]) -> str:
    """The tables in Markdown."""
    about, versions = machine["machine"], machine["versions"]
    parts = [
        f"Run of {machine['date']}: {about['cores']} cores ({about['processor']}), "
        f"{about['system']}, Python {about['python']}, "
        + ", ".join(f"{name} {number}" for name, number in versions.items())
        + f". It took {machine['minutes']:g} minutes; the load was "
        f"{about['load when it began']:g} when it began, and other machines took "
        f"{about['processor time taken by others, %']:g} % of the processor time.",
        _table(
            ("what", "target", "measured", "holds"),
            [
                (one.what, one.target, one.measured, "yes" if one.met else "**no**")
                for one in verdicts(figures)
            ],
        ),
    ]
    if figures.of(rooms.PART):
        parts += ["### Rooms", _rooms(figures), "### Where the targets break", _breaks(figures)]
    others = [one for one in figures.all if one.part != rooms.PART and one.samples]
    if others:
        parts += ["### Everything else", _others(others)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _rooms(figures: Figures) -> str:
    keys = dict.fromkeys((one.phones, one.rate, one.variant) for one in figures.of(rooms.PART))
    heads = (
        "phones",
        "acts/s",
        "room",
        "acknowledged, ms",
        "seen by every phone, ms",
        "picture, ms",
        "server, % of a core",
        "drawers",
        "load",
        "memory, MB",
        "bytes per act and phone",
        "lost / duplicated / refused / unanswered / asked again",
    )
    rows = []
    for phones, rate, variant in sorted(keys, key=lambda key: (key[0] * key[1], key[0])):

        def cell(
            what: str, digits: int = 1, *, of=(phones, rate, variant), both: bool = True
        ) -> str:
            found = figures.get(rooms.PART, what, phones=of[0], rate=of[1], variant=of[2])
            if found is None:
                return "–"
            median, p95 = (f"{value:,.{digits}f}" for value in (found.median, found.p95))
            return f"{median} / {p95}" if both else median

        counts = (cell(what, 0, both=False) for what in COUNTS)
        memory = [cell(f"memory, {whose}", 0, both=False) for whose in ("server", "drawers")]
        rows.append(
            (
                f"{phones:,}",
                f"{rate:g}",
                variant,
                cell("acknowledged"),
                cell("seen by every phone"),
                cell("picture at the projector"),
                cell("processor, server", 0),
                cell("processor, drawers", 0),
                cell("processor, load", 0),
                memory[0] if memory[1] == "0" else " + ".join(memory),
                cell("bytes to a phone, per act", 0, both=False),
                " / ".join(counts),
            )
        )
    return _table(heads, rows)


def _breaks(figures: Figures) -> str:
    return "\n".join(f"- {sentence}" for sentence in breaking_points(figures))


def _others(figures: list[Figure]) -> str:
    rows = [
        (_name(one), one.unit, f"{one.median:.4g}", f"{one.p95:.4g}", f"{len(one.samples):,}")
        for one in figures
    ]
    return _table(("what", "unit", "median", "95th percentile", "samples"), rows)


def _name(figure: Figure) -> str:
    where = {
        history.PART: f"{figure.phones} phones, {figure.variant}: ",
        joining.PART: f"{figure.phones} phones join {figure.variant}: ",
        "page": f"phone page, {figure.variant}: ",
        "workbench": f"{figure.phones} phones and an open workbench: ",
    }
    return where.get(figure.part, "") + figure.what


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(figures: Figures, machine: dict[str, Any]) -> None:
    """Keep a whole run: the results, and the table in the README."""
    results = {
        **machine,
        "targets": [vars(verdict) for verdict in verdicts(figures)],
        "breaks": breaking_points(figures),
        "figures": [figure.as_data() for figure in figures.all],
    }
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    before, rest = README.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    table = as_text(figures, machine)
    README.write_text(f"{before}{BEGIN}\n\n{table}\n{END}{after}", "utf-8")


def _processor_times() -> list[int]:
    """Ticks of all cores since the machine started: user, nice, system, …, stolen (the eighth)."""
    first = Path("/proc/stat").read_text().splitlines()[0]
    return [int(field) for field in first.split()[1:9]]


def _processor_name() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
