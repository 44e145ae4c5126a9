"""The ways of bolts between boxes in rows: through strips and gaps, never through a box.

Boxes of one row that face each other are joined straight, if there is room for a
number between them, others through the strip beside their row. Boxes of neighbouring
rows are joined across the strip between them, those of rows further apart through
gaps of the rows that lie between. What runs far along a strip has a lane in it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from changelab.diagrams.geometry import Point, Rect, between
from changelab.diagrams.network.grid import Grid
from changelab.diagrams.triangle.ports import Side, clamp, on_side, span, spread

#: How far apart bolts touch a side, or run through a gap.
_APART = 40.0
#: A bolt is straight across a strip unless it runs along it for this many times its height.
_FLAT = 1.8
#: Lanes of a strip: how far apart at least and at most, and how far from its borders.
_LANE, _WIDE_LANE, _RIM = 22.0, 44.0, 24.0
#: The least gap that a bolt fits through.
_GAP = 30.0
#: Where what runs along a strip leaves its box, from the corner.
_NEAR_CORNER = 60.0


@dataclass(frozen=True, slots=True)
class Join:
    """Two boxes to be joined, and the room that the number of the bolt takes."""

    one: str
    two: str
    number: float


@dataclass(slots=True)
class _End:
    """One end of a way, before and after the ends at a side are spread."""

    way: int
    box: str
    side: Side
    wanted: float
    toward: float
    at: float = 0.0


@dataclass(slots=True)
class _Passage:
    """Where a way goes through a row between its ends."""

    way: int
    row: int
    gap: tuple[float, float]
    wanted: float
    at: float = 0.0


def ways(joins: Sequence[Join], grid: Grid) -> list[tuple[Point, ...]]:
    """The corners of each way, from border to border."""
    ends = [_ends(index, join, grid) for index, join in enumerate(joins)]
    _spread_ends([end for both in ends for end in both], grid)
    passages = [_passages(index, both, grid) for index, both in enumerate(ends)]
    _spread_passages([passage for some in passages for passage in some])
    asked = _Lanes(grid, Counter())
    for lanes in (asked, _Lanes(grid, asked.taken)):
        routes = [_way(both, some, grid, lanes) for both, some in zip(ends, passages, strict=True)]
    return routes


def _ends(index: int, join: Join, grid: Grid) -> tuple[_End, _End]:
    keys = grid.in_order(join.one, join.two)
    one, two = (grid.boxes[key] for key in keys)
    upper, lower = (grid.row_of(key) for key in keys)
    if upper != lower:
        sides = (Side.BOTTOM, Side.TOP)
        wanted = (_crossing(one, two, one.bottom), _crossing(two, one, two.top))
    elif _face_each_other(one, two, join.number, grid, upper):
        sides = (Side.RIGHT, Side.LEFT)
        level = (max(one.bottom, two.bottom) + min(one.top, two.top)) / 2
        wanted = (level, level)
    else:
        side = Side.BOTTOM if upper == 0 else Side.TOP
        sides = (side, side)
        wanted = (one.right - _NEAR_CORNER, two.left + _NEAR_CORNER)
    axis = 0 if sides[0].is_level else 1
    first, second = (
        _End(index, key, side, clamp(at, *span(grid.boxes[key], side)), far.centre[axis])
        for key, side, at, far in zip(keys, sides, wanted, (two, one), strict=True)
    )
    return first, second


def _face_each_other(one: Rect, two: Rect, number: float, grid: Grid, row: int) -> bool:
    blank = Rect(one.right, max(one.bottom, two.bottom), two.left, min(one.top, two.top))
    return blank.width >= number and not any(box.overlaps(blank) for box in grid.in_row(row))


def _crossing(box: Rect, other: Rect, level: float) -> float:
    """The x at which the line between the middles is at that level."""
    (x0, y0), (_, y1) = box.centre, other.centre
    return between(box.centre, other.centre, (level - y0) / (y1 - y0))[0] if y1 != y0 else x0


def _spread_ends(ends: Sequence[_End], grid: Grid) -> None:
    by_side: dict[tuple[str, Side], list[_End]] = defaultdict(list)
    for end in ends:
        by_side[end.box, end.side].append(end)
    for (box, side), some in by_side.items():
        some.sort(key=lambda end: (end.wanted, end.toward, end.way))
        places = spread([end.wanted for end in some], *span(grid.boxes[box], side), _APART)
        for end, at in zip(some, places, strict=True):
            end.at = at


def _passages(index: int, ends: tuple[_End, _End], grid: Grid) -> list[_Passage]:
    """The gaps that are least out of the way."""
    one, two = ends
    found = []
    for row in range(grid.row_of(one.box) + 1, grid.row_of(two.box)):
        top, bottom = grid.boxes[one.box].bottom, grid.boxes[two.box].top
        level = grid.rows[row].centre[1]
        straight, _ = between((one.at, top), (two.at, bottom), (top - level) / (top - bottom))
        gap = min(_gaps(grid, row), key=lambda gap: abs(clamp(straight, *gap) - straight))
        found.append(_Passage(index, row, gap, clamp(straight, *gap)))
    return found


def _gaps(grid: Grid, row: int) -> list[tuple[float, float]]:
    """From where to where a way may run between the boxes of a row, and beside them."""
    area, boxes = grid.rows[row], grid.in_row(row)
    borders = [(area.left - _GAP, area.left), *((box.left, box.right) for box in boxes)]
    borders.append((area.right, area.right + _GAP))
    wide = [(one[1], two[0]) for one, two in pairwise(borders) if two[0] - one[1] >= _GAP]
    return [_inner(*gap) for gap in wide]


def _inner(left: float, right: float) -> tuple[float, float]:
    clear = min(_GAP, (right - left) / 2)
    return left + clear, right - clear


def _spread_passages(passages: Sequence[_Passage]) -> None:
    by_gap: dict[tuple[int, tuple[float, float]], list[_Passage]] = defaultdict(list)
    for passage in passages:
        by_gap[passage.row, passage.gap].append(passage)
    for (_, gap), some in by_gap.items():
        some.sort(key=lambda passage: (passage.wanted, passage.way))
        places = spread([passage.wanted for passage in some], *gap, _APART)
        for passage, at in zip(some, places, strict=True):
            passage.at = at


class _Lanes:
    """Levels in the strips for what runs along them; what overlaps has another, if it can.

    `wanted` is how many stretches there will be in each strip; `taken` how many there were.
    """

    def __init__(self, grid: Grid, wanted: Counter[int]) -> None:
        self._grid = grid
        self._wanted = wanted
        self._lanes: dict[int, list[list[tuple[float, float]]]] = {}
        self.taken: Counter[int] = Counter()

    def level(self, strip: int, left: float, right: float) -> float:
        """The level for a stretch from `left` to `right`; it is taken then."""
        self.taken[strip] += 1
        room = self._grid.strip(strip)
        free = room.height - 2 * _RIM
        count = max(1, min(self._wanted[strip], int(free // _LANE) + 1))
        apart = min(_WIDE_LANE, free / (count - 1)) if count > 1 else 0.0
        lanes = self._lanes.setdefault(strip, [[] for _ in range(count)])
        met = [sum(left < end and start < right for start, end in lane) for lane in lanes]
        lane = met.index(min(met))
        lanes[lane].append((left, right))
        return room.centre[1] + ((count - 1) / 2 - lane) * apart


def _way(
    ends: tuple[_End, _End], passages: Sequence[_Passage], grid: Grid, lanes: _Lanes
) -> tuple[Point, ...]:
    one, two = ends
    start = on_side(grid.boxes[one.box], one.side, one.at)
    end = on_side(grid.boxes[two.box], two.side, two.at)
    if not one.side.is_level:
        return start, end
    if one.side is two.side:
        strip = grid.row_of(one.box) - (1 if one.side is Side.TOP else 0)
        return _along(strip, start, end, grid, lanes)
    way: list[Point] = [start]
    row = grid.row_of(one.box)
    for passage in passages:
        through = grid.rows[passage.row]
        way += _across(row, way[-1], (passage.at, through.top), grid, lanes)[1:]
        way.append((passage.at, through.bottom))
        row = passage.row
    return (*way, *_across(row, way[-1], end, grid, lanes)[1:])


def _across(strip: int, start: Point, end: Point, grid: Grid, lanes: _Lanes) -> tuple[Point, ...]:
    """From the upper side of a strip to the lower one."""
    if abs(end[0] - start[0]) <= _FLAT * grid.strip(strip).height:
        return start, end
    return _along(strip, start, end, grid, lanes)


def _along(strip: int, start: Point, end: Point, grid: Grid, lanes: _Lanes) -> tuple[Point, ...]:
    """Into the strip, along it on a lane, and out of it."""
    left, right = sorted((start[0], end[0]))
    level = lanes.level(strip, left, right)
    ahead = 1.0 if end[0] >= start[0] else -1.0
    most = (right - left) * 0.45
    into, out = (min(abs(level - tip[1]), most) * ahead for tip in (start, end))
    return start, (start[0] + into, level), (end[0] - out, level), end
