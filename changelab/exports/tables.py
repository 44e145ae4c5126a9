"""Tidy CSV tables with a data package: one row one thing, ids as foreign keys.

Spreadsheets run a cell that begins like a formula. Such text is guarded by one
apostrophe in front, and so is text that begins with an apostrophe: reading a
cell takes one apostrophe off and gives the exact text back.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from changelab.domain.state import WorkshopState

#: What a spreadsheet may run (OWASP, CSV injection), and the guard itself.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")

GUARD_RULE = (
    "A cell whose text begins with = + - @ ' tab, carriage return or line feed carries one "
    "apostrophe (') in front, unless it is a plain number. To get the exact text back, take "
    "one leading apostrophe off each cell that begins with one."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its data package type, what it means.

    Attributes:
        values: the words it may hold, if they are a closed list.
        refers_to: the table whose key it holds.
        required: never empty.
    """

    name: str
    meaning: str
    type: str = "string"
    values: tuple[str, ...] = ()
    refers_to: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its columns, its key columns, its rows."""

    name: str
    row_is: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}.csv"


def table_of(
    name: str,
    row_is: str,
    things: Iterable[Any],
    *columns: tuple[Column, Callable[[Any], Any]],
    key: int = 1,
) -> Table:
    """A table with a row for each thing; each column says how its value is read from it.

    `key` is how many of the columns, from the left, tell one row from another.
    """
    heads = tuple(column for column, _ in columns)
    return Table(
        name,
        row_is,
        heads,
        tuple(column.name for column in heads[:key]),
        [tuple(value(thing) for _, value in columns) for thing in things],
    )


def known(key: str | None, rows: Mapping[str, Any]) -> str | None:
    """The id, unless what it named was undone since: a foreign key points at something."""
    return key if key in rows else None


def write_cell(text: str) -> str:
    """The text as a cell that no spreadsheet runs; `read_cell` gives it back."""
    if text.startswith(_RISKY) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def read_cell(cell: str) -> str:
    """The exact text that `write_cell` was given."""
    return cell.removeprefix("'")


def write_csv(table: Table) -> str:
    """The table as CSV (RFC 4180); a header, then the rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([write_cell(as_text(value)) for value in row] for row in table.rows)
    return out.getvalue()


def as_text(value: Any) -> str:
    """A value of a row in words; nothing is empty."""
    match value:
        case str():
            return str(value)
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple() | list():
            return json.dumps([str(one) for one in value], ensure_ascii=False) if value else ""
        case _:
            return str(value)


def write_datapackage(
    state: WorkshopState, written: Iterable[tuple[Table, bytes]], folder: str
) -> str:
    """The `datapackage.json` that describes the tables, each with its CSV as it was written.

    They lie in `folder` beside it.
    """
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": state.workshop.lower(),
        "title": state.about.title,
        "description": f"Tables of a Change Laboratory workshop, in UTF-8. {GUARD_RULE} "
        "An empty cell means that there is nothing to say.",
        "formulaGuard": GUARD_RULE,
        "resources": [_resource(table, content, folder) for table, content in written],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, content: bytes, folder: str) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": f"{folder}/{table.file}",
        "description": f"One row is {table.row_is}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
            **_foreign_keys(table),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = [str(value) for value in column.values]
    return {
        "name": column.name,
        "type": column.type,
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_keys(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": [column.name],
            "reference": {
                "resource": (column.refers_to or "").replace("_", "-"),
                "fields": [_KEY_OF[column.refers_to]],
            },
        }
        for column in table.columns
        if column.refers_to
    ]
    return {"foreignKeys": keys} if keys else {}


#: The key column of each table that others refer to.
_KEY_OF = {
    "sessions": "session",
    "tasks": "task",
    "groups": "group",
    "participants": "participant",
    "activity_systems": "system",
    "contributions": "contribution",
    "contradictions": "contradiction",
    "headings": "heading",
    "four_fields": "field",
    "forms": "form",
    "construed_objects": "construed_object",
    "ballots": "ballot",
    "materials": "material",
    "transcripts": "transcript",
    "turns": "turn",
    "episodes": "episode",
    "codebooks": "codebook",
    "codes": "code",
    "coders": "coder",
    "codings": "coding",
}
