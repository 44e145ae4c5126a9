"""Golden files of the empty sheets: their DOT, to the byte.

Look at the new pictures, then write them anew with
`CHANGELAB_WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/diagrams/test_golden_blank_sheets.py`.
"""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("sheet", ["activity-system", "surfaces", "history-wall", "four-field"])
def test_the_dot_is_as_it_was(sheet):
    """The sheet in the tool's own words is as when somebody last looked at it."""
    dot = compose(Sketch().state, f"blank-{sheet}", Period.PRESENT).dot
    file = GOLDEN / f"blank-{sheet}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
