"""Ways back in the learning cycle: dashed arcs through its middle, each with how often."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import atan2, hypot

from changelab.diagrams.diagram import Align, Line, Role, Style, Words
from changelab.diagrams.geometry import Point, Rect, around, between, leaving
from changelab.diagrams.text import measure
from changelab.domain.learning import Return
from changelab.domain.vocabulary import LearningAction

#: More arcs than these could not be told apart.
_MOST = 6
#: The middle that all arcs bend towards; how far, by how far apart their ends are.
_MIDDLE = (920.0, 430.0)
_BEND_BY_FAR, _LEAST_BEND, _MOST_BEND = 0.001, 0.3, 0.65
#: Between the ends of arcs on one border, and to its corners.
_APART, _CORNER = 46.0, 16.0
_SIZE, _HEIGHT = 24.0, 30.0
_SAMPLES = 24


def drawn_returns(
    returns: Sequence[Return], boxes: Mapping[LearningAction, Rect]
) -> tuple[list[Line], list[Words], int]:
    """The arcs of the most frequent ways back, their numbers, and how many ways are left out."""
    drawn = returns[:_MOST]
    ends = _ends(drawn, boxes)
    curves = [_curve(*pair) for pair in ends]
    lines = [
        Line(f"back_{one.start}_{one.end}", one.start, one.end, curve, Role.LOOP, curved=True)
        for one, curve in zip(drawn, curves, strict=True)
    ]
    ways = [_sampled(curve) for curve in curves]
    labels: list[Words] = []
    for one, way in zip(drawn, ways, strict=True):
        rect = _beside(way, f"{one.times}×", ways, [*boxes.values(), *(it.rect for it in labels)])
        labels.append(
            Words(
                f"times_{one.start}_{one.end}",
                rect,
                (f"{one.times}×",),
                Style.ENTRY,
                _SIZE,
                Align.CENTRE,
            )
        )
    return lines, labels, len(returns) - len(drawn)


def _ends(
    returns: Sequence[Return], boxes: Mapping[LearningAction, Rect]
) -> list[tuple[Point, Point]]:
    """Where each arc starts and ends: side by side on the border that looks to the middle."""
    touching = defaultdict(list)
    for one in returns:
        touching[one.start].append((one, one.end))
        touching[one.end].append((one, one.start))
    at: dict[tuple[LearningAction, Return], Point] = {}
    for action, arcs in touching.items():
        box = boxes[action]
        x, y = leaving(box, _MIDDLE)
        is_level = y in (box.bottom, box.top)
        arcs.sort(key=lambda arc: _turn(box, boxes[arc[1]]), reverse=y == box.top or x == box.left)
        low, high = (box.left, box.right) if is_level else (box.bottom, box.top)
        spots = _side_by_side(x if is_level else y, low + _CORNER, high - _CORNER, len(arcs))
        for spot, (one, _) in zip(spots, arcs, strict=True):
            at[action, one] = (spot, y) if is_level else (x, spot)
    return [(at[one.start, one], at[one.end, one]) for one in returns]


def _turn(box: Rect, other: Rect) -> float:
    """By how much the way from one box to another turns left of the way to the middle."""
    (x, y), (to_x, to_y) = box.centre, other.centre
    ahead_x, ahead_y, dx, dy = _MIDDLE[0] - x, _MIDDLE[1] - y, to_x - x, to_y - y
    return atan2(ahead_x * dy - ahead_y * dx, ahead_x * dx + ahead_y * dy)


def _side_by_side(about: float, low: float, high: float, count: int) -> list[float]:
    """So many spots between `low` and `high`, as near to `about` as they can be."""
    apart = min(_APART, (high - low) / max(count - 1, 1))
    half = apart * (count - 1) / 2
    middle = min(max(about, low + half), high - half)
    return [middle - half + apart * place for place in range(count)]


def _curve(start: Point, end: Point) -> tuple[Point, ...]:
    """Towards the middle and back; the farther the ends are apart, the closer to it."""
    far = hypot(end[0] - start[0], end[1] - start[1])
    bend = min(max(far * _BEND_BY_FAR, _LEAST_BEND), _MOST_BEND)
    return start, between(start, _MIDDLE, bend), between(end, _MIDDLE, bend), end


def _sampled(curve: tuple[Point, ...]) -> list[Point]:
    """Points on a cubic curve, the ends included."""
    first, second, third, last = curve
    points = []
    for step in range(_SAMPLES + 1):
        t = step / _SAMPLES
        near, mid, far = (
            between(first, second, t),
            between(second, third, t),
            between(third, last, t),
        )
        points.append(between(between(near, mid, t), between(mid, far, t), t))
    return points


def _beside(
    way: Sequence[Point], label: str, ways: Sequence[Sequence[Point]], taken: Sequence[Rect]
) -> Rect:
    """Where the number of an arc goes: beside it, clear of boxes and numbers, and of arcs."""
    width = measure(label, _SIZE) / 0.97 + 4

    best, least = None, float("inf")
    for spot in _spots(way, width):
        rect = around(spot, width, _HEIGHT)
        airy = rect.grown(2)
        met = 1000 * sum(airy.overlaps(other) for other in taken)
        met += sum(airy.overlaps(Rect(x, y, x, y)) for other in ways for x, y in other)
        if met < least:
            best, least = rect, met
        if not met:
            break
    assert best is not None
    return best


def _spots(way: Sequence[Point], width: float) -> Iterator[Point]:
    """Left and right of the arc, the middle first, then farther along and away."""
    middle = _SAMPLES // 2
    for away in (4.0, 16.0, 34.0):
        for step in (0, -3, 3, -6, 6, -8, 8):
            (ax, ay), (bx, by) = way[middle + step - 1], way[middle + step + 1]
            x, y = way[middle + step]
            far = hypot(bx - ax, by - ay) or 1.0
            nx, ny = -(by - ay) / far, (bx - ax) / far
            out = (width * abs(nx) + _HEIGHT * abs(ny)) / 2 + away
            yield x + nx * out, y + ny * out
            yield x - nx * out, y - ny * out
