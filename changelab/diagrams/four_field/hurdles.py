"""The contradictions on the way: a small flash on the arrow, and their numbers beside it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from changelab.diagrams.diagram import Badge, Bolt
from changelab.diagrams.four_field.shown import ShownStep
from changelab.diagrams.geometry import Point, Rect, around, between, crosses, length
from changelab.diagrams.lightning import spark
from changelab.diagrams.numbers import HEIGHT, badge_width, shared_label

#: How far along the arrow the flash may be, the best first.
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_FLASH_WIDTH, _FLASH_HEIGHT = 18.0, 24.0
#: Blank between the arrow or the flash and the numbers.
_AIR = 8.0

Arrow = tuple[Point, ...]


def hurdles(
    ways: Sequence[tuple[ShownStep, Arrow]], cards: Sequence[Rect], plane: Rect
) -> tuple[list[Bolt], list[Badge]]:
    """Flash and numbers for each arrow that has contradictions; none where there is no room."""
    bolts: list[Bolt] = []
    badges: list[Badge] = []
    named: set[str] = set()
    taken = list(cards)
    for place, (step, way) in enumerate(ways):
        if not step.contradictions:
            continue
        label = shared_label([one.number for one in step.contradictions])
        others = [leg for _, other in ways for leg in pairwise(other)]
        spot = _best(way, badge_width(label), taken, others, plane)
        if spot is None:
            continue
        flash, number = spot
        taken += [flash, number]
        ids = tuple(one.id for one in step.contradictions)
        resolved = all(one.resolved for one in step.contradictions)
        full = "; ".join(f"{one.number} {one.text}" for one in step.contradictions)
        points = spark(flash.left, flash.centre[1], flash.height)
        # It hangs on the words, not on the boxes: Graphviz then draws it over the arrows.
        again = ids[0] in named
        bolts.append(Bolt(f"step_{place}_flash", *step.ends, points, ids, False, resolved, again))
        named.add(ids[0])
        badges.append(
            Badge(f"step_{place}_number", number, label, ids, full, resolved, group="path")
        )
    return bolts, badges


def _best(
    way: Arrow,
    width: float,
    taken: Sequence[Rect],
    arrows: Sequence[tuple[Point, Point]],
    plane: Rect,
) -> tuple[Rect, Rect] | None:
    """Where flash and numbers go: off everything, and the numbers off the arrows if they can."""
    best, fewest = None, float("inf")
    for flash, number in _spots(way, width):
        if any(each.grown(3).overlaps(rect) for each in (flash, number) for rect in taken):
            continue
        if not plane.holds(number):
            continue
        met = sum(crosses(number.grown(3), *arrow) for arrow in arrows)
        if met < fewest:
            best, fewest = (flash, number), met
        if not met:
            break
    return best


def _spots(way: Arrow, width: float) -> Iterator[tuple[Rect, Rect]]:
    """Places for the flash on the arrow and for the numbers beside it, the best first."""
    for extra in (0.0, 26.0):
        for share in _SHARES:
            (x, y), (dx, dy) = _along(way, share)
            flash = around((x, y), _FLASH_WIDTH, _FLASH_HEIGHT)
            nx, ny = (-dy, dx) if (-dy, dx) > (dy, -dx) else (dy, -dx)
            away = abs(nx) * (width + _FLASH_WIDTH) / 2 + abs(ny) * (HEIGHT + _FLASH_HEIGHT) / 2
            away += _AIR + extra
            for side in (1, -1):
                beside = (x + nx * away * side, y + ny * away * side)
                yield flash, around(beside, width, HEIGHT)


def _along(way: Arrow, share: float) -> tuple[Point, Point]:
    """The point at that share of the way, and the direction there."""
    left = share * length(way)
    legs = list(pairwise(way))
    while len(legs) > 1 and left > length(legs[0]):
        left -= length(legs.pop(0))
    start, end = legs[0]
    far = length(legs[0]) or 1.0
    return between(start, end, left / far), ((end[0] - start[0]) / far, (end[1] - start[1]) / far)
