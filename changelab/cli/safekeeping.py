"""Commands that keep the record safe: verify, backup, restore."""

import json
import sys
from pathlib import Path

from changelab.cli.serve import only_here
from changelab.domain.errors import ChangeLabError, Refused
from changelab.service import Laboratory
from changelab.storage.database import FILE_NAME, DatabaseUnusable, check_backup


def verify(data: Path) -> int:
    """Fold every workshop from its first event; print what was found."""
    with _existing(data) as laboratory:
        found = [
            {"workshop": one.workshop, "events": one.seq, "title": one.title}
            for one in laboratory.summaries()
        ]
        wrong = laboratory.database.complaints() + _unreadable(laboratory)
    print(json.dumps({"sound": not wrong, "workshops": found}, ensure_ascii=False, indent=2))
    for complaint in wrong:
        print(complaint, file=sys.stderr)
    return 1 if wrong else 0


def backup(data: Path, file: Path) -> int:
    """Copy the database, names and all, into one file."""
    try:
        with _existing(data) as laboratory:
            file.parent.mkdir(parents=True, exist_ok=True)
            laboratory.database.back_up_to(file)
    except OSError as error:
        if isinstance(error, ChangeLabError):
            raise
        raise DatabaseUnusable(
            f"{file} cannot be written ({error}).", "Choose another place."
        ) from error
    print(json.dumps({"backup": str(file)}, ensure_ascii=False))
    return 0


def restore(data: Path, file: Path) -> int:
    """Put a backup in the place of the database; what was there is kept beside it."""
    with only_here(data):
        check_backup(file)
        aside = _put_aside(data)
        with Laboratory(data) as laboratory:
            laboratory.database.restore_from(file)
        with Laboratory(data) as laboratory:
            restored = laboratory.summaries()
    said = {"restored": len(restored), "kept_aside": str(aside) if aside else None}
    print(json.dumps(said, ensure_ascii=False))
    return 0


def _unreadable(laboratory: Laboratory) -> list[str]:
    """What is wrong with the workshops whose record does not fold."""
    wrong = []
    for one in laboratory.summaries():
        try:
            laboratory.state(one.workshop)
        except ChangeLabError as error:
            wrong.append(f"{one.workshop}: {error}")
    return wrong


def _existing(data: Path) -> Laboratory:
    if not (data / FILE_NAME).exists():
        raise Refused(f"There is no database in {data}.", "Name its folder with --data DIR.")
    return Laboratory(data)


def _put_aside(data: Path) -> Path | None:
    """Move the database out of the way, damaged or not; nothing is ever deleted."""
    if not (data / FILE_NAME).exists():
        return None
    aside = _free_name(data / "before-restore.db")
    for ending in ("", "-wal", "-shm"):
        part = data / (FILE_NAME + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def _free_name(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free
