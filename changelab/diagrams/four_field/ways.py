"""The arrows of the path: from card to card, around the cards between them."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from math import hypot

from changelab.diagrams.four_field.cards import APART
from changelab.diagrams.four_field.shown import ShownStep
from changelab.diagrams.geometry import Point, Rect, crosses, leaving

#: Arrows keep this far from the cards they pass; two of them fit between any two cards.
_CLEAR = APART / 2 - 6
#: The arrow there and the arrow back lie this far beside one another's middle.
_BESIDE = 13.0


def ways(
    steps: Sequence[ShownStep], cards: Mapping[str, Rect]
) -> dict[tuple[str, str], tuple[Point, ...]]:
    """The corners of each arrow between cards that are there, by the ids of its forms."""
    found: dict[tuple[str, str], tuple[Point, ...]] = {}
    there = {step.ends for step in steps}
    for step in steps:
        if step.start in cards and step.end in cards:
            beside = _BESIDE if (step.end, step.start) in there else 0.0
            found[step.ends] = _way(step, cards, beside)
    return found


def _way(step: ShownStep, cards: Mapping[str, Rect], beside: float) -> tuple[Point, ...]:
    start, end = cards[step.start], cards[step.end]
    others = [rect for key, rect in cards.items() if key not in (step.start, step.end)]
    straight = _straight(start, end, beside)
    if not any(crosses(other.grown(_CLEAR), *straight) for other in others):
        return straight
    middle = _around(start, end, others)
    if not middle:
        return straight
    return leaving(start, middle[0]), *middle, leaving(end, middle[-1])


def _straight(start: Rect, end: Rect, beside: float) -> tuple[Point, Point]:
    """From border to border on the line between the middles, or right beside it."""
    (x0, y0), (x1, y1) = start.centre, end.centre
    far = hypot(x1 - x0, y1 - y0)
    dx, dy = (y1 - y0) / far * beside, -(x1 - x0) / far * beside
    one, two = (x0 + dx, y0 + dy), (x1 + dx, y1 + dy)
    return leaving(start, two, one), leaving(end, one, two)


def _around(start: Rect, end: Rect, others: Sequence[Rect]) -> tuple[Point, ...]:
    """The corners of the shortest way around everything (Lozano-Pérez and Wesley 1979).

    Nothing if there is no such way.
    """
    obstacles = [*others, start, end]
    corners = [
        corner for rect in obstacles for corner in _corners(rect) if not _hidden(corner, obstacles)
    ]
    walls = [rect.grown(_CLEAR - 1) for rect in obstacles]
    source, target = start.centre, end.centre
    waiting: list[tuple[float, int, Point, tuple[Point, ...]]] = [(0.0, 0, source, ())]
    reached: set[Point] = set()
    count = 0
    while waiting:
        far, _, here, way = heappop(waiting)
        if here == target:
            return way[:-1]
        if here in reached:
            continue
        reached.add(here)
        for there in (*corners, target):
            if there not in reached and _is_open(here, there, walls, source, target):
                count += 1
                leg = hypot(there[0] - here[0], there[1] - here[1])
                heappush(waiting, (far + leg, count, there, (*way, there)))
    return ()


def _is_open(
    here: Point, there: Point, walls: Sequence[Rect], source: Point, target: Point
) -> bool:
    """True if nothing lies between, but for the cards at which the arrow begins and ends."""
    *others, start, end = walls
    if any(crosses(wall, here, there) for wall in others):
        return False
    return (here == source or not crosses(start, here, there)) and (
        there == target or not crosses(end, here, there)
    )


def _corners(rect: Rect) -> Iterator[Point]:
    wide = rect.grown(_CLEAR)
    for x in (wide.left, wide.right):
        for y in (wide.bottom, wide.top):
            yield x, y


def _hidden(corner: Point, obstacles: Sequence[Rect]) -> bool:
    x, y = corner
    return any(rect.grown(_CLEAR - 1).overlaps(Rect(x, y, x, y)) for rect in obstacles)
