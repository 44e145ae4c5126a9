"""Golden files of the surfaces: the DOT of small boards, to the byte.

Look at the new pictures, then write them anew with
`CHANGELAB_WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/diagrams/test_golden_surfaces.py`.
"""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.boards import clinic_board, crowded_board

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("build", [clinic_board, crowded_board])
def test_the_dot_is_as_it_was(build):
    """The same board gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "surfaces", Period.PRESENT).dot
    file = GOLDEN / f"{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
