"""Run every benchmark and show the figures."""

import tempfile
from pathlib import Path

from bench import record, room
from bench.figures import Figure, keep, show
from bench.server import serving
from bench.workbench import at_the_workbench
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory
from changelab.templates import find_template

STARTS = 5


def main() -> None:
    """Measure; a few minutes."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "record"
        print("the record …", flush=True)
        figures += record.measure(data)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        laboratory = Laboratory(data)
        opened = laboratory.open_workshop(find_template("blank"), "Twenty phones")
        laboratory.close()
        print("starting …", flush=True)
        starts = []
        for _ in range(STARTS):
            with serving(data) as server:
                starts.append(server.seconds_to_health)
        figures.append(Figure("health answers after starting", "s", starts, 2.5, "median"))
        print("the room …", flush=True)
        laboratory = Laboratory(data)
        key = laboratory.doors.issue(None, Role.FACILITATOR)
        laboratory.close()
        with serving(data) as server, at_the_workbench(server.url, key, opened.workshop):
            figures += room.measure(
                server.url, opened.workshop, opened.join_code, opened.tokens[Role.OBSERVER]
            )
            memory = server.memory()
            held = memory["server"]
            figures.append(Figure("resident memory of the server", "MB", [held], 200, "median"))
            figures.append(Figure("resident memory of its drawers", "MB", [memory["drawers"]]))
    show(figures)
    keep(figures)


main()
