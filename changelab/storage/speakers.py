"""What speakers are called in the file a transcript came from: a part of the key table."""

import sqlite3
from collections.abc import Mapping


def keep(db: sqlite3.Connection, workshop: str, transcript: str, labels: Mapping[str, str]) -> None:
    """Write down what each speaker ("S1") is called."""
    db.executemany(
        "INSERT INTO speakers (workshop, transcript, speaker, label) VALUES (?, ?, ?, ?)",
        [(workshop, transcript, speaker, label) for speaker, label in labels.items()],
    )


def all_of(db: sqlite3.Connection, workshop: str) -> dict[tuple[str, str], str]:
    """What every speaker is called, by transcript and speaker."""
    rows = db.execute(
        "SELECT transcript, speaker, label FROM speakers WHERE workshop = ?"
        " ORDER BY transcript, speaker",
        [workshop],
    )
    return {(transcript, speaker): label for transcript, speaker, label in rows}


def of(db: sqlite3.Connection, workshop: str, transcript: str) -> dict[str, str]:
    """What each speaker of a transcript is called."""
    rows = db.execute(
        "SELECT speaker, label FROM speakers WHERE workshop = ? AND transcript = ?",
        [workshop, transcript],
    )
    return dict(rows.fetchall())


def forget(db: sqlite3.Connection, workshop: str, transcript: str, speaker: str) -> None:
    """Drop what a speaker is called."""
    db.execute(
        "DELETE FROM speakers WHERE workshop = ? AND transcript = ? AND speaker = ?",
        [workshop, transcript, speaker],
    )
