"""Golden files: the DOT of the four smaller triangles, to the byte; see `test_golden_dot.py`."""

import os

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import SUB_TRIANGLES, Period
from tests.diagrams.conftest import clinic
from tests.diagrams.test_golden_dot import GOLDEN


@pytest.mark.parametrize("name", list(SUB_TRIANGLES))
def test_the_dot_is_as_it_was(name):
    """The same workshop gives the same DOT as when somebody last looked at the picture."""
    dot = compose(clinic().state, name, Period.PRESENT).dot
    file = GOLDEN / f"{name}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
