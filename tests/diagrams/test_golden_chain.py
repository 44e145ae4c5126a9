"""Golden files of chains of contradictions, to the byte; written anew as those of the triangle."""

import os
from pathlib import Path

import pytest

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from tests.diagrams.chains import (
    crowded_chain,
    documentation_eats_supervision,
    preparation_against_the_week,
)

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "build", [documentation_eats_supervision, preparation_against_the_week, crowded_chain]
)
def test_the_chain_is_as_it_was(build):
    """The same chain gives the same DOT as when somebody last looked at the picture."""
    dot = compose(build().state, "chain-1", Period.PRESENT).dot
    file = GOLDEN / f"{build.__name__}.dot"
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(dot, "utf-8", newline="\n")

    assert dot == file.read_text("utf-8")
