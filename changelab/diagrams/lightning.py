"""Lightning: a way between two boxes with a zigzag in its longest stretch."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from changelab.diagrams.geometry import Point, Rect, around, between, crosses, toward

#: Between the tip of a bolt and the box it points at.
_STAND_OFF = 3.0
#: Half the width of a zigzag: its share of the stretch, at least, at most.
_SHARE, _LEAST, _MOST = 0.08, 11.0, 13.0
#: How far the zigzag runs back on itself, as a share of its half width.
_BACK = 0.55
#: Where on its stretch a zigzag may be, the best first; a short one has it in the middle.
_SPOTS = (0.5, 0.36, 0.64, 0.24, 0.76)
_LONG = 140.0


@dataclass(frozen=True, slots=True)
class Flash:
    """A bolt's corners; between number `back` and the next it runs back on itself."""

    points: tuple[Point, ...]
    back: int

    @property
    def middle(self) -> Point:
        """The middle of the zigzag."""
        (ax, ay), (bx, by) = self.points[self.back], self.points[self.back + 1]
        return (ax + bx) / 2, (ay + by) / 2

    @property
    def legs(self) -> list[tuple[Point, Point]]:
        """The straight pieces, without the one that runs back."""
        pieces = list(zip(self.points, self.points[1:], strict=False))
        return pieces[: self.back] + pieces[self.back + 1 :]


def lightning(
    way: Sequence[Point], boxes: Sequence[Rect], others: Sequence[Sequence[Point]] = ()
) -> Flash:
    """The way as a bolt; its zigzag keeps out of the boxes, and off the other ways if it can."""
    points = list(way)
    points[0] = toward(points[0], points[1], _STAND_OFF)
    points[-1] = toward(points[-1], points[-2], _STAND_OFF)
    far = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points)]
    longest = max(range(len(far)), key=lambda index: (far[index], -index))
    width = min(max(far[longest] * _SHARE, _LEAST), _MOST, far[longest] / 4)
    start, end = points[longest], points[longest + 1]
    rivals = [piece for other in others for piece in itertools.pairwise(other)]
    flash = _clearest(start, end, width, far[longest], boxes, rivals)
    return Flash((*points[: longest + 1], *flash, *points[longest + 1 :]), longest + 1)


def _clearest(
    start: Point,
    end: Point,
    width: float,
    far: float,
    boxes: Sequence[Rect],
    rivals: Sequence[tuple[Point, Point]],
) -> tuple[Point, Point]:
    """The zigzag that the fewest others run through, in the middle if that is as good."""
    spots = _SPOTS if far > _LONG else _SPOTS[:1]
    best, fewest = None, len(rivals) + 1
    for share in spots:
        flash = _zigzag(start, end, share, width)
        if any(crosses(box, *leg) for box in boxes for leg in _legs(start, flash, end)):
            continue
        room = around(between(start, end, share), 2 * width + 16, 2 * width + 16)
        met = sum(crosses(room, *piece) for piece in rivals)
        if met < fewest:
            best, fewest = flash, met
        if not met:
            break
    return best or _zigzag(start, end, 0.5, 1.0)


def _legs(start: Point, flash: tuple[Point, Point], end: Point) -> list[tuple[Point, Point]]:
    return [(start, flash[0]), flash, (flash[1], end)]


def spark(left: float, middle: float, height: float) -> tuple[Point, ...]:
    """A small flash by itself, for a contradiction inside one element."""
    half = height / 2
    return (
        (left + 13, middle + half),
        (left + 2, middle - 1),
        (left + 16, middle + 3),
        (left + 5, middle - half),
    )


def _zigzag(start: Point, end: Point, share: float, width: float) -> tuple[Point, Point]:
    """Past a point of the way on one side, back before it on the other."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = hypot(dx, dy) or 1.0
    ux, uy = dx / far, dy / far
    x, y = between(start, end, share)
    back = width * _BACK
    return (
        (x + ux * back - uy * width, y + uy * back + ux * width),
        (x - ux * back + uy * width, y - uy * back - ux * width),
    )
