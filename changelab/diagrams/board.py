"""The 3x3 board by itself: where its cells stand, and the names around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from changelab.diagrams.diagram import Style, Words
from changelab.diagrams.filling import line_height
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.rows import names_width, row_name
from changelab.diagrams.text import drawable, fold, measure
from changelab.domain.vocabulary import Period, Surface
from changelab.domain.wording import Wording

#: Between cells; and inside them, at the sides, above and below.
GAP = 10.0
PAD_X, PAD_Y = 14.0, 9.0

_HEADING_SIZE = 28.0
_HEADING_HEIGHT = 40.0
_SLACK = 0.97


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a board.

    Attributes:
        columns: left and right of each surface's column.
        rows: bottom and top of each period's row.
    """

    columns: Mapping[Surface, tuple[float, float]]
    rows: Mapping[Period, tuple[float, float]]

    def cell(self, surface: Surface, period: Period) -> Rect:
        """The cell of that surface and period."""
        (left, right), (bottom, top) = self.columns[surface], self.rows[period]
        return Rect(left, bottom, right, top)


def cell_id(surface: Surface, period: Period) -> str:
    """The id of a cell, and the group of what stands in it."""
    return f"{surface}_{period}"


def board_area(wording: Wording, top: float) -> Rect:
    """Where the cells go: right of the periods' names, below the surfaces' names at the top."""
    names = names_width(drawable(wording.period(period)) for period in Period)
    left = PAGE.left + MARGIN + names + GAP
    return Rect(left, PAGE.bottom + MARGIN, PAGE.right - MARGIN, top - _HEADING_HEIGHT)


def columns_of(area: Rect, weights: Sequence[float]) -> list[tuple[float, float]]:
    """Left and right of columns that share the width by their weights."""
    unit = (area.width - (len(weights) - 1) * GAP) / sum(weights)
    columns, left = [], area.left
    for weight in weights:
        columns.append((left, left + weight * unit))
        left += weight * unit + GAP
    return columns


def grid_of(area: Rect, weights: Sequence[float], heights: Sequence[float]) -> Grid:
    """The grid with columns of these weights and rows of these heights, past on top."""
    rows, top = {}, area.top
    for period, height in zip(Period, heights, strict=True):
        rows[period] = (top - height, top)
        top -= height + GAP
    return Grid(dict(zip(Surface, columns_of(area, weights), strict=True)), rows)


def even_grid(wording: Wording, top: float) -> Grid:
    """The grid of an empty board: cells that are all alike."""
    area = board_area(wording, top)
    return grid_of(area, (1.0, 1.0, 1.0), [(area.height - 2 * GAP) / 3] * 3)


def period_names(grid: Grid, wording: Wording) -> list[Words]:
    """The names of the periods, each in the middle of its row."""
    right = min(left for left, _ in grid.columns.values()) - GAP
    return [
        row_name(
            str(period),
            drawable(wording.period(period)),
            Rect(PAGE.left + MARGIN, bottom, right, top),
        )
        for period, (bottom, top) in grid.rows.items()
    ]


def surface_name(surface: Surface, grid: Grid, wording: Wording) -> list[Words]:
    """The name of the surface over its column, and its question if there is room for it."""
    left, right = grid.columns[surface]
    top = max(top for _, top in grid.rows.values())
    area = Rect(left + PAD_X, top, right, top + _HEADING_HEIGHT)
    name = drawable(wording.surface(surface))
    line = fold(name, area.width * _SLACK, _HEADING_SIZE, Face.SEMIBOLD)
    end = min(area.left + measure(line, _HEADING_SIZE, Face.SEMIBOLD) / _SLACK + 1, area.right)
    words = [
        Words(
            f"{surface}_heading",
            _on_the_line(area, area.left, end, _HEADING_SIZE),
            (line,),
            Style.HEADING,
            _HEADING_SIZE,
            full=name,
            group=str(surface),
        )
    ]
    question = drawable(wording[f"prompt.{surface}"])
    start = end + PAD_X
    if measure(question, SMALLEST) <= (area.right - start) * _SLACK:
        rect = _on_the_line(area, start, area.right, SMALLEST)
        words.append(
            Words(
                f"{surface}_question",
                rect,
                (question,),
                Style.QUESTION,
                SMALLEST,
                group=str(surface),
            )
        )
    return words


def _on_the_line(area: Rect, left: float, right: float, size: float) -> Rect:
    """Where type of that size stands on the heading's line of writing."""
    middle, half = area.centre[1] - (_HEADING_SIZE - size) * 0.25, line_height(size) / 2
    return Rect(left, middle - half, right, middle + half)
