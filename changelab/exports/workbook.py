"""`tables.xlsx`: the tables in one workbook, for those who read them in a spreadsheet.

Text stays text, whatever it looks like: no cell is a formula or a link, none becomes a number.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from changelab.exports.moments import moment_of
from changelab.exports.tables import Column, Table, as_text
from changelab.exports.zipping import packed_anew

#: What a cell can hold, in UTF-16 units, and a sheet in rows, the header included.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
ABOUT = "About"

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # No words of people in temporary files.
    "in_memory": True,
}
#: Controls, halves of characters, and what XML cannot hold at all.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
#: How wide columns are, in characters, and how many rows are looked at for it.
_NARROWEST, _WIDEST, _LOOKED_AT = 6, 60, 200

_RULES = (
    "A sheet for each table, the same as in data/tables. One row is one thing; the columns that "
    "refer to another table hold ids of its first column.",
    "All text is text: no cell is a formula or a link. An empty cell means that there is nothing "
    "to say. Times are UTC.",
    f"A cell holds at most {CELL_LIMIT:,} characters, and no control characters: a longer text is "
    f"cut and says so at its end, and {_REPLACED} stands for what a cell cannot hold. The exact "
    "text is in the CSV file of the same name.",
)


def write_workbook(title: str, at: str, tables: Sequence[Table]) -> bytes:
    """The workbook of these tables; the same tables give the same bytes.

    Args:
        title: whose tables they are.
        at: when the newest thing in them was recorded.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    made = moment_of(at).replace(tzinfo=None)
    book.set_properties({"title": inert(title), "created": made})
    head = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _write_about(book.add_worksheet(ABOUT), head, wrapped, title, tables)
    for table in tables:
        _write_sheet(book.add_worksheet(sheet_of(table)), head, table)
    book.close()
    return packed_anew(out.getvalue())


def sheet_of(table: Table) -> str:
    """What the sheet of a table is called."""
    return table.name[:31]


def inert(text: str, whole_in: str = "") -> str:
    """The text as a cell can hold it; `whole_in` names the file that has all of it."""
    text = _NOT_IN_XML.sub(_REPLACED, text)
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take it for markup of its own and put it into the file as it is.
        text += " "
    if len(text) > CELL_LIMIT // 2 and _units(text) > CELL_LIMIT:
        mark = f" … [cut here; the whole text is in {whole_in}]"
        text = _cut(text, CELL_LIMIT - _units(mark)) + mark
    return text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, units: int) -> str:
    """The beginning of the text; no character is cut in two."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def _write_sheet(sheet: Worksheet, head: Format, table: Table) -> None:
    sheet.freeze_panes(1, 1)
    for place, width in enumerate(_widths(table)):
        sheet.set_column(place, place, width)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, head)
    for number, row in enumerate(islice(table.rows, ROW_LIMIT - 1), start=1):
        for place, value in enumerate(row):
            match value:
                case None | "" | ():
                    pass
                case bool():
                    sheet.write_boolean(number, place, value)
                case int() | float():
                    sheet.write_number(number, place, value)
                case _:
                    sheet.write_string(number, place, inert(as_text(value), table.file))
    if table.rows:
        sheet.autofilter(0, 0, min(len(table.rows), ROW_LIMIT - 1), len(table.columns) - 1)


def _widths(table: Table) -> Iterator[int]:
    for place, column in enumerate(table.columns):
        first = (as_text(row[place]) for row in table.rows[:_LOOKED_AT])
        longest = max(map(len, first), default=0)
        yield min(max(longest, len(column.name) + 2, _NARROWEST), _WIDEST) + 1


def _write_about(
    sheet: Worksheet, head: Format, wrapped: Format, title: str, tables: Sequence[Table]
) -> None:
    """What each sheet and each column is."""
    for place, width in enumerate((26, 22, 12, 90, 24)):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, inert(title), head)
    number = 1
    for rule in _RULES:
        sheet.merge_range(number, 0, number, 4, rule, wrapped)
        sheet.set_row(number, 32)
        number += 1
    number = _write_rows(
        sheet,
        number + 1,
        (head, wrapped),
        ("sheet", "rows", "", "one row is"),
        ((sheet_of(one), _extent(one), "", one.row_is) for one in tables),
    )
    _write_rows(
        sheet,
        number + 1,
        (head, wrapped),
        ("sheet", "column", "type", "what it means", "refers to"),
        (_said(table, column) for table in tables for column in table.columns),
    )


def _extent(table: Table) -> str:
    held = min(len(table.rows), ROW_LIMIT - 1)
    return f"{held:,}" if held == len(table.rows) else f"the first {held:,} of {len(table.rows):,}"


def _said(table: Table, column: Column) -> tuple[str, ...]:
    words = f" One of: {', '.join(map(str, column.values))}." if column.values else ""
    return (
        sheet_of(table),
        column.name,
        column.type,
        f"{column.meaning}.{words}" if words else column.meaning,
        column.refers_to or "",
    )


def _write_rows(
    sheet: Worksheet,
    number: int,
    formats: tuple[Format, Format],
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> int:
    """A block of text below a heading, from row `number` on; gives the row after it."""
    head, wrapped = formats
    for place, name in enumerate(heads):
        sheet.write_string(number, place, name, head)
    for row in rows:
        number += 1
        for place, text in enumerate(row):
            sheet.write_string(number, place, inert(text), wrapped)
    return number + 1
