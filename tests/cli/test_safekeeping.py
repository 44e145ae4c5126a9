"""`verify`, `backup` and `restore` keep a workshop through a bad day."""

import sqlite3
from contextlib import closing

import pytest

from changelab.service import Laboratory
from changelab.storage.database import FILE_NAME


@pytest.fixture
def workshop(terminal) -> str:
    """A workshop in the terminal's data folder."""
    return terminal.json("new", "--template", "blank", "--title", "Whose child is it?")["workshop"]


def test_a_sound_record_is_verified(terminal, workshop):
    """verify folds everything and says how many events each workshop has."""
    said = terminal.json("verify")

    assert said["sound"] is True
    assert [one["workshop"] for one in said["workshops"]] == [workshop]


def test_a_record_that_cannot_be_read_is_not_sound(terminal, workshop):
    """A file that SQLite finds whole may hold a record that makes no sense: that is said."""
    with closing(sqlite3.connect(terminal.data / FILE_NAME)) as other:
        other.execute("DELETE FROM events WHERE seq = 2")
        other.commit()

    code = terminal.run("verify")

    assert code == 1
    assert terminal.errors.startswith(f"{workshop}: ")


def test_a_backup_comes_back(terminal, workshop, tmp_path):
    """What was there at the backup is there again after the restore, and nothing is deleted."""
    kept = tmp_path / "kept.db"
    terminal.json("backup", str(kept))
    terminal.json("new", "--template", "blank", "--title", "Begun after the backup")

    said = terminal.json("restore", str(kept))

    titles = [one.title for one in Laboratory(terminal.data).summaries()]
    assert titles == ["Whose child is it?"]
    assert said["kept_aside"].endswith("before-restore.db")


def test_a_damaged_database_can_be_replaced_by_a_backup(terminal, workshop, tmp_path):
    """When the file is beyond repair, the backup takes its place; the ruin is put aside."""
    kept = tmp_path / "kept.db"
    terminal.json("backup", str(kept))
    (terminal.data / FILE_NAME).write_bytes(b"SQLite format 3\x00" + b"ruined" * 500)

    assert terminal.run("verify") == 1
    assert "damaged" in terminal.errors

    terminal.json("restore", str(kept))

    assert terminal.json("verify")["sound"] is True


def test_a_backup_never_overwrites(terminal, workshop, tmp_path):
    """A file that exists stays as it is."""
    kept = tmp_path / "kept.db"
    kept.write_text("something of mine")

    code = terminal.run("backup", str(kept))

    assert code == 1
    assert "exists already" in terminal.errors
    assert kept.read_text() == "something of mine"


def test_only_a_backup_of_ours_is_restored(terminal, workshop, tmp_path):
    """Any other file is refused before anything is touched."""
    other = tmp_path / "holiday.jpg"
    other.write_bytes(b"\xff\xd8\xff\xe0 not a database")

    code = terminal.run("restore", str(other))

    assert code == 1
    assert "is not a sound backup" in terminal.errors
    assert terminal.json("verify")["sound"] is True


def test_verify_needs_a_database(terminal):
    """In an empty folder there is nothing to verify, and nothing is made."""
    code = terminal.run("verify")

    assert code == 1
    assert "There is no database" in terminal.errors
    assert not terminal.data.exists()
