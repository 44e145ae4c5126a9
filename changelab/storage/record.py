"""The table of events: appended to, read in order, and never changed but to erase."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from changelab.domain.record import Recorded, read_event


@dataclass(frozen=True, slots=True)
class Filed:
    """Where an act stands in the record: its first and last seq, and by whom."""

    first: int
    last: int
    actor: str


def workshops(db: sqlite3.Connection) -> list[str]:
    """The ids of all workshops, in the order they were opened here."""
    rows = db.execute("SELECT workshop FROM events WHERE seq = 1 ORDER BY rowid")
    return [workshop for (workshop,) in rows]


def last_seq(db: sqlite3.Connection, workshop: str) -> int:
    """The seq of the newest event; 0 if there is no such workshop."""
    row = db.execute("SELECT max(seq) FROM events WHERE workshop = ?", [workshop]).fetchone()
    return row[0] or 0


def act_at(db: sqlite3.Connection, workshop: str, seq: int) -> str | None:
    """The id of the act that event `seq` came from; None if there is no such event."""
    row = db.execute(
        "SELECT act_id FROM events WHERE workshop = ? AND seq = ?", [workshop, seq]
    ).fetchone()
    return row[0] if row else None


def facts(
    db: sqlite3.Connection, workshop: str, after: int = 0, upto: int | None = None
) -> Iterator[Recorded]:
    """The events of a workshop with after < seq <= upto, in order.

    Raises:
        UnknownEvent: one of them cannot be read by this version.
    """
    rows = db.execute(
        "SELECT seq, at, session, actor, act_id, kind, version, payload FROM events"
        " WHERE workshop = ? AND seq > ? AND seq <= ? ORDER BY seq",
        [workshop, after, upto if upto is not None else 2**62],
    )
    for seq, at, session, actor, act_id, kind, version, payload in rows:
        yield Recorded(seq, at, session, actor, act_id, read_event(kind, version, payload))


def append(db: sqlite3.Connection, workshop: str, new: list[Recorded]) -> None:
    """Write events at the end of a workshop's record."""
    db.executemany(
        "INSERT INTO events (workshop, seq, session, at, actor, act_id, kind, version, payload)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                workshop,
                fact.seq,
                fact.session,
                fact.at,
                fact.actor,
                fact.act_id,
                fact.event.kind,
                fact.event.version,
                fact.event.model_dump_json(),
            )
            for fact in new
        ],
    )


def filed(db: sqlite3.Connection, workshop: str, act_id: str) -> Filed | None:
    """Where the act with that id stands, if it was recorded."""
    row = db.execute(
        "SELECT min(seq), max(seq), min(actor) FROM events WHERE workshop = ? AND act_id = ?",
        [workshop, act_id],
    ).fetchone()
    return Filed(*row) if row[0] else None


def rewrite(db: sqlite3.Connection, workshop: str, changed: Iterable[Recorded]) -> None:
    """Overwrite who did these events, and what they say; for withdrawals alone."""
    db.executemany(
        "UPDATE events SET actor = ?, payload = ? WHERE workshop = ? AND seq = ?",
        [(fact.actor, fact.event.model_dump_json(), workshop, fact.seq) for fact in changed],
    )
