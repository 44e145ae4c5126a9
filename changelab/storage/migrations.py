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


@migrations()
def m004_corpus(db: Tables) -> None:
    """What was said, turn by turn, beside the record; and what speakers are called in a file."""
    db.table("turns").create(
        {
            "workshop": str,
            "transcript": str,
            "number": int,
            "speaker": str,
            "start": int,
            "end": int,
            "text": str,
            "salt": str,
            "seal": str,
        },
        pk=("workshop", "transcript", "number"),
        not_null={"speaker", "text", "salt", "seal"},
    )
    db.table("speakers").create(
        {"workshop": str, "transcript": str, "speaker": str, "label": str},
        pk=("workshop", "transcript", "speaker"),
        not_null={"label"},
    )


@migrations()
def m005_files(db: Tables) -> None:
    """Pictures of mirror material by their SHA-256."""
    db.table("files").create(
        {"workshop": str, "file": str, "content": bytes},
        pk=("workshop", "file"),
        not_null={"content"},
    )


@migrations()
def m006_how_to_reach_people(db: Tables) -> None:
    """The key table also knows e-mail and phone: no export may hold them."""
    db.table("persons").add_column("email", str, not_null_default="")
    db.table("persons").add_column("phone", str, not_null_default="")


@migrations()
def m007_takings(db: Tables) -> None:
    """Which exports were made, so that they can be recalled when a person withdraws."""
    db.table("takings").create(
        {
            "workshop": str,
            "at": str,
            "purpose": str,
            "seq": int,
            "place": str,
            "sha256": str,
        },
        not_null={"workshop", "at", "purpose", "seq", "place", "sha256"},
    )
    db.table("takings").create_index(["workshop"])
