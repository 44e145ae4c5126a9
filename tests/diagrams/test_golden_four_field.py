"""Golden files: the DOT of four-field models, to the byte; see `test_golden_dot.py`."""

import os

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch
from tests.diagrams.test_golden_dot import GOLDEN
from tests.diagrams.test_picture_of_four_fields import around_a_child


def case_a() -> Sketch:
    """The services around a child, with the path and what is in its way."""
    return around_a_child()[0]


def no_forms() -> Sketch:
    """Axes, poles and an invitation."""
    sketch = Sketch()
    sketch.four_field("Our way", "Control", "Company")
    return sketch


@pytest.mark.parametrize("build", [case_a, no_forms])
def test_the_dot_is_as_it_was(build):
    """The same workshop gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "four-field", Period.PRESENT).dot
    file = GOLDEN / f"four_field_{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
