"""Other processes at the same folder, for the tests of the one door."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent

#: Adds entries for ever to the workshop given, and says the seq of each when it is recorded.
ADDING = """
import sys
from pathlib import Path
from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory

folder, workshop, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
laboratory = Laboratory(folder)
for place in range(count):
    act = {"act": "add_entry", "element": "rules", "text": f"other {place}", "period": "past"}
    done = laboratory.perform(workshop, Actor.of(Role.SCRIBE), read_act(act))
    print(done.seq, flush=True)
laboratory.close()
"""


@pytest.fixture
def another_process() -> Callable[..., subprocess.Popen]:
    """Starts a real process that adds so many entries; ended with the test if need be."""
    started: list[subprocess.Popen] = []

    def start(folder: Path, workshop: str, count: int) -> subprocess.Popen:
        command = [sys.executable, "-c", ADDING, str(folder), workshop, str(count)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()
