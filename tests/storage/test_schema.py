"""The tables as they are: a step once released is never edited."""

import re
import sqlite3

from sqlite_utils import Database as Tables

from changelab.storage.database import APPLICATION_ID, FILE_NAME, Database
from changelab.storage.migrations import migrations

SCHEMA = """
CREATE TABLE "_sqlite_migrations" (
    "id" INTEGER PRIMARY KEY,
    "migration_set" TEXT,
    "name" TEXT,
    "applied_at" TEXT
)
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")
CREATE TABLE "events" (
    "workshop" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "session" TEXT,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "act_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "payload" TEXT NOT NULL,
    PRIMARY KEY ("workshop", "seq")
)
CREATE INDEX "idx_events_workshop_act_id" ON "events" ("workshop", "act_id")
CREATE TABLE "persons" (
    "workshop" TEXT,
    "participant" TEXT,
    "name" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "email" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    PRIMARY KEY ("workshop", "participant")
)
CREATE TABLE "tokens" (
    "hash" TEXT PRIMARY KEY,
    "workshop" TEXT,
    "role" TEXT NOT NULL,
    "participant" TEXT,
    "made_at" TEXT NOT NULL
)
CREATE INDEX "idx_tokens_workshop_role" ON "tokens" ("workshop", "role")
CREATE TABLE "join_codes" (
    "code" TEXT PRIMARY KEY,
    "workshop" TEXT NOT NULL
)
CREATE TABLE "turns" (
    "workshop" TEXT,
    "transcript" TEXT,
    "number" INTEGER,
    "speaker" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "text" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    PRIMARY KEY ("workshop", "transcript", "number")
)
CREATE TABLE "speakers" (
    "workshop" TEXT,
    "transcript" TEXT,
    "speaker" TEXT,
    "label" TEXT NOT NULL,
    PRIMARY KEY ("workshop", "transcript", "speaker")
)
CREATE TABLE "files" (
    "workshop" TEXT,
    "file" TEXT,
    "content" BLOB NOT NULL,
    PRIMARY KEY ("workshop", "file")
)
CREATE TABLE "takings" (
    "workshop" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "sha256" TEXT NOT NULL
)
CREATE INDEX "idx_takings_workshop" ON "takings" ("workshop")
"""

STEPS = [
    "m001_record",
    "m002_persons",
    "m003_access",
    "m004_corpus",
    "m005_files",
    "m006_how_to_reach_people",
    "m007_takings",
]


def squeezed(text: str) -> str:
    """The same without blanks that mean nothing."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(text.split()))


def test_the_whole_schema_is_as_stated(folder):
    """Every table and index of a new database, word for word."""
    Database(folder).close()
    db = sqlite3.connect(folder / FILE_NAME)
    found = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    schema = squeezed(" ".join(sql for (sql,) in found))
    db.close()

    assert schema == squeezed(SCHEMA)


def test_the_steps_are_applied_in_their_order(folder):
    """Each step is written down once; opening again applies none."""
    Database(folder).close()
    Database(folder).close()
    db = sqlite3.connect(folder / FILE_NAME)
    applied = [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    db.close()

    assert applied == STEPS


def test_an_older_database_is_copied_before_it_is_changed(folder):
    """Opened by this version, a database of an earlier one is brought up to date; a copy stays."""
    db = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrations.apply(Tables(db), stop_before="m003_access")
    db.execute("INSERT INTO persons VALUES ('w', 'P01', 'Bilal', 's')")
    db.close()
    Database(folder).close()

    (copy,) = folder.glob("*before-m003_access*")
    tables = []
    for file in (copy, folder / FILE_NAME):
        db = sqlite3.connect(file)
        assert db.execute("SELECT name FROM persons").fetchall() == [("Bilal",)]
        (count,) = db.execute("SELECT count(*) FROM sqlite_master WHERE name='tokens'").fetchone()
        tables.append(count)
        db.close()
    assert tables == [0, 1]
