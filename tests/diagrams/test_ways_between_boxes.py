"""Ways of bolts between boxes in rows: straight where they can be, around boxes where not."""

from itertools import combinations, pairwise

from changelab.diagrams.geometry import Point, Rect, crosses
from changelab.diagrams.network.grid import Grid, stacked
from changelab.diagrams.network.ways import Join, ways
from changelab.diagrams.page import PAGE


def board(bolts: int = 3) -> Grid:
    """Three rows of three boxes: a to c, d to f, g to i."""
    rows = stacked(PAGE.grown(-14), [200.0] * 3, bolts)
    names = iter("abcdefghi")
    boxes = {
        next(names): Rect(left, row.bottom, left + 420, row.top)
        for row in rows
        for left in (40.0, 560.0, 1080.0)
    }
    return Grid(rows, boxes)


def way(one: str, two: str) -> tuple[Point, ...]:
    (found,) = ways([Join(one, two, 68.0)], board())
    return found


def test_it_works():
    """From the upper box to the lower one, across the strip between their rows."""
    grid = board()

    start, end = way("a", "d")

    assert start[1] == grid.boxes["a"].bottom
    assert end[1] == grid.boxes["d"].top


def test_facing_boxes_are_joined_straight():
    """With room for the number between them, on one level."""
    start, end = way("d", "e")

    assert start[1] == end[1]


def test_with_no_room_for_the_number_it_goes_around():
    """A wide number needs the strip; the way leaves and enters from above."""
    grid = board()
    (found,) = ways([Join("d", "e", 300.0)], grid)

    assert len(found) == 4
    assert found[0][1] == found[-1][1] == grid.boxes["d"].top


def test_a_box_between_is_gone_around():
    """From the first to the third of a row, over the second."""
    assert len(way("g", "i")) == 4


def test_rows_further_apart_are_joined_through_a_gap():
    """From the first row to the third the way goes between the boxes of the second."""
    assert len(way("b", "h")) >= 4


def test_lanes_of_a_strip_are_apart():
    """What runs along the same strip does so on levels of its own."""
    found = ways([Join("a", "c", 68.0), Join("a", "f", 68.0)], board())

    levels = [path[1][1] for path in found]
    assert abs(levels[0] - levels[1]) >= 20


def test_no_way_runs_through_a_box():
    """Any two of nine, alone and all at once."""
    joins = [Join(one, two, 68.0) for one, two in combinations("abcdefghi", 2)]
    grid = board(len(joins))

    for found in (ways(joins, grid), *([way] for each in joins for way in ways([each], grid))):
        for path in found:
            for box in grid.boxes.values():
                assert not any(crosses(box.grown(-0.1), *piece) for piece in pairwise(path))
