"""Empty sheets for print: the paper a workshop goes on with when screens fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.diagrams import compose, diagram_of, known_pictures
from changelab.diagrams.diagram import Diagram, Role
from changelab.domain.vocabulary import Element, Period, Strand, Surface
from changelab.domain.wording import DEFAULT_WORDING
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import check, phrases

SHEETS = ["blank-activity-system", "blank-surfaces", "blank-history-wall", "blank-four-field"]


def drawn(sketch: Sketch, name: str) -> Diagram:
    """The sheet, checked."""
    diagram = diagram_of(sketch.state, name, Period.PRESENT)
    check(diagram)
    return diagram


def written(diagram: Diagram) -> list[str]:
    return [" ".join(one.lines) for one in diagram.words]


def test_it_works():
    """Every workshop has four sheets, kept apart from the pictures of what it holds."""
    known = {one.name: one.kind for one in known_pictures(Sketch().state)}

    assert [name for name, kind in known.items() if kind.for_print] == SHEETS
    assert not any(known[name].by_period for name in SHEETS)


@pytest.mark.parametrize("name", SHEETS)
def test_they_have_the_shape_of_paper(name):
    """A sheet fills A4 and A3 across, less the rim and two lines below it."""
    page = drawn(Sketch(), name).page

    assert page.width / page.height == pytest.approx((297 - 20) / (210 - 20 - 12), rel=0.01)


def test_the_triangle_has_room_for_each_element():
    """Seven boxes with name and question, nine lines and the arrow to the outcome."""
    diagram = drawn(Sketch(), "blank-activity-system")
    boxes = {one.id: one.rect for one in diagram.panels if one.role is not Role.CELL}

    assert set(boxes) == set(Element)
    assert all(box.height > 300 for box in boxes.values())
    assert {"Rules", "What constrains us?", "Two things that pull against each other"} <= set(
        written(diagram)
    )
    assert sum(one.role is Role.STRUCTURE for one in diagram.lines) == 9


def test_the_triangle_asks_whose_activity_it_is_and_when():
    """A drawn triangle says whose activity it shows, in which period, on which day."""
    diagram = drawn(Sketch(), "blank-activity-system")
    boxes = [one.id for one in diagram.panels if one.role is Role.CELL]

    assert boxes == ["past_box", "present_box", "future_box"]
    assert {"whose_line", "date_line"} <= {one.id for one in diagram.lines}


def test_the_board_has_nine_cells_alike():
    """Each cell has the same room to write in."""
    sizes = {
        (round(one.rect.width), round(one.rect.height))
        for one in drawn(Sketch(), "blank-surfaces").panels
    }

    assert len(sizes) == 1 and min(min(size) for size in sizes) > 330


def test_the_wall_has_a_row_for_each_strand_and_lines_for_the_years():
    """The four strands above a scale whose years the group writes."""
    diagram = drawn(Sketch(), "blank-history-wall")

    assert {"Events", "Object", "Tools", "Rules"} <= set(written(diagram))
    assert sum(one.id.startswith("year_") and one.id.endswith("_line") for one in diagram.lines) > 6


def test_the_four_fields_have_a_line_at_each_pole():
    """Both axes are argued: poles, what changes along them, why it matters."""
    lines = {one.id for one in drawn(Sketch(), "blank-four-field").lines}

    assert {f"{axis}_{end}_line" for axis in ("across", "up") for end in ("low", "high")} <= lines
    assert {"across_why_line", "up_why_line", "tension_1_line"} <= lines


@pytest.mark.parametrize("name", SHEETS)
def test_they_are_empty_whatever_the_workshop_holds(name):
    """What the group has said is not on a sheet that asks for it."""
    assert compose(clinic().state, name, Period.PAST) == compose(
        Sketch().state, name, Period.PRESENT
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("blank-activity-system", "element.rules"),
        ("blank-activity-system", "prompt.rules"),
        ("blank-activity-system", "contradiction.ask"),
        ("blank-surfaces", "surface.model"),
        ("blank-surfaces", "prompt.model"),
        ("blank-history-wall", "strand.events"),
        ("blank-four-field", "contradiction.ask"),
    ],
)
def test_they_speak_the_words_of_the_workshop(name, key):
    """Renamed elements, questions and surfaces are renamed on paper, and in the sentences."""
    diagram = drawn(Sketch(wording={key: "Our words"}), name)

    assert "Our words" in written(diagram) and "Our words" in diagram.text


@pytest.mark.parametrize("name", SHEETS)
def test_they_can_be_heard(name):
    """Every question of the sheet is told in its sentences."""
    diagram = drawn(Sketch(), name)
    questions = [line for line in written(diagram) if line.endswith("?")]

    assert questions and all(question in diagram.text for question in questions)


_keys = [
    key
    for key in DEFAULT_WORDING
    if key.startswith(("element.", "prompt.", "period.", "surface.", "strand.", "contradiction"))
]


@pytest.mark.parametrize("name", SHEETS)
@given(st.dictionaries(st.sampled_from(_keys), phrases, max_size=12))
@settings(max_examples=25, deadline=None)
def test_nothing_overlaps_whatever_the_words(name, wording):
    """Long words, other scripts: they are folded, not shrunk, and stay in their boxes."""
    drawn(Sketch(wording=wording), name)


def test_every_element_surface_and_strand_is_told():
    """Who hears the sheets misses no box of them."""
    told = "".join(drawn(Sketch(), name).text for name in SHEETS)
    names = [DEFAULT_WORDING[f"element.{one}"] for one in Element]
    names += [DEFAULT_WORDING[f"surface.{one}"] for one in Surface]
    names += [DEFAULT_WORDING[f"strand.{one}"] for one in Strand]

    assert all(name in told for name in names)
