"""The ways of bolts between boxes: through the blank strips, never through a box.

The three rows leave an upper and a lower strip free from edge to edge, and the
middle row leaves a gap left of the subject, between subject and object, and
between object and outcome. Elements in neighbouring rows are joined straight
across a strip; tools and the bottom row through a gap, which bows the pairs
that have a node between them (tools-rules, tools-division of labour) around it;
subject-outcome runs along the upper strip, rules-division of labour below the
bottom row.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from changelab.diagrams.geometry import Point, Rect, leaving
from changelab.diagrams.triangle.frame import ROWS, Frame
from changelab.diagrams.triangle.ports import Side, clamp, on_side, span, spread
from changelab.domain.vocabulary import Element

#: An element, or (in a tuple) the place outside the picture that belongs to it.
End = Element | tuple[Element]
Boxes = dict[End, Rect]

_RANK = {element: row for row, elements in enumerate(ROWS) for element in elements}
_PLACE = {element: place for elements in ROWS for place, element in enumerate(elements)}

#: How far apart bolts touch a side.
_APART = {True: 56.0, False: 50.0}
#: Where bolts along a strip leave their boxes, from the corner.
_NEAR_CORNER = 56.0
#: How far bolts through a gap keep from the boxes beside it.
_CLEAR = 30.0
#: Below the bottom row each bolt has a lane of this height, and the last this much below it.
BASE_LANE, BELOW_LANES = 27.0, 18.0
#: A bolt beside the arrow from object to outcome leaves it visible.
_BESIDE_ARROW = 46.0


@dataclass(frozen=True, slots=True)
class Pair:
    """What one bolt joins: two elements, or one and a place outside the picture."""

    first: Element
    second: Element | None = None

    @classmethod
    def of(cls, first: Element, second: Element) -> "Pair":
        """The pair, upper or left element first."""
        one, two = sorted((first, second), key=lambda each: (_RANK[each], _PLACE[each]))
        return cls(one, two)


@dataclass(slots=True)
class _End:
    """One end of a bolt at a box, before and after the ends are spread."""

    bolt: int
    box: End
    side: Side
    wanted: float
    toward: float
    at: float = 0.0


def outward_side(element: Element) -> Side:
    """The side on which a place outside the picture is drawn."""
    if element is Element.SUBJECT:
        return Side.LEFT
    return Side.RIGHT if element is Element.TOOLS else Side.TOP


_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.TOP: Side.BOTTOM}


def routes(
    pairs: Sequence[Pair], frame: Frame, places: dict[Element, Rect]
) -> list[tuple[Point, ...]]:
    """The corners of each bolt's way, from box to box; `places` are those outside the picture."""
    boxes: Boxes = {element: rect for element, rect in frame.boxes.items()}
    boxes.update({(element,): rect for element, rect in places.items()})
    ends = [_ends(index, pair, frame, boxes) for index, pair in enumerate(pairs)]
    _spread_ends([end for both in ends for end in both], boxes)
    lanes: dict[Pair, int] = defaultdict(int)
    ways = []
    for pair, both in zip(pairs, ends, strict=True):
        ways.append(_way(pair, both, frame, boxes, lanes[pair]))
        lanes[pair] += 1
    return ways


def _sides(pair: Pair) -> tuple[Side, Side]:
    first, second = pair.first, pair.second
    if second is None:
        side = outward_side(first)
        return side, _OPPOSITE[side]
    if _RANK[first] != _RANK[second]:
        return Side.BOTTOM, Side.TOP
    if _PLACE[second] - _PLACE[first] == 1:
        return Side.RIGHT, Side.LEFT
    side = Side.TOP if _RANK[first] == 1 else Side.BOTTOM
    return side, side


def _ends(index: int, pair: Pair, frame: Frame, boxes: Boxes) -> tuple[_End, _End]:
    one_key, two_key = pair.first, pair.second or (pair.first,)
    one, two = boxes[one_key], boxes[two_key]
    side_one, side_two = _sides(pair)
    gap = _gap(pair, frame)
    if gap is not None:
        x = gap.centre[0] if pair.second is Element.COMMUNITY else _beside(pair, gap)
        wanted = (x, x)
    elif side_one is side_two:
        # Lanes lie inside one another: what leaves nearer the corner stays nearer the boxes.
        wanted = (one.right - _NEAR_CORNER - index / 100, two.left + _NEAR_CORNER + index / 100)
    elif side_one.is_level:
        wanted = (
            _crossing(one, two, one.bottom if side_one is Side.BOTTOM else one.top),
            _crossing(two, one, two.top if side_two is Side.TOP else two.bottom),
        )
    else:
        y = one.centre[1]
        if pair.second is Element.OUTCOME:
            y += _BESIDE_ARROW
        if pair.second is None:
            y = two.centre[1]
        wanted = (y, y)
    axis = 0 if side_one.is_level else 1
    return (
        _End(index, one_key, side_one, _within(wanted[0], one, side_one), two.centre[axis]),
        _End(index, two_key, side_two, _within(wanted[1], two, side_two), one.centre[axis]),
    )


def _within(value: float, box: Rect, side: Side) -> float:
    return clamp(value, *span(box, side))


def _crossing(box: Rect, other: Rect, y: float) -> float:
    """The x at which the line between the middles crosses that height."""
    (x0, y0), (x1, y1) = box.centre, other.centre
    return x0 + (x1 - x0) * (y - y0) / (y1 - y0)


def _gap(pair: Pair, frame: Frame) -> Rect | None:
    """The gap in the middle row that a bolt from the tools to the bottom row goes through."""
    if pair.first is not Element.TOOLS or pair.second is None or _RANK[pair.second] != 2:
        return None
    subject, object_, outcome = (frame.boxes[each] for each in ROWS[1])
    match pair.second:
        case Element.RULES:
            return Rect(frame.title.left, subject.bottom, subject.left, subject.top)
        case Element.COMMUNITY:
            return Rect(subject.right, subject.bottom, object_.left, subject.top)
        case _:
            return Rect(object_.right, subject.bottom, outcome.left, subject.top)


def _beside(pair: Pair, gap: Rect) -> float:
    return gap.right - 2 * _CLEAR if pair.second is Element.RULES else gap.centre[0]


def _spread_ends(ends: Sequence[_End], boxes: Boxes) -> None:
    by_side: dict[tuple, list[_End]] = defaultdict(list)
    for end in ends:
        by_side[end.box, end.side].append(end)
    for (box, side), some in by_side.items():
        some.sort(key=lambda end: (end.wanted, end.toward, end.bolt))
        low, high = span(boxes[box], side)
        places = spread([end.wanted for end in some], low, high, _APART[side.is_level])
        for end, at in zip(some, places, strict=True):
            end.at = at


def _way(
    pair: Pair,
    ends: tuple[_End, _End],
    frame: Frame,
    boxes: Boxes,
    lane: int,
) -> tuple[Point, ...]:
    one, two = ends
    start = on_side(boxes[one.box], one.side, one.at)
    end = on_side(boxes[two.box], two.side, two.at)
    gap = _gap(pair, frame)
    if gap is not None:
        clear = min(_CLEAR, gap.width / 2)
        x = clamp(end[0], gap.left + clear, gap.right - clear)
        if pair.second is Element.COMMUNITY and start[0] == end[0] == x:
            return start, end
        return start, (x, gap.top + 12), (x, gap.bottom - 12), end
    if one.side is two.side:
        upper, _ = frame.bands
        level = upper.centre[1] if one.side is Side.TOP else start[1] - BASE_LANE * (lane + 1)
        slant = abs(level - start[1])
        return start, (start[0] + slant, level), (end[0] - slant, level), end
    return start, end


def structure_line(frame: Frame, one: Element, two: Element) -> tuple[Point, Point]:
    """The line between two elements, from border to border."""
    first, second = frame.boxes[one], frame.boxes[two]
    return leaving(first, second.centre), leaving(second, first.centre)
