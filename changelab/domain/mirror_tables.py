"""A table of mirror material: its cells as CSV, which is how the record and the screens have it."""

import csv
import io

from changelab.domain.errors import Refused

#: What twenty people can still take in, and a phone can still show.
MOST_ROWS, MOST_COLUMNS = 200, 12

#: The cells of a table, row by row; the first row says what the columns are.
Cells = tuple[tuple[str, ...], ...]


def cells_of(text: str) -> Cells:
    """The cells of a table; short rows are filled up, empty ones left out.

    Raises:
        Refused: a quotation mark is not closed, or a cell is far too long.
    """
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), strict=True)
        ]
    except csv.Error:
        raise Refused(
            "This table cannot be read: a quotation mark stands alone.",
            "Save it as CSV once more, or paste the cells from a spreadsheet.",
        ) from None
    kept = [row for row in rows if any(row)]
    width = max(map(len, kept), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in kept)


def as_csv(cells: Cells) -> str:
    """The cells as the record has them."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(cells)
    return written.getvalue().strip("\n")


def check_table(text: str) -> None:
    """Nothing, if this is a table that a room can look at.

    Raises:
        Refused: it is empty, cannot be read, or is too large.
    """
    cells = cells_of(text)
    if not cells:
        raise Refused("There is nothing in it yet.", "Paste or upload the table.")
    rows, columns = len(cells), len(cells[0])
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Refused(
            f"This table is too large: {_counted(rows, 'row')} and {_counted(columns, 'column')}.",
            f"At most {MOST_ROWS} rows and {MOST_COLUMNS} columns can be shown. "
            "Keep the part that the group shall look at.",
        )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
