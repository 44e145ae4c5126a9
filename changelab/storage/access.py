"""Who may come in: hashes of tokens and the join codes on the wall."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token opens: a role in one workshop, or (workshop None) the whole house."""

    workshop: str | None
    role: str
    participant: str | None


def add_token(db: sqlite3.Connection, hashed: str, grant: Grant, at: str) -> None:
    """Let whoever holds the token in."""
    db.execute(
        "INSERT INTO tokens (hash, workshop, role, participant, made_at) VALUES (?, ?, ?, ?, ?)",
        [hashed, grant.workshop, grant.role, grant.participant, at],
    )


def grant_of(db: sqlite3.Connection, hashed: str) -> Grant | None:
    """What the token with that hash opens, if anything."""
    row = db.execute(
        "SELECT workshop, role, participant FROM tokens WHERE hash = ?", [hashed]
    ).fetchone()
    return Grant(*row) if row else None


def revoke(db: sqlite3.Connection, workshop: str | None, role: str) -> None:
    """Let nobody in any more with an earlier token of that role."""
    db.execute("DELETE FROM tokens WHERE workshop IS ? AND role = ?", [workshop, role])


def revoke_house_keys(db: sqlite3.Connection, before: str) -> None:
    """Let nobody in any more with a key of the whole house made before that time."""
    db.execute("DELETE FROM tokens WHERE workshop IS NULL AND made_at < ?", [before])


def add_code(db: sqlite3.Connection, code: str, workshop: str) -> bool:
    """Give the workshop that join code; False if the code is taken."""
    cursor = db.execute("INSERT OR IGNORE INTO join_codes VALUES (?, ?)", [code, workshop])
    return cursor.rowcount == 1


def code_of(db: sqlite3.Connection, workshop: str) -> str | None:
    """The join code of a workshop."""
    row = db.execute("SELECT code FROM join_codes WHERE workshop = ?", [workshop]).fetchone()
    return row[0] if row else None


def workshop_of(db: sqlite3.Connection, code: str) -> str | None:
    """The workshop that a join code leads to."""
    row = db.execute("SELECT workshop FROM join_codes WHERE code = ?", [code]).fetchone()
    return row[0] if row else None
