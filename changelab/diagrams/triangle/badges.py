"""Numbers of contradictions: where they sit on their bolts."""

from collections.abc import Iterator, Sequence
from math import hypot

from changelab.diagrams.geometry import Point, Rect, around, between, crosses
from changelab.diagrams.lightning import Flash
from changelab.diagrams.numbers import HEIGHT, badge_width

#: Blank kept between a badge and everything else.
_AIR = 3.0
#: Blank kept to other bolts, so that it is plain whose number it is.
_ROOM = 8.0


def place_badges(
    flashes: Sequence[Flash],
    labels: Sequence[str],
    obstacles: Sequence[Rect],
    page: Rect,
) -> list[Rect]:
    """Where the number of each bolt goes: on it or right beside it.

    Never over a box or off the page if there is any other way; apart from the
    other numbers; off the other bolts as well as can be.
    """
    placed: list[Rect] = []
    for index, (flash, label) in enumerate(zip(flashes, labels, strict=True)):
        others = [
            piece
            for other, its in enumerate(flashes)
            if other != index
            for piece in zip(its.points, its.points[1:], strict=False)
        ]
        placed.append(_best(flash, badge_width(label), obstacles, page, placed, others))
    return placed


def _best(
    flash: Flash,
    width: float,
    obstacles: Sequence[Rect],
    page: Rect,
    placed: Sequence[Rect],
    others: Sequence[tuple[Point, Point]],
) -> Rect:
    best, least = None, float("inf")
    for order, spot in enumerate(_spots(flash, width)):
        if order >= least:
            break  # a later spot cannot be better
        rect = around(spot, width, HEIGHT)
        airy, roomy = rect.grown(_AIR), rect.grown(_ROOM)
        cost = order
        cost += 10_000 * sum(box.overlaps(airy) for box in obstacles)
        cost += 0 if page.holds(rect) else 100_000
        if cost < least:
            cost += 1_000 * sum(other.overlaps(airy) for other in placed)
        if cost < least:
            cost += 20 * sum(crosses(roomy, *piece) for piece in others)
        if cost < least:
            best, least = rect, cost
    assert best is not None
    return best


def _spots(flash: Flash, width: float) -> Iterator[Point]:
    """Places for the number, the best first."""
    legs = sorted(flash.legs, key=lambda leg: -_far(leg))
    # On a long leg, where the bolt shows on both sides of the number.
    for start, end in legs:
        if _far((start, end)) > width + 70:
            yield between(start, end, 0.5)
    yield from _beside(flash, 4)
    for start, end in legs:
        if _far((start, end)) > width + 50:
            yield between(start, end, 0.35)
            yield between(start, end, 0.65)
    for distance in (0, 14, 34):
        yield from _beside(flash, distance)
    for start, end in legs:
        for share in (0.5, 0.25, 0.75, 0.1, 0.9):
            yield between(start, end, share)
    for start, end in legs:
        nx, ny = _across(start, end)
        for share in (0.5, 0.2, 0.8):
            x, y = between(start, end, share)
            for side in (1, -1):
                away = side * (width * abs(nx) + HEIGHT * abs(ny)) / 2 + side * 6
                yield x + nx * away, y + ny * away

    # Anywhere near, if all that is taken.
    x, y = flash.middle
    for distance in (60, 100, 150, 210, 280):
        for dx, dy in ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)):
            yield x + dx * distance, y + dy * distance


def _beside(flash: Flash, distance: float) -> Iterator[Point]:
    """Right and left of the zigzag, clear of its corners."""
    ahead, behind = flash.points[flash.back], flash.points[flash.back + 1]
    x, y = flash.middle
    for corner in sorted((ahead, behind), key=lambda point: (-point[0], -point[1])):
        dx, dy = corner[0] - x, corner[1] - y
        far = hypot(dx, dy) or 1.0
        away = far + HEIGHT / 2 + distance
        yield x + dx / far * away, y + dy / far * away


def _far(leg: tuple[Point, Point]) -> float:
    (ax, ay), (bx, by) = leg
    return hypot(bx - ax, by - ay)


def _across(start: Point, end: Point) -> Point:
    far = _far((start, end)) or 1.0
    return -(end[1] - start[1]) / far, (end[0] - start[0]) / far
