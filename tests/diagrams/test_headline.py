"""The line on top of a picture of the whole workshop says whose it is and what it shows."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from changelab.diagrams import diagram_of
from changelab.diagrams.diagram import Diagram
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch
from tests.diagrams.laid_out import check, phrases


def drawn(title: str, name: str = "surfaces") -> Diagram:
    """A picture of a workshop of that title, checked."""
    sketch = Sketch()
    sketch.state.about = replace(sketch.state.about, title=title)
    diagram = diagram_of(sketch.state, name, Period.PRESENT)
    check(diagram)
    return diagram


@pytest.mark.parametrize(
    ("name", "kind"), [("surfaces", "Surfaces"), ("history-wall", "History wall")]
)
def test_it_works(name, kind):
    """The title of the workshop, and what the picture is, on the page and in the sentences."""
    diagram = drawn("Whose child is it?", name)

    assert diagram.title == f"Whose child is it? – {kind}"
    assert diagram.words[0].lines == (diagram.title,)
    assert diagram.text.startswith(diagram.title)


def test_a_long_title_is_folded_but_not_what_the_picture_is():
    """A name of hundreds of letters ends in dots; it can be read in full behind them."""
    title = drawn("a very long name " * 30).words[0]

    assert title.lines[0].endswith("… – Surfaces")
    assert title.full.endswith("long name – Surfaces")


def test_without_a_title_it_says_what_it_is():
    """A workshop without a name has pictures, too."""
    assert drawn("").title == "Surfaces"


@given(phrases)
@settings(max_examples=30, deadline=None)
def test_any_title_fits(title):
    """In whatever script it is written."""
    drawn(title)
