"""The corpus: the turns of transcripts, laid down once and never changed but to erase."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from changelab.domain.research import Turn

_COLUMNS = "transcript, number, speaker, start, end, text, salt, seal"


@dataclass(frozen=True, slots=True)
class Looking:
    """Which turns of a transcript are looked for.

    Attributes:
        words: what they contain; small and capital letters are the same.
        speakers: only what these said; None is everyone, with those whom the file does not name.
        without: not what these said.
    """

    words: str = ""
    speakers: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()


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


def words(db: sqlite3.Connection, workshop: str) -> Iterator[tuple[str, str, str]]:
    """What was said, with transcript and speaker, to be searched."""
    yield from db.execute(
        "SELECT transcript, speaker, text FROM turns WHERE workshop = ?", [workshop]
    )


def ids_said_by(
    db: sqlite3.Connection, workshop: str, speakers: Iterable[tuple[str, str]]
) -> list[str]:
    """The ids of what these speakers (transcript, speaker) said."""
    found: list[str] = []
    for transcript, speaker in speakers:
        rows = db.execute(
            "SELECT number FROM turns WHERE workshop = ? AND transcript = ? AND speaker = ?"
            " ORDER BY number",
            [workshop, transcript, speaker],
        )
        found += [f"{transcript}/{number}" for (number,) in rows]
    return found


def numbers_of(
    db: sqlite3.Connection, workshop: str, transcript: str, looking: Looking
) -> list[int]:
    """The numbers of the turns that were looked for, in order."""
    sql = "SELECT number FROM turns WHERE workshop = ? AND transcript = ?"
    values: list[str] = [workshop, transcript]
    if looking.speakers is not None:
        sql += f" AND speaker IN ({_places(looking.speakers)})"
        values += looking.speakers
    if looking.without:
        sql += f" AND speaker NOT IN ({_places(looking.without)})"
        values += looking.without
    if looking.words:
        wanted = looking.words.casefold()
        # LIKE knows only the letters of English, and has signs of its own.
        db.create_function("has_words", 1, lambda text: wanted in text.casefold())
        sql += " AND has_words(text)"
    return [number for (number,) in db.execute(f"{sql} ORDER BY number", values)]


def these(
    db: sqlite3.Connection, workshop: str, transcript: str, numbers: Sequence[int]
) -> list[Turn]:
    """The turns of a transcript with these numbers, in order."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM turns WHERE workshop = ? AND transcript = ?"
        f" AND number IN ({_places(numbers)}) ORDER BY number",
        [workshop, transcript, *numbers],
    )
    return [Turn(*row) for row in rows]


def first_from(db: sqlite3.Connection, workshop: str, transcript: str, moment: int) -> int | None:
    """The number of the first turn that begins then or later; None if all began before."""
    (number,) = db.execute(
        "SELECT min(number) FROM turns WHERE workshop = ? AND transcript = ? AND start >= ?",
        [workshop, transcript, moment],
    ).fetchone()
    return number


def spoke(db: sqlite3.Connection, workshop: str) -> dict[tuple[str, str], int]:
    """How many turns each speaker has, by transcript and speaker."""
    rows = db.execute(
        "SELECT transcript, speaker, count(*) FROM turns WHERE workshop = ?"
        " GROUP BY transcript, speaker",
        [workshop],
    )
    return {(transcript, speaker): count for transcript, speaker, count in rows}


def lasting(db: sqlite3.Connection, workshop: str) -> dict[str, int]:
    """When the last turn of each transcript that has times is over, in milliseconds."""
    rows = db.execute(
        "SELECT transcript, max(coalesce(end, start)) FROM turns"
        " WHERE workshop = ? AND start IS NOT NULL GROUP BY transcript",
        [workshop],
    )
    return dict(rows.fetchall())


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def erase(
    db: sqlite3.Connection, workshop: str, speakers: Iterable[tuple[str, str]], instead: str
) -> None:
    """Overwrite what these speakers (transcript, speaker) said; the seals stay."""
    db.executemany(
        "UPDATE turns SET text = ?, salt = ''"
        " WHERE workshop = ? AND transcript = ? AND speaker = ?",
        [(instead, workshop, transcript, speaker) for transcript, speaker in speakers],
    )
