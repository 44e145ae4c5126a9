"""Boxes in rows, with strips between the rows that are blank from edge to edge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from changelab.diagrams.geometry import Rect
from changelab.diagrams.rows import share

#: Blank between rows without bolts, with few and with many of them; and when there is room.
_TIGHT, _WITH_BOLTS, _WITH_MANY, _WIDEST = 44.0, 72.0, 112.0, 120.0
_MANY = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from the top, and the boxes that stand in them; no box reaches into a strip."""

    rows: tuple[Rect, ...]
    boxes: Mapping[str, Rect]

    def row_of(self, box: str) -> int:
        """The row a box stands in."""
        middle = self.boxes[box].centre[1]
        return next(
            number for number, row in enumerate(self.rows) if row.bottom <= middle <= row.top
        )

    def in_order(self, one: str, two: str) -> tuple[str, str]:
        """The two boxes, the upper or left one first."""
        first, second = sorted((one, two), key=lambda box: (self.row_of(box), self.boxes[box].left))
        return first, second

    def in_row(self, number: int) -> list[Rect]:
        """The boxes of a row from left to right."""
        row = self.rows[number]
        inside = [box for box in self.boxes.values() if row.holds(box)]
        return sorted(inside, key=lambda box: box.left)

    def strip(self, number: int) -> Rect:
        """The blank below that row."""
        upper, lower = self.rows[number], self.rows[number + 1]
        return Rect(upper.left, lower.top, upper.right, upper.bottom)


def stacked(area: Rect, wanted: Sequence[float], bolts: int) -> tuple[Rect, ...]:
    """Rows of those heights from the top of the area; lower ones if they do not fit.

    Args:
        bolts: how many run through the strips between them.
    """
    strip = _TIGHT if not bolts else _WITH_BOLTS if bolts <= _MANY else _WITH_MANY
    strips = len(wanted) - 1
    heights = share(wanted, area.height - strips * strip)
    spare = area.height - sum(heights) - strips * strip
    if strips:
        wider = min(spare / 2 / strips, _WIDEST - strip)
        strip, spare = strip + wider, spare - wider * strips
    rows, top = [], area.top
    for height in heights:
        bottom = top - height - spare / len(heights)
        rows.append(Rect(area.left, bottom, area.right, top))
        top = bottom - strip
    return tuple(rows)
