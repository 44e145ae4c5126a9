"""The surfaces: the 3x3 board that the group works on (Engeström et al. 1996).

Columns run from experience to theory, rows from past to future. Rows and columns
grow where there is more; what does not fit is folded, the newest stays.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from changelab.diagrams.board import (
    GAP,
    PAD_X,
    PAD_Y,
    Grid,
    board_area,
    cell_id,
    columns_of,
    grid_of,
    period_names,
    surface_name,
)
from changelab.diagrams.diagram import Diagram, Panel, Role, Style, Words
from changelab.diagrams.filling import Placed, fill, line_height, needed
from changelab.diagrams.geometry import Rect
from changelab.diagrams.headline import BELOW, headline, title_of
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import PAGE, SMALLEST
from changelab.diagrams.rows import share
from changelab.diagrams.shown import MOST_ENTRIES, ShownEntry
from changelab.diagrams.text import drawable
from changelab.domain.entities import Note
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Standing, Surface
from changelab.domain.wording import Wording

_TITLE = "Surfaces"
#: Notes are set in the largest of these at which all of them fit, else in the last, folded.
_SIZES = (32.0, 28.0, SMALLEST)
#: A column is twice as wide as another if it holds so many times what it would of equal shares.
_MUCH = 1.3
_EVEN = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds: the newest notes, and how many there are before them."""

    notes: tuple[ShownEntry, ...]
    earlier: int

    @property
    def count(self) -> int:
        return len(self.notes) + self.earlier


Board = Mapping[tuple[Surface, Period], Cell]


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    yield Subject(drawable(state.about.title))


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    wording = Wording(state.about.wording)
    board = _board(state)
    size, grid = _grid(board, board_area(wording, BELOW))
    panels, words = [], [headline(state.about.title, _TITLE), *period_names(grid, wording)]
    for surface in Surface:
        words += surface_name(surface, grid, wording)
        for when in Period:
            key, rect = cell_id(surface, when), grid.cell(surface, when)
            panels.append(Panel(key, rect, Role.CELL, group=key))
            words += _notes(key, rect, board[surface, when], size)
    return Diagram(
        name=name,
        title=title_of(state.about.title, _TITLE),
        text=_sentences(state, wording, board),
        page=PAGE,
        panels=tuple(panels),
        words=tuple(words),
    )


SURFACES = Kind(
    name="surfaces",
    title=_TITLE,
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"notes", "about"}),
)


def _board(state: WorkshopState) -> Board:
    """The shown notes that have a place on the board, by cell, oldest first."""
    held: dict[tuple[Surface, Period], list[Note]] = defaultdict(list)
    for note in state.notes.values():
        if note.standing is Standing.SHOWN and note.surface is not None:
            held[note.surface, note.period].append(note)
    return {
        (surface, period): _cell(held[surface, period]) for surface in Surface for period in Period
    }


def _cell(notes: Sequence[Note]) -> Cell:
    newest = notes[-MOST_ENTRIES:]
    return Cell(
        tuple(ShownEntry(note.id, drawable(note.text)) for note in newest),
        len(notes) - len(newest),
    )


def _grid(board: Board, area: Rect) -> tuple[float, Grid]:
    """The size of type, and the grid, in which the notes are largest and fold least."""
    free = area.height - 2 * GAP
    for size in _SIZES:
        for weights in dict.fromkeys((_EVEN, _weights(board))):
            wanted = _wanted(board, area, size, weights)
            if sum(wanted) <= free:
                spare = (free - sum(wanted)) / 3
                return size, grid_of(area, weights, [row + spare for row in wanted])
    return size, grid_of(area, weights, share(wanted, free))


def _weights(board: Board) -> tuple[float, ...]:
    """Columns that hold much more than the others are twice as wide."""
    held = [sum(board[surface, period].count for period in Period) for surface in Surface]
    return tuple(2.0 if count * 3 > _MUCH * sum(held) else 1.0 for count in held)


def _wanted(board: Board, area: Rect, size: float, weights: Sequence[float]) -> list[float]:
    """The heights at which every cell of a row shows all it has, two lines at least."""
    widths = [right - left - 2 * PAD_X for left, right in columns_of(area, weights)]
    rows = []
    for period in Period:
        cells = [board[surface, period] for surface in Surface]
        tallest = max(_needed(cell, width, size) for cell, width in zip(cells, widths, strict=True))
        rows.append(2 * PAD_Y + max(tallest, 2 * line_height(size)))
    return rows


def _needed(cell: Cell, width: float, size: float) -> float:
    return float("inf") if cell.earlier else needed(cell.notes, width, size)


def _notes(key: str, rect: Rect, cell: Cell, size: float) -> list[Words]:
    """The notes that fit; of a cell that holds none, nothing."""
    if not cell.count:
        return []
    area = Rect(rect.left + PAD_X, rect.bottom + PAD_Y, rect.right - PAD_X, rect.top - PAD_Y)
    filling = fill(cell.notes, cell.earlier, area.width, area.height, size)
    words = [_note(one, area, size, key) for one in filling.placed]
    if filling.more:
        left, top = area.left + filling.more_at[0], area.top - filling.more_at[1]
        rest = Rect(left, top - line_height(size), area.right, top)
        line = f"+ {filling.more} more"
        words.append(Words(f"{key}_more", rest, (line,), Style.MORE, size, group=key))
    return words


def _note(one: Placed, area: Rect, size: float, group: str) -> Words:
    left, top = area.left + one.x, area.top - one.y
    return Words(
        one.entry.id,
        Rect(left, top - len(one.lines) * line_height(size), left + one.width, top),
        one.lines,
        Style.ENTRY,
        size,
        full=one.entry.text if one.is_cut else "",
        classes=(one.entry.id,),
        group=group,
    )


def _sentences(state: WorkshopState, wording: Wording, board: Board) -> str:
    """Everything the picture shows, column by column, also what it had to fold away."""
    said = [f"{title_of(state.about.title, _TITLE)}."]
    for surface in Surface:
        name = drawable(wording.surface(surface))
        for period in Period:
            listed = _listed(board[surface, period])
            said.append(f"{name}, {drawable(wording.period(period))}: {listed}.")
    return "\n".join(said)


def _listed(cell: Cell) -> str:
    if not cell.count:
        return "nothing yet"
    before = f"{cell.earlier} earlier, then " if cell.earlier else ""
    return before + "; ".join(note.text for note in cell.notes)
