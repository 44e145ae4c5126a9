"""The parts of a diagram as native shapes of a slide, each where the picture has it."""

from collections.abc import Sequence
from math import hypot

from pptx.dml.color import RGBColor
from pptx.dml.line import LineFormat
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import SlideShapes
from pptx.text.text import TextFrame
from pptx.util import Emu, Length, Pt

from changelab.diagrams.diagram import Align, Badge, Bolt, Form, Line, Panel, Words
from changelab.diagrams.drawing.looks import (
    BADGE,
    BOLT,
    LINES,
    PANELS,
    RESOLVED_BOLT,
    Palette,
    Stroke,
    colour_of,
    face_of,
)
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Point, Rect
from changelab.diagrams.numbers import NUMBER_SIZE
from changelab.diagrams.text import LEADING

_ALIGNED = {
    Align.LEFT: PP_ALIGN.LEFT,
    Align.CENTRE: PP_ALIGN.CENTER,
    Align.RIGHT: PP_ALIGN.RIGHT,
}
_ROUNDING = 12.0
#: Where connectors hold on to a box and to an oval, in the order in which slides count them.
_HOLDS = {
    Form.BOX: ((0.5, 1.0), (0.0, 0.5), (0.5, 0.0), (1.0, 0.5)),
    Form.OVAL: (
        *((0.5, 1.0), (0.146, 0.854), (0.0, 0.5), (0.146, 0.146)),
        *((0.5, 0.0), (0.854, 0.146), (1.0, 0.5), (0.854, 0.854)),
    ),
}
_LONGEST_NAME = 80


class Sheet:
    """The part of a slide that a picture lies on."""

    def __init__(
        self,
        shapes: SlideShapes,
        palette: Palette,
        page: Rect,
        left: float,
        top: float,
        scale: float,
    ) -> None:
        """A page that begins at `left` and `top`, in points of the slide, drawn at that scale."""
        self._shapes, self._palette, self._page = shapes, palette, page
        self._left, self._top, self._scale = left, top, scale

    def panel(self, panel: Panel) -> Shape:
        """A rectangle, rounded or not, or an oval."""
        stroke, rect = PANELS[panel.role], panel.rect
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if stroke.rounded else MSO_SHAPE.RECTANGLE
        if panel.form is Form.OVAL:
            kind = MSO_SHAPE.OVAL
        shape = self._shapes.add_shape(kind, *self._box(rect))
        if kind is MSO_SHAPE.ROUNDED_RECTANGLE:
            shape.adjustments[0] = min(_ROUNDING / min(rect.width, rect.height), 0.25)
        self._fill(shape, stroke.fill)
        self._stroke(shape.line, stroke)
        return shape

    def words(self, words: Words) -> Shape:
        """A text box with the lines as they stand in the picture."""
        shape = self._shapes.add_textbox(*self._box(words.rect))
        self.write(shape, words)
        return shape

    def write(self, shape: Shape, words: Words) -> None:
        """Put these words into a shape, and the shape into their place."""
        shape.left, shape.top, shape.width, shape.height = self._box(words.rect)
        _bare(shape.text_frame, MSO_ANCHOR.TOP)
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = _ALIGNED[words.align]
        paragraph.line_spacing = Pt(words.size * LEADING * self._scale)
        for place, line in enumerate(words.lines):
            if place:
                paragraph.add_line_break()
            run = paragraph.add_run()
            run.text = line
            run.font.size = Pt(words.size * self._scale)
            run.font.bold = face_of(words.style) is Face.SEMIBOLD
            run.font.color.rgb = self._colour(colour_of(words.style))

    def badge(self, badge: Badge) -> Shape:
        """The number of a contradiction."""
        shape = self._shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *self._box(badge.rect))
        shape.adjustments[0] = 0.5
        ground, label = ("paper", "accent") if badge.resolved else ("accent", "paper")
        self._fill(shape, ground)
        self._stroke(shape.line, BADGE)
        _bare(shape.text_frame, MSO_ANCHOR.MIDDLE)
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = badge.label
        run.font.size = Pt(NUMBER_SIZE * self._scale)
        run.font.bold = True
        run.font.color.rgb = self._colour(label)
        return shape

    def line(self, line: Line, tail: Shape | None, head: Shape | None) -> BaseShape:
        """A connector that holds on to what it joins; where it bends, a freeform.

        Args:
            tail, head: the shapes it joins, as far as they are boxes or ovals.
        """
        stroke = LINES[line.role]
        if line.curved or len(line.points) > 2:
            return self._freeform(line.points, stroke, curved=line.curved, head=stroke.arrow)
        start, end = line.points
        (x1, y1), (x2, y2) = self._at(start), self._at(end)
        shape = self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, x1, y1, x2, y2)
        self._stroke(shape.line, stroke, head=stroke.arrow)
        # It stays as drawn until somebody moves what it holds on to.
        (holding,) = shape._element.xpath("p:nvCxnSpPr/p:cNvCxnSpPr")
        if tail is not None:
            grip = holding.get_or_add_stCxn()
            grip.id, grip.idx = tail.shape_id, _hold_nearest(tail, x1, y1)
        if head is not None:
            grip = holding.get_or_add_endCxn()
            grip.id, grip.idx = head.shape_id, _hold_nearest(head, x2, y2)
        return shape

    def bolt(self, bolt: Bolt) -> BaseShape:
        """Lightning, with its arrowheads."""
        stroke = RESOLVED_BOLT if bolt.resolved else BOLT
        return self._freeform(bolt.points, stroke, tail=bolt.headed, head=bolt.headed)

    def _freeform(
        self,
        points: Sequence[Point],
        stroke: Stroke,
        *,
        curved: bool = False,
        tail: bool = False,
        head: bool = False,
    ) -> BaseShape:
        first, *rest = map(self._at, points)
        builder = self._shapes.build_freeform(*first)
        shape = builder.add_line_segments(rest, close=False).convert_to_shape()
        if curved:
            _bend(shape)
        shape.fill.background()
        shape.shadow.inherit = False
        self._stroke(shape.line, stroke, tail=tail, head=head)
        return shape

    def _stroke(
        self, line: LineFormat, stroke: Stroke, *, tail: bool = False, head: bool = False
    ) -> None:
        if not stroke.width:
            line.fill.background()
            return
        line.color.rgb = self._colour(stroke.colour)
        line.width = Pt(stroke.width * self._scale)
        if stroke.dashed:
            line.dash_style = MSO_LINE.DASH
        for end, is_there in (("headEnd", tail), ("tailEnd", head)):
            if is_there:
                line._ln.append(parse_xml(f'<a:{end} {nsdecls("a")} type="triangle"/>'))

    def _fill(self, shape: Shape, colour: str) -> None:
        if colour:
            shape.fill.solid()
            shape.fill.fore_color.rgb = self._colour(colour)
        else:
            shape.fill.background()
        shape.shadow.inherit = False

    def _box(self, rect: Rect) -> tuple[Length, Length, Length, Length]:
        left, top = self._at((rect.left, rect.top))
        right, bottom = self._at((rect.right, rect.bottom))
        return left, top, Emu(right - left), Emu(bottom - top)

    def _at(self, point: Point) -> tuple[Length, Length]:
        x = self._left + (point[0] - self._page.left) * self._scale
        y = self._top + (self._page.top - point[1]) * self._scale
        return Pt(x), Pt(y)

    def _colour(self, name: str) -> RGBColor:
        return RGBColor.from_string(getattr(self._palette, name).removeprefix("#"))


def call(shape: BaseShape, name: str, said: str = "") -> None:
    """Name a shape for those who edit, and describe it to those who cannot see it."""
    shape.name = name[:_LONGEST_NAME]
    if said:
        shape._element.xpath(".//p:cNvPr")[0].set("descr", said)


def _bare(frame: TextFrame, anchor: MSO_ANCHOR) -> None:
    """Nothing around the text, and no line but those given."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor


def _hold_nearest(shape: Shape, x: float, y: float) -> int:
    form = Form.OVAL if shape.auto_shape_type == MSO_SHAPE.OVAL else Form.BOX
    ways = [
        hypot(x - shape.left - across * shape.width, y - shape.top - (1 - up) * shape.height)
        for across, up in _HOLDS[form]
    ]
    return ways.index(min(ways))


def _bend(shape: BaseShape) -> None:
    """Make cubic pieces of each three straight ones."""
    (path,) = shape._element.iter(qn("a:path"))
    lines = path.findall(qn("a:lnTo"))
    for ahead, aside, end in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        piece = parse_xml(f"<a:cubicBezTo {nsdecls('a')}/>")
        ahead.addprevious(piece)
        for one in (ahead, aside, end):
            piece.append(one[0])
            path.remove(one)
