"""The object that activity systems share, drawn where they overlap; dashed while it is missing."""

from math import hypot, sqrt

from changelab.diagrams.diagram import Align, Form, Line, Panel, Role, Style
from changelab.diagrams.geometry import Point, Rect, around, leaving
from changelab.diagrams.network.card import Card, card_height
from changelab.diagrams.network.objects import Held
from changelab.diagrams.triangle.ports import Side, clamp, span

SHARED = "shared"
#: The rectangle that fits into an oval, as shares of its width and height.
_ACROSS, _UP = 0.72, 0.69
_MISSING = "Nothing is shared yet"


def shared_card(heading: str, held: Held) -> Card:
    """What stands in the overlap: the shared object, or in plain words that there is none."""
    headings = ((Style.STRONG, heading),)
    if held:
        return Card(SHARED, headings, held.entries, held.earlier, group=SHARED)
    said = (*headings, (Style.ASIDE, _MISSING))
    return Card(SHARED, said, group=SHARED, align=Align.CENTRE)


def shared_height(card: Card, width: float) -> float:
    """The height of an oval of that width that shows all of the card."""
    return card_height(card, width * _ACROSS) / _UP


def shared_panel(held: Held, rect: Rect) -> Panel:
    """The overlap itself."""
    return Panel(SHARED, rect, Role.SHARED if held else Role.MISSING, Form.OVAL, SHARED)


def inside_oval(rect: Rect) -> Rect:
    """Where the words of an oval go."""
    return around(rect.centre, rect.width * _ACROSS, rect.height * _UP)


def link_upward(box_id: str, box: Rect, oval: Rect) -> Line:
    """The line straight up from a box to an oval above it."""
    x = box.centre[0]
    out = (x - oval.centre[0]) / (oval.width / 2)
    y = oval.centre[1] - oval.height / 2 * sqrt(max(0.0, 1 - out * out))
    return Line(f"{box_id}_{SHARED}", box_id, SHARED, ((x, box.top), (x, y)), Role.LINK)


def link(box_id: str, box: Rect, oval: Rect) -> Line:
    """The line from a box to an oval in another row, or beside it."""
    start = _side_toward(box, oval)
    return Line(f"{box_id}_{SHARED}", box_id, SHARED, (start, _border(oval, start)), Role.LINK)


def _side_toward(box: Rect, oval: Rect) -> Point:
    """On the side that faces the row of the oval: the way there lies in the blank between."""
    (x, y), (far_x, far_y) = box.centre, oval.centre
    if box.bottom < oval.top and oval.bottom < box.top:
        return leaving(box, oval.centre)
    level = box.bottom if far_y < y else box.top
    at = x + (far_x - x) * (level - y) / (far_y - y)
    return clamp(at, *span(box, Side.TOP)), level


def _border(oval: Rect, target: Point) -> Point:
    """Where the line from the middle of the oval to `target` crosses its border."""
    x, y = oval.centre
    dx, dy = target[0] - x, target[1] - y
    share = 1 / (hypot(dx / (oval.width / 2), dy / (oval.height / 2)) or 1.0)
    return x + dx * share, y + dy * share
