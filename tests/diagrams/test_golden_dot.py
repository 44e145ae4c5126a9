"""Golden files: the DOT of small workshops, to the byte.

A change of the look changes them. Look at the new pictures, then write them anew with
`CHANGELAB_WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/diagrams/test_golden_dot.py`.
"""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch, clinic

GOLDEN = Path(__file__).parent / "golden"


def empty() -> Sketch:
    """Nothing is known yet."""
    return Sketch()


def bullied_pupil() -> Sketch:
    """Case A (Warmington et al. 2007): new practice against old rules, between two systems."""
    sketch = Sketch("Multiprofessional team", "School")
    sketch.entry("subject", "educational psychologist")
    sketch.entry("subject", "education welfare officer")
    sketch.entry("object", "whole-child wellbeing")
    sketch.entry("rules", "referral rules")
    sketch.contradiction("wellbeing against rules", "object", "rules")
    sketch.contradiction(
        "new practice against the old rules", (0, "object", "present"), (0, "rules", "past")
    )
    sketch.contradiction("other targets", (0, "rules", "present"), (1, "object", "present"))
    return sketch


def folded() -> Sketch:
    """More than a box holds, and type that is data: quotes, backslashes, markup."""
    sketch = Sketch('The "R&D" \\N <b>group</b>')
    for number in range(30):
        sketch.entry("tools", f"tool {number} \\l & {{x|y}} <i>quick</i>")
    return sketch


@pytest.mark.parametrize("build", [empty, clinic, bullied_pupil, folded])
def test_the_dot_is_as_it_was(build):
    """The same workshop gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "activity-system", Period.PRESENT).dot
    file = GOLDEN / f"{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
