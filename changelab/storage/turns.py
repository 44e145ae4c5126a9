"""The corpus: the turns of transcripts, laid down once and never changed but to erase."""

import sqlite3
from collections.abc import Iterable

from changelab.domain.entities import Turn

_COLUMNS = "transcript, number, speaker, start, end, text, salt, seal"


def lay_down(db: sqlite3.Connection, workshop: str, turns: Iterable[Turn]) -> None:
    """Add the turns of a transcript that is just being imported."""
    db.executemany(
        f"INSERT INTO turns (workshop, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                workshop,
                turn.transcript,
                turn.number,
                turn.speaker,
                turn.start,
                turn.end,
                turn.text,
                turn.salt,
                turn.seal,
            )
            for turn in turns
        ),
    )


def all_of(db: sqlite3.Connection, workshop: str) -> dict[str, tuple[Turn, ...]]:
    """Every turn of a workshop by transcript, in order."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM turns WHERE workshop = ? ORDER BY transcript, number", [workshop]
    )
    found: dict[str, list[Turn]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Turn(*row))
    return {key: tuple(turns) for key, turns in found.items()}


def some_of(
    db: sqlite3.Connection, workshop: str, transcript: str, first: int, last: int
) -> list[Turn]:
    """The turns of a transcript from number `first` to `last`, in order."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM turns"
        " WHERE workshop = ? AND transcript = ? AND number BETWEEN ? AND ? ORDER BY number",
        [workshop, transcript, first, last],
    )
    return [Turn(*row) for row in rows]


def erase(
    db: sqlite3.Connection, workshop: str, speakers: Iterable[tuple[str, str]], instead: str
) -> None:
    """Overwrite what these speakers (transcript, speaker) said; the seals stay."""
    db.executemany(
        "UPDATE turns SET text = ?, salt = ''"
        " WHERE workshop = ? AND transcript = ? AND speaker = ?",
        [(instead, workshop, transcript, speaker) for transcript, speaker in speakers],
    )
