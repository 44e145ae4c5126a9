"""Tables of talk: CSV and TSV, with a row of headings or the columns time, speaker, words."""

import csv
import io
import re
from collections.abc import Iterator

from changelab.intake.transcripts import names
from changelab.intake.transcripts.stamps import milliseconds
from changelab.intake.transcripts.written_down import CannotRead, Line

_SPEAKER = {"speaker", "name", "who", "participant", "person", "speaker name", "voice"}
_TEXT = {
    "text", "transcript", "content", "utterance", "words", "said", "what", "caption", "turn",
    "sentence", "speech", "contribution",
}  # fmt: skip
_START = {
    "start", "begin", "time", "timestamp", "timecode", "start time", "begin time", "from",
    "starts", "in", "timespan", "offset",
}  # fmt: skip
_END = {"end", "end time", "stop", "to", "ends", "until", "out"}
#: What stands in a heading after the name: "start_ms", "Start (s)".
_UNIT = re.compile(r"[\s_(\[]*(ms|msec|milliseconds|s|sec|seconds)[)\]]?$")
_SEPARATORS = ("\t", ",", ";", "|")
#: Rows that are looked at to tell a table.
_SAMPLE = 40
Row = tuple[int, list[str]]


class Columns:
    """Which column is what, and in which unit times are."""

    def __init__(self, headings: list[str]) -> None:
        self.at: dict[str, int] = {}
        self.unit = ""
        for place, heading in enumerate(headings):
            plain = heading.strip().casefold().replace("_", " ")
            unit = _UNIT.search(plain)
            for kind, called in (
                ("text", _TEXT), ("speaker", _SPEAKER), ("start", _START), ("end", _END)
            ):  # fmt: skip
                bare = plain[: unit.start()].strip() if unit else plain
                if {plain, bare} & called and kind not in self.at:
                    self.at[kind] = place
                    if unit and plain not in called and kind in ("start", "end"):
                        self.unit = "ms" if unit.group(1).startswith("m") else "s"
                    break

    @property
    def make_a_table(self) -> bool:
        """True if words stand in a column, and beside them who speaks or when."""
        return "text" in self.at and bool({"speaker", "start"} & self.at.keys())


def separator_of(text: str) -> str | None:
    """What separates the columns, if this is a table of talk."""
    head = "\n".join(text.lstrip("\n").split("\n")[:_SAMPLE])
    for separator in _SEPARATORS:
        rows = _rows(head, separator)
        try:
            first = next(rows, (0, []))[1]
            if len(first) > 1 and Columns(first).make_a_table:
                return separator
        except CannotRead:
            continue
    lines = [line for line in head.split("\n") if line.strip()]
    if lines and all(line.count("\t") >= 1 for line in lines):
        tabbed = [line.split("\t") for line in lines]
        if all(_as_time(row[0], "") is not None for row in tabbed) or (
            len(tabbed) > 1 and all(names.may_be_name(names.tidy(row[0])) for row in tabbed)
        ):
            return "\t"
    return None


def said_in_table(text: str, separator: str) -> list[Line]:
    """Who said what, row by row.

    Raises:
        CannotRead: it is no table that can be read.
    """
    return said_in_rows(list(_rows(text, separator)))


def said_in_rows(rows: list[Row]) -> list[Line]:
    """The same of rows that are read already; each with the line of the file it stands in."""
    rows = [(place, row) for place, row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return []
    columns = Columns(rows[0][1])
    if columns.make_a_table:
        rows = rows[1:]
    else:
        columns = _by_place(rows)
    unit = columns.unit or _unit_of(rows, columns)

    def cell(row: list[str], kind: str) -> str:
        place = columns.at.get(kind)
        return row[place].strip() if place is not None and place < len(row) else ""

    return [
        Line(
            names.tidy(cell(row, "speaker")),
            _as_time(cell(row, "start"), unit),
            _as_time(cell(row, "end"), unit),
            cell(row, "text"),
            place,
        )
        for place, row in rows
    ]


#: Characters: what is longer lacks a quotation mark. (Any library may lift the limit of csv.)
_LONGEST_CELL = 128 * 1024


def _rows(text: str, separator: str) -> Iterator[Row]:
    # A quote in the middle of a TSV is a quote; in a CSV it may hold line breaks.
    verbatim = separator == "\t" and '\t"' not in text
    reader = csv.reader(
        io.StringIO(text),
        delimiter=separator,
        quoting=csv.QUOTE_NONE if verbatim else csv.QUOTE_MINIMAL,
    )
    before = 0
    try:
        for row in reader:
            if any(len(cell) > _LONGEST_CELL for cell in row):
                raise csv.Error
            yield before + 1, row
            before = reader.line_num
    except csv.Error:
        raise CannotRead(
            f"The table cannot be read after line {before}: a cell is too long, or a quotation "
            "mark is missing.",
            "Save it again as CSV (UTF-8) from your spreadsheet, then choose it again.",
        ) from None


def _by_place(rows: list[Row]) -> Columns:
    """Without headings: time, speaker, words; or speaker, words; or time, words."""
    first = rows[0][1]
    kinds = ["text"]
    if len(first) >= 2:
        timed = sum(_as_time(row[0], "") is not None for _, row in rows if row) > len(rows) / 2
        kinds = ["start", "text"] if timed else ["speaker", "text"]
        if len(first) >= 3:
            kinds = ["start", "speaker", "text"] if timed else ["speaker", "start", "text"]
    return Columns(kinds)


def _unit_of(rows: list[Row], columns: Columns) -> str:
    """Whole numbers that go far beyond a day of seconds, or step by thousands, are milliseconds."""
    place = columns.at.get("start")
    if place is None:
        return "s"
    values = [row[place].strip() for _, row in rows if place < len(row)]
    values = [value for value in values if value]
    if not values or not all(value.isascii() and value.isdigit() for value in values):
        return "s"
    numbers = [int(value[:15]) for value in values]
    return "ms" if max(numbers) > 86_400 or max(numbers) / len(numbers) > 300 else "s"


def _as_time(cell: str, unit: str) -> int | None:
    cell = cell.strip().strip("[]()")
    if ":" in cell:
        return milliseconds(cell.replace(" ", ""))
    number = cell.replace(",", ".", 1)
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", number):
        return None
    return round(float(number) * (1 if unit == "ms" else 1000))
