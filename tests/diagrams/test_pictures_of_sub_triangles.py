"""The four smaller triangles: their corners stand out, and each asks its question."""

import pytest
from hypothesis import HealthCheck, given, settings

from changelab.diagrams import diagram_of, picture_names
from changelab.diagrams.diagram import Diagram, Role, Style, Words
from changelab.domain.vocabulary import SUB_TRIANGLES, Period
from changelab.domain.wording import DEFAULT_WORDING
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import check, workshops

each_triangle = pytest.mark.parametrize("name", list(SUB_TRIANGLES))


def laid_out(sketch: Sketch, name: str, period: Period = Period.PRESENT) -> Diagram:
    return diagram_of(sketch.state, name, period)


def question(diagram: Diagram) -> Words:
    return next(words for words in diagram.words if words.id == "question")


@each_triangle
def test_it_works(name):
    """Three heavy borders and three heavy lines between them, and the question in full."""
    diagram = laid_out(clinic(), name)
    corners = SUB_TRIANGLES[name]

    check(diagram)
    strong = [panel.id for panel in diagram.panels if panel.role is Role.FOCUS]
    assert sorted(strong) == sorted(corners)
    sides = [line for line in diagram.lines if line.role is Role.EMPHASIS]
    assert len(sides) == 3
    assert {end for line in sides for end in (line.tail, line.head)} == set(corners)
    assert " ".join(question(diagram).lines) == DEFAULT_WORDING[f"question.{name}"]
    assert question(diagram).size >= 36


@each_triangle
def test_the_rest_steps_back(name):
    """Headings and entries of the other elements are set softer than those of the corners."""
    styles: dict[bool, set[Style]] = {True: set(), False: set()}
    for words in laid_out(clinic(), name).words:
        if words.group in ("", "question"):
            continue
        styles[words.group in SUB_TRIANGLES[name]].add(words.style)

    assert styles == {
        True: {Style.STRONG, Style.ENTRY},
        False: {Style.HEADING, Style.ASIDE},
    }


def test_the_sentences_begin_with_the_question():
    """First what is asked, then the corners with what they hold, then the rest."""
    lines = laid_out(clinic(), "exchange").text.splitlines()

    assert lines[1] == "Exchange: By which rules do we deal with one another?"
    assert lines[2] == "Between Subject, Rules and Community."
    assert lines[3] == "Subject: residents; specialists."
    assert lines[6] == "Around it:"


def test_the_workshops_own_words():
    """Name and question of a smaller triangle can be changed."""
    own = {"sub_triangle.exchange": "How we get on", "question.exchange": "Who may say what?"}
    diagram = laid_out(Sketch("Team", wording=own), "exchange", Period.FUTURE)

    assert diagram.title == "Team – How we get on – Future"
    assert question(diagram).lines == ("Who may say what?",)


def test_a_long_question_is_folded():
    """Somebody wrote a page: as much of it as fits, and the whole in its title."""
    long = "Who may decide what, when, and with whom, if nobody has asked before? " * 40
    sketch = Sketch(wording={"question.consumption": long})

    diagram = laid_out(sketch, "consumption")

    check(diagram)
    assert question(diagram).lines[-1].endswith("…")
    assert question(diagram).full == long.strip()


def test_an_empty_system_still_asks():
    """Question marks in the corners are a good moment for the question."""
    diagram = laid_out(Sketch(), "production")

    check(diagram)
    assert sum(words.style is Style.UNKNOWN for words in diagram.words) == 7


def test_each_system_has_the_four():
    """Two systems, eight pictures."""
    names = [
        name
        for name in picture_names(Sketch("A", "B").state)
        if name.removesuffix("-2") in SUB_TRIANGLES
    ]

    assert len(names) == 8


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(workshops(systems=2))
def test_nothing_overlaps_in_any_workshop(sketch):
    """0 to 60 entries an element, long words, many scripts."""
    for name in picture_names(sketch.state):
        if name.removesuffix("-2") in SUB_TRIANGLES:
            for period in Period:
                check(laid_out(sketch, name, period))
