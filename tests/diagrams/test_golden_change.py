"""Golden files: the DOT of the picture of change, to the byte; see `test_golden_dot.py`."""

import os

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import clinic
from tests.diagrams.test_golden_dot import GOLDEN
from tests.diagrams.test_picture_of_change import bullied_pupil


@pytest.mark.parametrize("build", [bullied_pupil, clinic])
def test_the_dot_is_as_it_was(build):
    """The same workshop gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "change", Period.PRESENT).dot
    file = GOLDEN / f"change_{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
