"""An export comes to its place whole or not at all, and never over anything else."""

import csv
import io
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from changelab.exports.bag import PAYLOAD, TAG_FILES, inside
from changelab.exports.inventory import DATA_LIST
from changelab.exports.refusals import ExportFailed
from changelab.exports.session_json import FORMAT
from changelab.exports.tables import read_cell
from changelab.exports.zipping import pack

_RECORD = "data/session.json"


def zip_beside(out: Path) -> Path:
    """Where the zip of an exported folder lies."""
    return out.with_name(f"{out.name}.zip")


def check_place(out: Path, workshop: str) -> None:
    """Nothing, if an export can go there: there is nothing, or an earlier one of this workshop.

    Raises:
        ExportFailed: there is something else, which would be lost.
    """
    if not out.name:
        raise ExportFailed(f"{out} cannot be exported to.", "Name a new folder in it.")
    try:
        if out.exists() and not out.is_dir():
            raise ExportFailed(f"{out} is a file.", "Name a folder that is not there yet.")
        if out.exists() and any(out.iterdir()):
            _check_is_ours(out, workshop)
        beside = zip_beside(out)
        if beside.exists() and not _is_our_zip(beside, workshop):
            raise ExportFailed(
                f"{beside.name} is there already and is not an export of this workshop.",
                "Move it, or choose another folder; nothing was changed.",
            )
    except OSError as error:
        raise _failed(out, error) from error


def _check_is_ours(out: Path, workshop: str) -> None:
    listed = _listed_files(out, workshop)
    if listed is None:
        raise ExportFailed(
            f"{out} holds something that is not an export of this workshop.",
            "Choose a folder that is empty or not there yet; nothing was changed.",
        )
    files = (path.relative_to(out).as_posix() for path in out.rglob("*") if not path.is_dir())
    added = sorted(name for name in files if name not in listed)
    if added:
        raise ExportFailed(
            f"Beside the earlier export, {out} holds {', '.join(added[:3])}"
            f"{' and more' if len(added) > 3 else ''}.",
            "Move that elsewhere, or choose another folder; nothing was changed.",
        )


def _listed_files(out: Path, workshop: str) -> set[str] | None:
    """The files the export of this workshop in this folder consists of; None if it is none."""
    top = inside(out)
    # In a bag the files of the export lie one folder deeper, beside those of the bag itself.
    above, beside = ("", ()) if top == out else (PAYLOAD, TAG_FILES)
    try:
        with open(top / _RECORD, encoding="utf-8") as record:
            beginning = record.read(300)
        listing = (top / DATA_LIST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    if FORMAT not in beginning or f'"{workshop}"' not in beginning:
        return None
    rows = csv.reader(io.StringIO(listing))
    return {*beside, *(f"{above}{read_cell(row[0])}" for row in rows if row)}


def _is_our_zip(path: Path, workshop: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            found = [name.partition("/") for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError):
        return False
    ours = all(root.startswith(f"{workshop}-") for root, _, _ in found)
    names = {name.removeprefix(PAYLOAD) for _, _, name in found} | {name for _, _, name in found}
    return ours and {_RECORD, DATA_LIST} <= names


def zipped(contents: Mapping[str, bytes], root: str) -> bytes:
    """A zip of these files under one folder `root`; the same files give the same bytes."""
    return pack((f"{root}/{name}", content) for name, content in sorted(contents.items()))


def put_in_place(out: Path, contents: Mapping[str, bytes], archive: bytes) -> list[Path]:
    """Write the folder and the zip beside it, under other names first.

    Returns:
        The files of the folder in order, and the zip.

    Raises:
        ExportFailed: they cannot be written; what was there is still there.
    """
    mark = secrets.token_hex(4)
    made = out.with_name(f".{out.name}.{mark}.part")
    made_zip = out.with_name(f".{out.name}.{mark}.zip.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _removed_afterwards(made, made_zip):
            for name, content in sorted(contents.items()):
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, content)
            _write(made_zip, archive)
            _onto_the_disk([*made.rglob("*"), made_zip])
            _exchange({made: out, made_zip: zip_beside(out)})
    except OSError as error:
        raise _failed(out, error) from error
    return [*(out / name for name in sorted(contents)), zip_beside(out)]


def _write(path: Path, content: bytes) -> None:
    with open(path, "xb") as file:
        file.write(content)


def _onto_the_disk(paths: Iterable[Path]) -> None:
    """What takes another's place is whole, also after a power cut."""
    if hasattr(os, "sync"):
        # One wait for all: a thousand small files one by one would take seconds. What cannot
        # be written only the second look says.
        os.sync()
    for path in paths:
        if path.is_file():
            with open(path, "r+b") as file:
                os.fsync(file.fileno())


def _exchange(places: Mapping[Path, Path]) -> None:
    """Put what was made in its place; if that fails for one, every old one comes back."""
    old: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for made, place in places.items():
            if place.exists():
                kept = made.with_suffix(".old")
                place.rename(kept)
                old[place] = kept
            made.rename(place)
            placed.append(place)
    except BaseException:
        for place in placed:
            _remove(place)
        for place, kept in old.items():
            kept.rename(place)
        raise
    for kept in old.values():
        _remove(kept)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def _removed_afterwards(folder: Path, file: Path) -> Iterator[None]:
    try:
        yield
    finally:
        _remove(folder)
        _remove(file)


def _failed(out: Path, error: OSError) -> ExportFailed:
    return ExportFailed(
        f"The export could not be written to {out} ({error.strerror or error}).",
        "Choose another folder, or make room; nothing half-written is left.",
    )
