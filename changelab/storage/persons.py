"""The key table: which person a pseudonym is. Read to greet and to forget, never to export."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A pseudonym, the name the person gave (may be empty), the secret of their aliases, and
    how to reach them (may be empty)."""

    participant: str
    name: str
    secret: str
    email: str = ""
    phone: str = ""


def add(db: sqlite3.Connection, workshop: str, person: Person) -> None:
    """Write down who a pseudonym is."""
    db.execute(
        "INSERT INTO persons (workshop, participant, name, secret, email, phone)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [workshop, person.participant, person.name, person.secret, person.email, person.phone],
    )


def all_of(db: sqlite3.Connection, workshop: str) -> dict[str, Person]:
    """The persons of a workshop by pseudonym."""
    rows = db.execute(
        "SELECT participant, name, secret, email, phone FROM persons"
        " WHERE workshop = ? ORDER BY participant",
        [workshop],
    )
    return {row[0]: Person(*row) for row in rows}


def find(db: sqlite3.Connection, workshop: str, participant: str) -> Person | None:
    """The person behind a pseudonym, unless forgotten."""
    row = db.execute(
        "SELECT participant, name, secret, email, phone FROM persons"
        " WHERE workshop = ? AND participant = ?",
        [workshop, participant],
    ).fetchone()
    return Person(*row) if row else None


def rename(db: sqlite3.Connection, workshop: str, participant: str, name: str) -> bool:
    """Change the name a person goes by; False if there is no such person."""
    cursor = db.execute(
        "UPDATE persons SET name = ? WHERE workshop = ? AND participant = ?",
        [name, workshop, participant],
    )
    return cursor.rowcount == 1


def reach(db: sqlite3.Connection, workshop: str, participant: str, email: str, phone: str) -> bool:
    """Change how a person can be reached; False if there is no such person."""
    cursor = db.execute(
        "UPDATE persons SET email = ?, phone = ? WHERE workshop = ? AND participant = ?",
        [email, phone, workshop, participant],
    )
    return cursor.rowcount == 1


def forget(db: sqlite3.Connection, workshop: str, participant: str) -> None:
    """Remove the name and the secret, and every token that let the person in."""
    for table in ("persons", "tokens"):
        db.execute(
            f"DELETE FROM {table} WHERE workshop = ? AND participant = ?", [workshop, participant]
        )
