"""Pictures as slides: native shapes that can be edited, each where the picture has it."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from pptx import Presentation
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from taking_away import HOSTILE

from changelab.diagrams import Look, Picture, compose
from changelab.diagrams.diagram import Align, Diagram, Form, Line, Panel, Role, Style, Words
from changelab.diagrams.drawing.looks import PALETTES
from changelab.diagrams.geometry import Rect
from changelab.diagrams.page import PAGE
from changelab.domain.vocabulary import ContradictionStatus, Period
from changelab.exports.caption import Caption
from changelab.exports.slides import write_slides
from tests.diagrams.conftest import Sketch, clinic
from tests.diagrams.laid_out import workshops

CAPTION = Caption("Whose child is it?", "as of 3 May 2026", "2026-05-03T10:04:00.000Z")
_POINT = 12700
_SHAPE = qn("p:cNvPr")


def picture_of(sketch: Sketch, look: Look = Look.LIGHT) -> Picture:
    """Its first activity system, now."""
    return compose(sketch.state, "activity-system", Period.PRESENT, look)


def slide_of(picture: Picture):
    """The one slide that the picture makes, as an independent reader has it."""
    (slide,) = Presentation(io.BytesIO(write_slides([picture], CAPTION))).slides
    return slide


def flat(shapes):
    """Every shape, those in groups too."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from flat(shape.shapes)
        else:
            yield shape


def of_kind(slide, kind) -> list:
    """The shapes of that kind."""
    return [shape for shape in flat(slide.shapes) if shape.shape_type == kind]


def test_it_works():
    """Boxes, words, numbers, lines and bolts, by their names; sentences as notes."""
    picture = picture_of(clinic())
    slide = slide_of(picture)
    groups = {shape.name: shape for shape in slide.shapes if hasattr(shape, "shapes")}

    assert slide.shapes.title.text_frame.text == "Paediatric outpatient clinic"
    assert {"Rules", "Tools", "Division of labour", "Key"} <= groups.keys()
    box, *words = groups["Rules"].shapes
    assert box.auto_shape_type == MSO_SHAPE.ROUNDED_RECTANGLE
    assert any(one.text_frame.text.endswith("37-hour week") for one in words)
    assert len(of_kind(slide, MSO_SHAPE_TYPE.FREEFORM)) == 7
    assert slide.notes_slide.notes_text_frame.text == picture.told.rstrip("\n") + "\n"


def test_every_part_lies_where_the_picture_has_it():
    """Scaled alike in both directions, nothing off the slide."""
    picture = picture_of(clinic())
    slide = slide_of(picture)
    boxes = [one for one in of_kind(slide, MSO_SHAPE_TYPE.AUTO_SHAPE) if not one.text_frame.text]
    scale = 960 / picture.diagram.page.width

    assert len(boxes) == len(picture.diagram.panels)
    for box, panel in zip(boxes, by_name(picture.diagram, boxes), strict=True):
        assert box.width / _POINT == pytest.approx(panel.rect.width * scale, abs=0.01)
        assert box.height / _POINT == pytest.approx(panel.rect.height * scale, abs=0.01)
        assert box.left / _POINT == pytest.approx(panel.rect.left * scale, abs=0.01)
    on_slide(slide)


def test_every_shape_has_an_id_of_its_own():
    """Connectors find what they hold on to by it."""
    ids = [one.get("id") for one in slide_of(picture_of(clinic())).shapes.element.iter(_SHAPE)]

    assert len(ids) > 50
    assert len(ids) == len(set(ids))


def by_name(diagram: Diagram, boxes) -> list[Panel]:
    """The panels in the order of these boxes."""
    panels = {panel.id.replace("_", " ").capitalize(): panel for panel in diagram.panels}
    return [panels[box.name] for box in boxes]


def on_slide(slide) -> None:
    """No shape reaches over the edges of the slide."""
    for shape in flat(slide.shapes):
        assert shape.left >= 0 and shape.top >= 0, shape.name
        assert shape.left + shape.width <= 960 * _POINT + 2, shape.name
        assert shape.top + shape.height <= 540 * _POINT + 2, shape.name


def test_lines_hold_on_to_the_boxes_they_join():
    """A box that is moved takes its lines along; until then they lie as drawn."""
    slide = slide_of(picture_of(clinic()))
    ids = {shape.shape_id: shape.name for shape in flat(slide.shapes)}
    held = {}
    for line in of_kind(slide, MSO_SHAPE_TYPE.LINE):
        ends = [
            ids[int(one.get("id"))]
            for tag in ("a:stCxn", "a:endCxn")
            for one in line._element.iter(qn(tag))
        ]
        if ends:
            held[line.name] = ends

    assert len(held) == 10
    assert held["Subject – Object"] == ["Subject", "Object"]


def test_resolved_contradictions_are_dashed():
    """As in the picture; the others are not."""
    sketch = Sketch()
    sketch.contradiction("pulls", "rules", "object")
    sketch.contradiction("solved", "tools", "object", status=ContradictionStatus.RESOLVED)
    bolts = {
        one.name: one for one in of_kind(slide_of(picture_of(sketch)), MSO_SHAPE_TYPE.FREEFORM)
    }

    assert bolts["solved"].line.dash_style == MSO_LINE.DASH
    assert bolts["pulls"].line.dash_style is None
    assert len(list(bolts["pulls"]._element.iter(qn("a:headEnd"), qn("a:tailEnd")))) == 2


def test_bolts_say_what_they_mean():
    """Who cannot see a bolt hears the contradiction."""
    sketch = Sketch()
    sketch.contradiction("targets against the whole child", "rules", "object")
    (bolt,) = of_kind(slide_of(picture_of(sketch)), MSO_SHAPE_TYPE.FREEFORM)

    assert bolt._element.xpath(".//p:cNvPr")[0].get("descr") == "targets against the whole child"


def test_ovals_bands_and_curves():
    """An oval, ground under it, and a curve of cubic pieces with an arrowhead."""
    oval = Panel("oval", Rect(100, 100, 500, 400), Role.ELEMENT, Form.OVAL)
    band = Panel("band", Rect(0, 0, 900, 880), Role.BAND)
    way = ((500.0, 250.0), (700.0, 250.0), (700.0, 600.0), (400.0, 600.0))
    line = Line("way", "oval", "page", way, Role.PATH, curved=True)
    diagram = Diagram("x", "X", "X.", PAGE, panels=(band, oval), lines=(line,))
    picture = picture_of(Sketch())
    shapes = list(slide_of(replace(picture, diagram=diagram)).shapes)
    curve = shapes[1]

    assert [one.name for one in shapes] == ["Ground", "Way", "Oval", "Caption"]
    assert shapes[2].auto_shape_type == MSO_SHAPE.OVAL
    assert [one.tag for one in curve._element.iter(qn("a:path")).__next__()] == [
        qn("a:moveTo"),
        qn("a:cubicBezTo"),
    ]
    assert list(curve._element.iter(qn("a:tailEnd")))


def test_words_keep_their_lines_and_their_side():
    """A folded text breaks where the picture breaks it."""
    said = Words("w", Rect(10, 10, 400, 80), ("one", "two"), Style.NEW, 24.0, Align.RIGHT)
    picture = picture_of(Sketch())
    diagram = Diagram("x", "X", "X.", PAGE, words=(said,))
    first, _ = slide_of(replace(picture, diagram=diagram)).shapes
    (paragraph,) = first.text_frame.paragraphs

    assert first.text_frame.text == "one\vtwo"
    assert paragraph.runs[0].font.bold
    assert paragraph.runs[0].font.size.pt == pytest.approx(24 * 960 / 1840, abs=0.05)


def test_a_dark_deck():
    """The look decides on ground and ink."""
    slide = slide_of(picture_of(clinic(), Look.DARK))
    palette = PALETTES[Look.DARK]
    run = slide.shapes.title.text_frame.paragraphs[0].runs[0]

    assert f"#{slide.background.fill.fore_color.rgb}" == palette.paper
    assert f"#{run.font.color.rgb}" == palette.ink


def test_the_same_pictures_give_the_same_bytes():
    """No time of writing, neither in the deck nor in its zip; nobody else's name or preview."""
    pictures = [picture_of(clinic()), picture_of(Sketch())]
    deck = write_slides(pictures, CAPTION)
    about = Presentation(io.BytesIO(deck)).core_properties

    assert deck == write_slides(pictures, CAPTION)
    with zipfile.ZipFile(io.BytesIO(deck)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name for name in packed.namelist())
    assert (about.title, about.author) == ("Whose child is it?", "")
    assert f"{about.created:%Y-%m-%d %H:%M}" == "2026-05-03 10:04"


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        "</a:t></a:r><a:r><a:t>x",
        "_x0041_ _x000D_",
        "]]><!-- x --><![CDATA[",
        "&#0; \x0b \x00 \ud800",
    ],
)
def test_what_people_type_is_only_text(text):
    """Code of any kind stands on the slide as it was typed, and the file opens."""
    sketch = Sketch(text or "x", wording={"element.rules": text})
    sketch.entry("tools", text)
    sketch.contradiction(text, "tools", "rules")
    picture = picture_of(sketch)
    slide = slide_of(picture)
    said = {shape.text_frame.text for shape in flat(slide.shapes) if shape.has_text_frame}

    for words in picture.diagram.words:
        assert "\v".join(words.lines) in said


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sketch=workshops(systems=2))
def test_any_workshop_can_be_shown(sketch):
    """Whatever is in it: a deck that opens, with everything on the slide."""
    on_slide(slide_of(picture_of(sketch)))
