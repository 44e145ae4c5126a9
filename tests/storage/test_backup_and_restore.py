"""Backups are whole databases; only a sound one of ours is put in the place of another."""

import sqlite3

import pytest

from changelab.domain.errors import NotFound
from changelab.domain.record import read_act
from changelab.service import Laboratory
from changelab.storage.database import DatabaseUnusable
from changelab.templates import find_template


@pytest.fixture
def backup(room, tmp_path):
    """A backup of a room with Bilal's entry in it."""
    room.does(room.bilal, "add_entry", element="rules", text="kept", period="past")
    target = tmp_path / "backup #1 100%.db"
    room.laboratory.database.back_up_to(target)
    return target


def test_a_backup_holds_everything(room, backup, tmp_path):
    """Restored into an empty folder, the record, the people and the links are there."""
    other = Laboratory(tmp_path / "elsewhere")
    other.database.restore_from(backup)

    assert other.facts(room.workshop) == room.laboratory.facts(room.workshop)
    assert other.names(room.workshop) == {"P01": "Bilal", "P02": "Dana"}
    assert other.doors.workshop_behind(room.join_code) == room.workshop
    other.close()


def test_a_backup_is_made_while_others_write(room, tmp_path):
    """What was recorded before the backup is in it, and the room goes on."""
    for place in range(20):
        room.does(room.bilal, "add_entry", element="rules", text=str(place), period="past")
    room.laboratory.database.back_up_to(tmp_path / "b.db")
    room.does(room.bilal, "add_entry", element="rules", text="after", period="past")

    db = sqlite3.connect(tmp_path / "b.db")
    (count,) = db.execute("SELECT count(*) FROM events WHERE kind='entry_added'").fetchone()
    db.close()
    assert count == 20


@pytest.mark.parametrize("content", [None, b"", b"a letter to my aunt " * 300])
def test_what_is_no_backup_is_refused(room, tmp_path, content):
    """A missing file, an empty one or another kind of file changes nothing."""
    source = tmp_path / "no backup.db"
    if content is not None:
        source.write_bytes(content)
    before = room.laboratory.facts(room.workshop)

    with pytest.raises(DatabaseUnusable, match=r"no file|not a sound backup"):
        room.laboratory.database.restore_from(source)
    assert room.laboratory.facts(room.workshop) == before


def test_another_programs_database_is_not_restored(room, tmp_path):
    """A sound database that is not ours stays out."""
    db = sqlite3.connect(tmp_path / "recipes.db")
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()

    with pytest.raises(DatabaseUnusable, match="not a sound backup of this tool"):
        room.laboratory.database.restore_from(tmp_path / "recipes.db")


def test_a_newer_backup_is_not_restored(room, backup):
    """The message says to install that version first."""
    db = sqlite3.connect(backup)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('changelab', 'm999_moon', '2030')"
    )
    db.commit()
    db.close()

    with pytest.raises(DatabaseUnusable, match="newer version"):
        room.laboratory.database.restore_from(backup)


def test_a_backup_that_cannot_be_written_names_its_target(room, tmp_path):
    """Nobody should look for a fault in the database that is fine."""
    (tmp_path / "letter.txt").write_text("dear aunt " * 500)

    for target in (tmp_path / "no such folder" / "b.db", tmp_path / "letter.txt"):
        with pytest.raises(DatabaseUnusable) as refused:
            room.laboratory.database.back_up_to(target)
        assert target.name in str(refused.value)


def test_a_backup_never_overwrites_another_programs_database(room, tmp_path):
    """A slip in the file's name must not cost somebody their data."""
    db = sqlite3.connect(tmp_path / "recipes.db")
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()

    with pytest.raises(DatabaseUnusable):
        room.laboratory.database.back_up_to(tmp_path / "recipes.db")
    db = sqlite3.connect(tmp_path / "recipes.db")
    assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    db.close()


def test_a_server_that_runs_sees_an_older_record_after_a_restore(room, backup):
    """Restored behind its back, it goes on from the backup and tears no hole into the record."""
    room.does(room.bilal, "add_entry", element="rules", text="lost on purpose", period="past")
    by_hand = Laboratory(room.laboratory.folder)
    by_hand.database.restore_from(backup)
    by_hand.close()
    room.laboratory.refresh()

    assert [entry.text for entry in room.state.entries.values()] == ["kept"]
    room.does(room.bilal, "add_entry", element="rules", text="next", period="past")
    seqs = [fact.seq for fact in room.laboratory.facts(room.workshop)]
    assert seqs == list(range(1, len(seqs) + 1))


def test_a_server_that_runs_notices_that_a_workshop_is_gone(room, backup):
    """A backup from before the workshop was opened: looking again is no error, asking for it is."""
    later = room.laboratory.open_workshop(find_template("blank"), "Later").workshop
    room.laboratory.state(later)
    by_hand = Laboratory(room.laboratory.folder)
    by_hand.database.restore_from(backup)
    by_hand.close()
    room.laboratory.refresh()

    assert [one.workshop for one in room.laboratory.summaries()] == [room.workshop]
    with pytest.raises(NotFound, match="no such workshop"):
        room.laboratory.state(later)


def test_a_server_that_runs_notices_another_history_of_the_same_length(room, backup):
    """After a restore and as many acts as before, it reads what is there and not what was."""
    room.does(room.bilal, "add_entry", element="rules", text="lost on purpose", period="past")
    by_hand = Laboratory(room.laboratory.folder)
    by_hand.database.restore_from(backup)
    act = read_act({"act": "add_entry", "element": "tools", "text": "instead", "period": "past"})
    by_hand.perform(room.workshop, room.aino, act)
    by_hand.perform(room.workshop, room.aino, act)
    by_hand.close()
    room.laboratory.refresh()

    texts = [entry.text for entry in room.state.entries.values()]
    assert texts == ["kept", "instead", "instead"]
