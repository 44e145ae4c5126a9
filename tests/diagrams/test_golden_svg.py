"""Golden files: SVG and text of small workshops, to the byte, in both looks.

A change of the look changes them. Look at the new pictures, then write them anew with
`CHANGELAB_WRITE_GOLDEN=1 .venv/bin/python -m pytest tests/diagrams/test_golden_svg.py`.
"""

import os
from pathlib import Path

import pytest

from changelab.diagrams import Look, compose
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch, clinic

GOLDEN = Path(__file__).parent / "golden"


def hostile() -> Sketch:
    """Words that are code of some format, everywhere."""
    text = "</text><script>alert(1)</script> &amp; \"]]>' <a:t> \\N"
    sketch = Sketch(text, wording={"element.rules": text})
    sketch.entry("tools", text)
    sketch.contradiction(text, "tools", "rules")
    return sketch


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("build", [clinic, hostile])
def test_the_svg_is_as_it_was(build, look):
    """The same workshop gives the same SVG as when somebody last looked at the picture."""
    svg = compose(build().state, "activity-system", Period.PRESENT, look).svg

    assert_golden(f"{build.__name__}_{look}.svg", svg)


@pytest.mark.parametrize("build", [clinic, hostile])
def test_the_sentences_are_as_they_were(build):
    """The text for those who cannot see it changes only when somebody means it to."""
    told = compose(build().state, "activity-system", Period.PRESENT).told

    assert_golden(f"{build.__name__}.txt", told)


def assert_golden(name: str, text: str) -> None:
    """The text is that of the golden file."""
    file = GOLDEN / name
    if os.environ.get("CHANGELAB_WRITE_GOLDEN"):
        file.write_text(text, "utf-8", newline="\n")

    assert text == file.read_text("utf-8")
