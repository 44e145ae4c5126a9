"""Golden files of the learning cycle, to the byte; written anew as those of the triangle."""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch
from tests.diagrams.courses import course, school_year

GOLDEN = Path(__file__).parent / "golden"


def empty_cycle() -> Sketch:
    """No plan yet."""
    return Sketch()


def cycle_with_returns() -> Sketch:
    """Several ways back, over all seven actions."""
    return course(1, 2, 3, 2, 3, 4, 5, 2, 6, 4, 7, 1)


@pytest.mark.parametrize("build", [empty_cycle, school_year, cycle_with_returns])
def test_the_cycle_is_as_it_was(build):
    """The same course gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "cycle", Period.PRESENT).dot
    file = GOLDEN / f"{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
