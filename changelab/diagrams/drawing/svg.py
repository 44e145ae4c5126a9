"""A diagram as SVG, written by hand: everything has its place already.

Starting Graphviz for a picture takes ten times as long, and even its library in process
five times; the room waits for each picture. Bands lie at the bottom, then lines, then bolts,
then boxes and words, gathered by what they belong to: who opens the file in a drawing program
finds them as named groups, and who has it read aloud hears them in that order.

Every text keeps its measured width (`textLength`), so that a machine without the typeface
shows it in its box all the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from xml.sax.saxutils import escape, quoteattr

from changelab.diagrams.diagram import (
    Align,
    Badge,
    Bolt,
    Diagram,
    Form,
    Line,
    Panel,
    Role,
    Words,
)
from changelab.diagrams.drawing.looks import (
    BADGE,
    BOLT,
    HALO,
    HEAD,
    LINES,
    PALETTES,
    PANELS,
    RESOLVED_BOLT,
    Look,
    Palette,
    Stroke,
    colour_of,
    face_of,
)
from changelab.diagrams.fonts import FAMILY, Face
from changelab.diagrams.geometry import Point, toward
from changelab.diagrams.groups import Part, group_names, in_groups
from changelab.diagrams.numbers import NUMBER_SIZE
from changelab.diagrams.text import LEADING, is_covered, measure

#: Only a name, as that of SVG itself: nothing is fetched from there.
_NAMES = "http://www.inkscape.org/namespaces/inkscape"
_FALLBACKS = f"{FAMILY}, Arial, Liberation Sans, sans-serif"
#: The first baseline lies so far below the top of its line, as a share of the type size.
_BASELINE = 0.89
#: From the middle of a badge down to the baseline of its number, as a share of its size.
_TO_BASELINE = 0.31
_ROUNDING = 12.0
#: Length and half width of arrowheads, in points; the line ends inside.
_HEAD_LENGTH, _HEAD_HALF = HEAD + 2.0, 6.0
_DASHES = "9 6"
_ANCHORS = {Align.LEFT: "start", Align.CENTRE: "middle", Align.RIGHT: "end"}


def to_svg(diagram: Diagram, look: Look = Look.LIGHT, style: str = "", name: str = "") -> str:
    """The diagram as SVG; the same diagram gives the same text.

    Args:
        style: CSS to put at its head.
        name: makes the ids of title and description; by default the diagram's own.
    """
    return "".join(_parts(diagram, look, style, name or diagram.name))


def _parts(diagram: Diagram, look: Look, style: str, name: str) -> Iterator[str]:
    page = diagram.page
    width, height = f"{page.width:g}", f"{page.height:g}"
    yield (
        # As one image: read piece by piece, its folded lines would make no sense. Its
        # description says everything in sentences, also what was folded away.
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="{_NAMES}" role="img" '
        f'width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" aria-labelledby={quoteattr(f"{name}-title")} '
        f"aria-describedby={quoteattr(f'{name}-text')}>\n"
        f"<title id={quoteattr(f'{name}-title')}>{escape(diagram.title)}</title>\n"
        f"<desc id={quoteattr(f'{name}-text')}>{escape(diagram.text)}</desc>\n"
    )
    if style:
        yield f"<style>{style}</style>\n"
    yield f'<rect id="page" width="{width}" height="{height}" fill="{PALETTES[look].paper}"/>\n'
    drawn = partial(_drawn, look, page.top)
    grounds = [panel for panel in diagram.panels if panel.role is Role.BAND]
    yield from _gathered("grounds", "Grounds", map(drawn, grounds))
    yield from _gathered("lines", "Lines", map(drawn, diagram.lines))
    yield from _gathered("contradictions", "Contradictions", map(drawn, diagram.bolts))
    names = group_names(diagram)
    for key, parts in in_groups(diagram):
        if key:
            yield from _gathered(f"group-{key}", names[key], map(drawn, parts))
        else:
            yield from map(drawn, parts)
    yield "</svg>\n"


def _gathered(key: str, name: str, parts: Iterable[str]) -> Iterator[str]:
    """A group that drawing programs list under its name."""
    drawn = "".join(parts)
    if drawn:
        yield f"<g id={quoteattr(key)} inkscape:label={quoteattr(name)}>\n{drawn}</g>\n"


# Remembered: a card that comes in changes a few parts of a picture.
@lru_cache(maxsize=8192)
def _drawn(look: Look, top: float, part: Part | Line | Bolt) -> str:
    return _Drawing(PALETTES[look], top).part(part)


class _Drawing:
    """Writes parts, with y turned downwards from the top of the page."""

    def __init__(self, palette: Palette, top: float) -> None:
        self._palette, self._top = palette, top

    def part(self, part: Part | Line | Bolt) -> str:
        match part:
            case Line():
                return self.line(part)
            case Bolt():
                return self.bolt(part)
            case Panel():
                return self.panel(part)
            case Words():
                return self.words(part)
            case Badge():
                return self.badge(part)

    def panel(self, panel: Panel) -> str:
        stroke, rect = PANELS[panel.role], panel.rect
        look = f'fill="{self._colour(stroke.fill)}"' if stroke.fill else 'fill="none"'
        if stroke.width:
            look += self._stroke(stroke)
        if panel.form is Form.OVAL:
            x, y = self._at(rect.centre)
            radii = f'rx="{rect.width / 2:.2f}" ry="{rect.height / 2:.2f}"'
            shape = f'<ellipse {look} cx="{x}" cy="{y}" {radii}/>'
        else:
            rounded = min(_ROUNDING, rect.height / 4) if stroke.rounded else 0
            shape = f"<rect {look}{self._box(rect.left, rect.top, rect.width, rect.height)}"
            shape += f' rx="{rounded:.2f}"/>' if rounded else "/>"
        return f'<g id="{panel.id}" class="{panel.role}">\n{shape}\n</g>\n'

    def words(self, words: Words) -> str:
        rect, size = words.rect, words.size
        x = {Align.LEFT: rect.left, Align.RIGHT: rect.right}.get(words.align, rect.centre[0])
        lines = [
            self._text(
                line,
                _ANCHORS[words.align],
                x,
                rect.top - size * (_BASELINE + place * LEADING),
                face_of(words.style),
                size,
                colour_of(words.style),
            )
            for place, line in enumerate(words.lines)
        ]
        classes = " ".join((str(words.style), *words.classes))
        return self._named(words.id, classes, words.full, "".join(lines))

    def badge(self, badge: Badge) -> str:
        rect = badge.rect
        ground, label = ("paper", "accent") if badge.resolved else ("accent", "paper")
        look = f'fill="{self._colour(ground)}"{self._stroke(BADGE)}'
        shape = (
            f"<rect {look}{self._box(rect.left, rect.top, rect.width, rect.height)} "
            f'rx="{rect.height / 2:.2f}"/>\n'
        )
        x, y = rect.centre
        number = self._text(
            badge.label,
            "middle",
            x,
            y - NUMBER_SIZE * _TO_BASELINE,
            Face.SEMIBOLD,
            NUMBER_SIZE,
            label,
        )
        classes = " ".join(("number", *badge.contradictions))
        return self._named(badge.id, classes, badge.full, shape + number)

    def line(self, line: Line) -> str:
        stroke = LINES[line.role]
        if line.curved:
            *way, end = line.points
            shown = [*way, toward(end, way[-1], HEAD)] if stroke.arrow else line.points
            path = f"M{self._points(shown[:1])}C{self._points(shown[1:])}"
            heads = self._head(end, way[-1], stroke) if stroke.arrow else ""
        else:
            path, heads = self._polyline(line.points, stroke, head=stroke.arrow)
        drawn = f'<path fill="none"{self._stroke(stroke)} d="{path}"/>\n{heads}'
        return f'<g id="line-{line.id}" class="{line.role}">\n{drawn}</g>\n'

    def bolt(self, bolt: Bolt) -> str:
        stroke = RESOLVED_BOLT if bolt.resolved else BOLT
        first, last = bolt.points[0], bolt.points[-1]
        # Short of what it touches, so that it rubs out no border.
        short = [
            toward(first, bolt.points[1], 8),
            *bolt.points[1:-1],
            toward(last, bolt.points[-2], 8),
        ]
        path, heads = self._polyline(bolt.points, stroke, tail=bolt.headed, head=bolt.headed)
        classes = " ".join(("contradiction", *bolt.contradictions))
        return (
            f'<path class="halo" fill="none"{self._stroke(HALO)} d="M{self._points(short)}"/>\n'
            f'<g id="{bolt.name}" class="{classes}">\n'
            f'<path fill="none"{self._stroke(stroke)} d="{path}"/>\n{heads}</g>\n'
        )

    def _polyline(
        self, points: Sequence[Point], stroke: Stroke, *, tail: bool = False, head: bool = False
    ) -> tuple[str, str]:
        """The path through these points, and its arrowheads."""
        way, heads = list(points), ""
        if tail:
            heads += self._head(way[0], way[1], stroke)
            way[0] = toward(way[0], way[1], HEAD)
        if head:
            heads += self._head(way[-1], way[-2], stroke)
            way[-1] = toward(way[-1], way[-2], HEAD)
        return f"M{self._points(way)}", heads

    def _head(self, tip: Point, behind: Point, stroke: Stroke) -> str:
        bx, by = toward(tip, behind, _HEAD_LENGTH)
        half = _HEAD_HALF / _HEAD_LENGTH
        dx, dy = (tip[0] - bx) * half, (tip[1] - by) * half
        corners = self._points([(bx - dy, by + dx), tip, (bx + dy, by - dx)])
        return f'<polygon fill="{self._colour(stroke.colour)}" points="{corners}"/>\n'

    def _text(
        self,
        line: str,
        anchor: str,
        x: float,
        y: float,
        face: Face,
        size: float,
        colour: str,
    ) -> str:
        at = self._at((x, y))
        return (
            f'<text xml:space="preserve" text-anchor="{anchor}" x="{at[0]}" y="{at[1]}" '
            f'font-family="{_FALLBACKS}" font-weight="{face.weight}" font-size="{size:g}" '
            f'fill="{self._colour(colour)}"{_fixed(line, size, face)}>{escape(line)}</text>\n'
        )

    def _named(self, key: str, classes: str, full: str, inside: str) -> str:
        tip = f"<title>{escape(full)}</title>\n" if full else ""
        return f'<g id="{key}" class="{classes}">\n{tip}{inside}</g>\n'

    def _stroke(self, stroke: Stroke) -> str:
        dashes = f' stroke-dasharray="{_DASHES}"' if stroke.dashed else ""
        return f' stroke="{self._colour(stroke.colour)}" stroke-width="{stroke.width:g}"{dashes}'

    def _box(self, left: float, top: float, width: float, height: float) -> str:
        x, y = self._at((left, top))
        return f' x="{x}" y="{y}" width="{width:.2f}" height="{height:.2f}"'

    def _points(self, points: Sequence[Point]) -> str:
        return " ".join([f"{x:.2f},{self._top - y:.2f}" for x, y in points])

    def _at(self, point: Point) -> tuple[str, str]:
        return f"{point[0]:.2f}", f"{self._top - point[1]:.2f}"

    def _colour(self, name: str) -> str:
        return getattr(self._palette, name)


@lru_cache(maxsize=20_000)
def _fixed(line: str, size: float, face: Face) -> str:
    """The measured width as an attribute, if it is known exactly."""
    if not line.strip() or not is_covered(line, face):
        return ""
    return f' textLength="{measure(line, size, face):.1f}" lengthAdjust="spacingAndGlyphs"'
