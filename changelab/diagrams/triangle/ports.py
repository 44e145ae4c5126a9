"""Where bolts touch the boxes: along each side, apart from one another."""

from collections.abc import Sequence
from enum import StrEnum

from changelab.diagrams.geometry import Point, Rect

#: Ends of bolts keep this far from the corners of a box.
INSET = 26.0


class Side(StrEnum):
    """A side of a box."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"

    @property
    def is_level(self) -> bool:
        """True for the sides along which x varies."""
        return self in (Side.TOP, Side.BOTTOM)


def on_side(box: Rect, side: Side, along: float) -> Point:
    """The point of that side at `along`: an x on level sides, a y on upright ones."""
    match side:
        case Side.TOP:
            return along, box.top
        case Side.BOTTOM:
            return along, box.bottom
        case Side.LEFT:
            return box.left, along
        case Side.RIGHT:
            return box.right, along


def span(box: Rect, side: Side) -> tuple[float, float]:
    """From where to where bolts may touch that side."""
    low, high = (box.left, box.right) if side.is_level else (box.bottom, box.top)
    inset = min(INSET, (high - low) / 2)
    return low + inset, high - inset


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the nearer bound."""
    return max(low, min(high, value))


def spread(wanted: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """Positions as near as can be to those wanted, in the same order, `apart` from each other.

    If there is no room for that they share the room evenly. This is isotonic
    regression by pooling adjacent violators (Barlow et al. 1972).
    """
    if not wanted:
        return []
    step = min(apart, (high - low) / (len(wanted) - 1)) if len(wanted) > 1 else 0.0
    pools: list[tuple[float, int]] = []
    for index, value in enumerate(wanted):
        mean, size = value - index * step, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    last = high - (len(wanted) - 1) * step
    placed = [clamp(mean, low, last) for mean, size in pools for _ in range(size)]
    return [value + index * step for index, value in enumerate(placed)]
