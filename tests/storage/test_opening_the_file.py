"""Opening the database: made when absent, and refused with a sentence when it cannot be used."""

import sqlite3
from pathlib import Path

import pytest

from changelab.domain.errors import ChangeLabError
from changelab.storage import database
from changelab.storage.database import APPLICATION_ID, FILE_NAME, Database, DatabaseUnusable


def refusal(folder: Path) -> str:
    """What is said when the database of that folder cannot be opened."""
    with pytest.raises(DatabaseUnusable) as refused:
        Database(folder)
    assert refused.value.happened and refused.value.remedy
    return str(refused.value)


def test_a_new_folder_gets_a_database_of_ours(tmp_path):
    """Missing folders are made; the file is marked as ours and safe against power cuts."""
    opened = Database(tmp_path / "not" / "yet" / "there")
    with opened.using() as db:
        marks = [
            db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "journal_mode", "synchronous", "secure_delete")
        ]
    opened.close()

    assert marks == [APPLICATION_ID, "wal", 2, 1]


def test_opening_again_finds_what_was_there(laboratory, room):
    """Closed and opened, the record is the same."""
    made = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made
    laboratory.close()
    again = type(laboratory)(laboratory.folder)

    assert again.state(room.workshop).entries[made].text == "x"
    again.close()


def test_an_empty_file_is_a_new_database(folder):
    """A file of no bytes, as an interrupted copy leaves it, is begun anew."""
    (folder / FILE_NAME).touch()
    Database(folder).close()

    assert (folder / FILE_NAME).stat().st_size > 0


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    """The message names the folder and says how to choose another one."""
    (tmp_path / "data").write_text("not a folder")

    assert f"The folder {tmp_path / 'data'} cannot be used" in refusal(tmp_path / "data")
    assert "--data" in refusal(tmp_path / "data")


def test_a_folder_that_cannot_be_written_is_refused():
    """Where nobody can write, not even root, the message says what to mend."""
    said = refusal(Path("/proc/changelab"))

    assert "The folder /proc/changelab cannot be used" in said and "permissions" in said


def test_a_file_that_is_no_database_is_refused_and_kept(folder):
    """The message says to put it aside and how to restore a backup."""
    file = folder / FILE_NAME
    file.write_bytes(b"a letter to my aunt " * 100)
    before = file.read_bytes()
    said = refusal(folder)

    assert "damaged or not a database" in said and "restore FILE" in said
    assert file.read_bytes() == before


def test_another_programs_database_is_refused_and_kept(folder):
    """A foreign database is neither read as ours nor changed."""
    file = folder / FILE_NAME
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()
    before = file.read_bytes()

    assert "belongs to another program" in refusal(folder)
    assert file.read_bytes() == before


def test_a_newer_database_is_refused_and_kept(folder):
    """The message names the step this version does not know, and says to start that version."""
    Database(folder).close()
    file = folder / FILE_NAME
    with sqlite3.connect(file) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('changelab', 'm999_moon', '2030')"
        )
    db.close()
    before = file.read_bytes()
    said = refusal(folder)

    assert "newer version" in said and "m999_moon" in said
    assert file.read_bytes() == before


def test_a_damaged_page_is_said_when_it_is_met(laboratory, room):
    """Damage in the middle of the file stops the reading with a sentence, not with a guess."""
    for place in range(200):
        room.does(room.bilal, "add_entry", element="rules", text=f"{place} " * 50, period="past")
    with laboratory.database.using() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    laboratory.close()
    file = laboratory.folder / FILE_NAME
    content = bytearray(file.read_bytes())
    content[4096 * 8 : 4096 * 24] = b"\xff" * 4096 * 16
    file.write_bytes(content)

    with pytest.raises(DatabaseUnusable, match=r"cannot be read|damaged"):
        again = type(laboratory)(laboratory.folder)
        again.state(room.workshop)


def test_a_sound_file_has_no_complaints(laboratory, room):
    """SQLite itself finds nothing wrong."""
    assert laboratory.database.complaints() == []


def test_a_file_that_others_hold_makes_writers_wait_and_then_say_so(laboratory, room, monkeypatch):
    """The act is refused with the promise that it may be sent again; nothing is lost."""
    with laboratory.database.using() as db:
        db.execute("PRAGMA busy_timeout=50")
    other = sqlite3.connect(laboratory.folder / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = room.state.seq

    with pytest.raises(database.DatabaseBusy, match="Another program is using"):
        room.does(room.bilal, "add_entry", element="rules", text="x", period="past")
    other.execute("ROLLBACK")
    other.close()
    room.does(room.bilal, "add_entry", element="rules", text="x", period="past")
    assert room.state.seq == before + 1


def test_a_file_that_others_hold_while_opening_is_called_busy(folder, monkeypatch):
    """Nobody is told to mend permissions because another program is just writing."""
    Database(folder).close()
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(ChangeLabError) as refused:
            Database(folder)
    finally:
        other.close()

    assert "permissions" not in str(refused.value)
