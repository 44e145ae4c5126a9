"""The tables, one small named step after another; a step is never edited once released."""

from changelab.storage.tables import Migrations, Tables

migrations = Migrations("changelab")


@migrations()
def m001_record(db: Tables) -> None:
    """The append-only record: the order is (workshop, seq), the sender's id finds an act again."""
    db.table("events").create(
        {
            "workshop": str,
            "seq": int,
            "session": str,
            "at": str,
            "actor": str,
            "act_id": str,
            "kind": str,
            "version": int,
            "payload": str,
        },
        pk=("workshop", "seq"),
        not_null={"workshop", "seq", "at", "actor", "act_id", "kind", "version", "payload"},
    )
    db.table("events").create_index(["workshop", "act_id"])


@migrations()
def m002_persons(db: Tables) -> None:
    """Who a pseudonym is: the key table. It never leaves with an export."""
    db.table("persons").create(
        {"workshop": str, "participant": str, "name": str, "secret": str},
        pk=("workshop", "participant"),
        not_null={"name", "secret"},
    )


@migrations()
def m003_access(db: Tables) -> None:
    """Who may come in: hashes of tokens, and the codes on the wall."""
    db.table("tokens").create(
        {"hash": str, "workshop": str, "role": str, "participant": str, "made_at": str},
        pk="hash",
        not_null={"role", "made_at"},
    )
    db.table("tokens").create_index(["workshop", "role"])
    db.table("join_codes").create({"code": str, "workshop": str}, pk="code", not_null={"workshop"})
