"""Golden files of the pictures of several periods and systems: their DOT, to the byte.

A change of the look changes them. Look at the new pictures, then write them anew with
`CHANGELAB_WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/diagrams/test_golden_several.py`.
"""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.cases_of_several import (
    bullied_pupil,
    clinic_and_neighbours,
    extended_school,
    services,
)
from tests.diagrams.conftest import Sketch, clinic

GOLDEN = Path(__file__).parent / "golden"


def five_services() -> Sketch:
    """Services of which three share an object."""
    sketch = services(5)
    sketch.construed("one plan for each family", 0, 1, 2)
    sketch.construed("a case to close", 3)
    return sketch


CASES = {
    "periods": (bullied_pupil, "periods"),
    "periods_of_one": (clinic, "periods"),
    "network_of_two": (extended_school, "network"),
    "network_of_five": (five_services, "network"),
    "neighbours": (clinic_and_neighbours, "neighbours"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_dot_is_as_it_was(case):
    """The same workshop gives the same DOT as when somebody last looked at the picture."""
    build, name = CASES[case]
    dot = compose(build().state, name, Period.PRESENT).dot
    file = GOLDEN / f"{case}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
