"""Golden files of the history wall: the DOT of small walls, to the byte.

Look at the new pictures, then write them anew with
`CHANGELAB_WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/diagrams/test_golden_history_wall.py`.
"""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch
from tests.diagrams.walls import crowded_wall, school_wall

GOLDEN = Path(__file__).parent / "golden"


def empty_wall() -> Sketch:
    """Nobody has remembered anything yet."""
    return Sketch()


@pytest.mark.parametrize("build", [empty_wall, school_wall, crowded_wall])
def test_the_dot_is_as_it_was(build):
    """The same wall gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "history-wall", Period.PRESENT).dot
    file = GOLDEN / f"{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
