"""Where the elements of an activity system stand, and the plane they stand in.

Points (72 to the inch), origin at the lower left, y upwards, as in Graphviz.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from changelab.domain.vocabulary import Element

Point = tuple[float, float]

#: The elements in the unit box (Engeström 1987, as redrawn across the literature).
UNIT_BOX: dict[Element, Point] = {
    Element.TOOLS: (0.50, 1.00),
    Element.SUBJECT: (0.25, 0.50),
    Element.OBJECT: (0.75, 0.50),
    Element.RULES: (0.00, 0.00),
    Element.COMMUNITY: (0.50, 0.00),
    Element.DIVISION_OF_LABOUR: (1.00, 0.00),
    Element.OUTCOME: (1.15, 0.50),
}

#: The edges of the four smaller triangles; the arrow from object to outcome is apart.
STRUCTURE: tuple[tuple[Element, Element], ...] = (
    (Element.TOOLS, Element.SUBJECT),
    (Element.TOOLS, Element.OBJECT),
    (Element.SUBJECT, Element.OBJECT),
    (Element.SUBJECT, Element.RULES),
    (Element.RULES, Element.COMMUNITY),
    (Element.SUBJECT, Element.COMMUNITY),
    (Element.OBJECT, Element.COMMUNITY),
    (Element.COMMUNITY, Element.DIVISION_OF_LABOUR),
    (Element.OBJECT, Element.DIVISION_OF_LABOUR),
)


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, by: float) -> "Rect":
        """The rectangle with a rim of that width around it."""
        return Rect(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def overlaps(self, other: "Rect") -> bool:
        """True if the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: "Rect", slack: float = 0.01) -> bool:
        """True if the other lies inside, edges included."""
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.bottom >= self.bottom - slack
            and other.top <= self.top + slack
        )


def around(centre: Point, width: float, height: float) -> Rect:
    """The rectangle of that size about a point."""
    x, y = centre
    return Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def toward(start: Point, end: Point, distance: float) -> Point:
    """The point that far from `start` on the way to `end`."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    share = distance / length
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def between(start: Point, end: Point, share: float) -> Point:
    """The point at that share (0 to 1) of the way."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def length(points: Sequence[Point]) -> float:
    """The length of a polyline."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points))


def leaving(box: Rect, target: Point, start: Point | None = None) -> Point:
    """Where the line from `start` inside the box, else from its middle, to `target` leaves it."""
    x, y = start or box.centre
    dx, dy = target[0] - x, target[1] - y
    across = ((box.right if dx > 0 else box.left) - x) / dx if dx else float("inf")
    up = ((box.top if dy > 0 else box.bottom) - y) / dy if dy else float("inf")
    share = min(across, up, 1.0)
    return x + dx * share, y + dy * share


def crosses(box: Rect, start: Point, end: Point) -> bool:
    """True if the segment runs through the inside of the box (Liang and Barsky 1984)."""
    (x0, y0), (x1, y1) = start, end
    left, right, bottom, top = box.left, box.right, box.bottom, box.top
    # Most segments are nowhere near.
    if (
        (x0 <= left and x1 <= left)
        or (x0 >= right and x1 >= right)
        or (y0 <= bottom and y1 <= bottom)
        or (y0 >= top and y1 >= top)
    ):
        return False
    enter, leave = 0.0, 1.0
    dx, dy = x1 - x0, y1 - y0
    for delta, room in ((-dx, x0 - left), (dx, right - x0), (-dy, y0 - bottom), (dy, top - y0)):
        if delta == 0:
            if room <= 0:
                return False
        elif delta < 0:
            enter = max(enter, room / delta)
        else:
            leave = min(leave, room / delta)
    return enter < leave
