"""Opening the database file: ours, sound, not newer than we are, and made when absent.

One connection serves the process, one thread at a time (`using`). It commits with
synchronous=FULL: what was acknowledged survives a power cut.
"""

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from changelab.domain.errors import ChangeLabError
from changelab.storage.migrations import migrations
from changelab.storage.tables import Tables

#: "ChLb": tells our files from other people's databases.
APPLICATION_ID = 0x43684C62
#: Seconds to wait for another program that holds the file.
BUSY_SECONDS = 5.0
#: Seconds between two looks whether the other program has let go.
_LOOK_EVERY = 0.05
#: Bytes that must be free for SQLite to write anything, its index of the WAL included.
_LEAST_SPACE = 64 * 1024

FILE_NAME = "changelab.db"

#: What `using` and `writing` give: for other rooms to hand on, never to run SQL with.
Connection = sqlite3.Connection


class DatabaseUnusable(ChangeLabError, OSError):
    """The database file cannot be used as it is; nothing in it was changed."""


class DatabaseBusy(ChangeLabError, TimeoutError):
    """Another program holds the file; the act was not recorded and may be sent again."""


class Database:
    """The database of one data folder.

    Args:
        folder: where `changelab.db` lies; made when absent.

    Raises:
        DatabaseUnusable: the folder cannot be written, or the file is damaged,
            not ours, or from a newer version.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._lock = threading.RLock()
        self._others_turn = threading.Condition(self._lock)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._prepare_in_turn()
        except (sqlite3.OperationalError, OSError) as error:
            if isinstance(error, DatabaseUnusable):
                raise
            if "locked" in str(error):
                raise _explained(error, self.path) from error
            why = "its disk is full" if _disk_is_full(folder) else error
            raise DatabaseUnusable(
                f"The folder {folder} cannot be used: {why}.",
                "Choose another one with --data, or mend its permissions or free some space.",
            ) from error
        except sqlite3.DatabaseError as error:
            raise DatabaseUnusable(
                f"{self.path} is damaged or not a database ({error}).",
                "Put it aside and restore your last backup with: python -m changelab restore FILE",
            ) from error

    def _prepare_in_turn(self) -> None:
        """Prepare the file; when another process is just making it, once more after that."""
        try:
            self._prepare()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(BUSY_SECONDS / 10)
            self._prepare()

    def _prepare(self) -> None:
        db = self._connection
        (owner,) = db.execute("PRAGMA application_id").fetchone()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and owner != APPLICATION_ID:
            raise DatabaseUnusable(
                f"{self.path} belongs to another program.",
                "Choose another folder with --data; the file was not changed.",
            )
        tables_of_ours = Tables(db)
        known = {migration.name for migration in migrations.pending(tables_of_ours)}
        applied = {migration.name for migration in migrations.applied(tables_of_ours)}
        newer = applied - _names()
        if newer:
            raise DatabaseUnusable(
                f"{self.path} was written by a newer version of this tool ({', '.join(newer)}).",
                "Start that version, or install it here; the file was not changed.",
            )
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA secure_delete=ON")
        # What an erasing could not yet drop goes now, if nobody else reads it.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if known:
            if applied:
                self._keep_a_copy_before(min(known))
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrations.apply(tables_of_ours)

    def _keep_a_copy_before(self, step: str) -> None:
        """A backup beside the file before its tables change; one of the same step is enough."""
        copy = self.path.with_suffix(f".before-{step}.db")
        if not copy.exists():
            self.back_up_to(copy)

    @contextmanager
    def using(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone.

        Raises:
            DatabaseBusy: another program held the file for too long.
            DatabaseUnusable: the disk is full or the file is broken.
        """
        with self._lock:
            try:
                yield self._connection
            except sqlite3.OperationalError as error:
                raise _explained(error, self.path) from error
            except sqlite3.DatabaseError as error:
                raise DatabaseUnusable(
                    f"{self.path} cannot be read ({error}).", "Restore your last backup."
                ) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one BEGIN IMMEDIATE: all of it is kept, or nothing.

        While another program holds the file this waits for it, and lets other threads of
        ours use the connection meanwhile, even inside `using`: what the writing relies on
        is to be read inside it.

        Inside another `writing` of the same thread it is a part of that one: what fails
        is taken back alone, what succeeds is kept when the outer one is.

        Raises:
            DatabaseBusy, DatabaseUnusable: as `using`.
        """
        with self.using() as db:
            if db.in_transaction:
                keep, back = "RELEASE part", "ROLLBACK TO part"
                db.execute("SAVEPOINT part")
            else:
                keep, back = "COMMIT", "ROLLBACK"
                self._begin(db)
            try:
                yield db
                db.execute(keep)
            except BaseException:
                # A full disk may have ended the transaction already.
                if db.in_transaction:
                    db.execute(back)
                raise

    def _begin(self, db: sqlite3.Connection) -> None:
        """Begin to write, as soon as no other program does; those who only read go on meanwhile."""
        (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
        give_up = time.monotonic() + patience / 1000
        while True:
            db.execute("PRAGMA busy_timeout=0")
            try:
                db.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() >= give_up:
                    raise
            finally:
                db.execute(f"PRAGMA busy_timeout={patience}")
            # Waiting for a condition lets go of the lock, however often we hold it.
            self._others_turn.wait(_LOOK_EVERY)

    def version(self) -> int:
        """A number that changes when another process has written."""
        with self.using() as db:
            return db.execute("PRAGMA data_version").fetchone()[0]

    def complaints(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when sound."""
        with self.using() as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check")]
        return [] if found == ["ok"] else found

    def back_up_to(self, target: Path) -> None:
        """Write a copy of the whole database, while others go on using it.

        Raises:
            DatabaseUnusable: there is a file of that name, or it cannot be written.
        """
        if target.exists():
            raise DatabaseUnusable(
                f"{target} exists already.", "Choose another name; nothing was overwritten."
            )
        try:
            copy = sqlite3.connect(target)
            try:
                with self._lock:
                    self._connection.backup(copy)
            finally:
                copy.close()
        except sqlite3.Error as error:
            raise DatabaseUnusable(
                f"{target} cannot be written ({error}).", "Choose another place."
            ) from error

    def restore_from(self, source: Path) -> None:
        """Put another database of ours in the place of this one.

        Raises:
            DatabaseUnusable: `source` is not ours, damaged or newer.
        """
        check_backup(source)
        with _reading(source) as other, self.using() as db:
            other.backup(db)
        migrations.apply(Tables(self._connection))

    def leave_no_trace(self) -> None:
        """Make sure that what was overwritten is in no byte of the files any more.

        Raises:
            DatabaseBusy: another program still reads what was there before.
        """
        with self.using() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            db.execute("VACUUM")
            (busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise DatabaseBusy(
                "The words are erased, but another program still holds on to the old file.",
                "Close it and start this tool again: that removes the last trace.",
            )

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


def check_backup(file: Path) -> None:
    """Nothing, if the file is a sound database of ours that this version can read.

    Raises:
        DatabaseUnusable: it is not; nothing was changed.
    """
    if not file.is_file():
        raise DatabaseUnusable(f"There is no file {file}.", "Check its name.")
    with _reading(file) as other:
        try:
            (owner,) = other.execute("PRAGMA application_id").fetchone()
            sound = other.execute("PRAGMA quick_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            owner, sound = None, False
        if owner != APPLICATION_ID or not sound:
            raise DatabaseUnusable(
                f"{file} is not a sound backup of this tool.", "Nothing was changed."
            )
        if {migration.name for migration in migrations.applied(Tables(other))} - _names():
            raise DatabaseUnusable(
                f"{file} was written by a newer version of this tool.",
                "Install that version first; nothing was changed.",
            )


@contextmanager
def _reading(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def _disk_is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_SPACE
    except OSError:
        return False


def _names() -> set[str]:
    return {migration.name for migration in migrations._migrations}


def _explained(error: Exception, path: Path) -> ChangeLabError:
    said = str(error)
    if "locked" in said or "busy" in said:
        return DatabaseBusy(
            "Another program is using the database file.",
            "Close it, then send again; phones do so by themselves.",
        )
    # SQLite says "disk I/O error" when it is its index that finds no space.
    if "full" in said or _disk_is_full(path.parent):
        return DatabaseUnusable(
            "The disk is full; nothing more can be recorded.", "Free some space, then send again."
        )
    return DatabaseUnusable(f"{path} cannot be written ({said}).", "Check the disk and the folder.")
