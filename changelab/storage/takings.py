"""Which exports were made of a workshop, where to and when: what to recall after a withdrawal."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """An export that was made: when, for what, up to which event, where to, and its zip's hash."""

    at: str
    purpose: str
    seq: int
    place: str
    sha256: str


def note(db: sqlite3.Connection, workshop: str, made: Made) -> None:
    """Write down that an export was made."""
    db.execute(
        "INSERT INTO takings (workshop, at, purpose, seq, place, sha256) VALUES (?, ?, ?, ?, ?, ?)",
        [workshop, made.at, made.purpose, made.seq, made.place, made.sha256],
    )


def all_of(db: sqlite3.Connection, workshop: str) -> list[Made]:
    """The exports of a workshop, the oldest first."""
    rows = db.execute(
        "SELECT at, purpose, seq, place, sha256 FROM takings WHERE workshop = ? ORDER BY rowid",
        [workshop],
    )
    return [Made(*row) for row in rows]
