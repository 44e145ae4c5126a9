"""The bytes of pictures of mirror material, by SHA-256; too large for the record."""

import sqlite3


def keep(db: sqlite3.Connection, workshop: str, file: str, content: bytes) -> None:
    """Keep a file; the same one twice is one."""
    db.execute(
        "INSERT OR IGNORE INTO files (workshop, file, content) VALUES (?, ?, ?)",
        [workshop, file, content],
    )


def content(db: sqlite3.Connection, workshop: str, file: str) -> bytes | None:
    """The bytes of a file; None if it is not here."""
    row = db.execute(
        "SELECT content FROM files WHERE workshop = ? AND file = ?", [workshop, file]
    ).fetchone()
    return row[0] if row else None


def all_of(db: sqlite3.Connection, workshop: str) -> dict[str, bytes]:
    """Every file of a workshop."""
    rows = db.execute(
        "SELECT file, content FROM files WHERE workshop = ? ORDER BY file", [workshop]
    )
    return dict(rows.fetchall())


def erase(db: sqlite3.Connection, workshop: str, file: str) -> None:
    """Drop a file for good."""
    db.execute("DELETE FROM files WHERE workshop = ? AND file = ?", [workshop, file])
