"""Taking an export in again: a session.json, an exported folder, or its zip."""

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from changelab.domain.whole import WholeRecord
from changelab.exports.refusals import FileRefused, damaged, not_ours
from changelab.exports.session_json import read_session_json

#: A session.json may weigh this much in bytes.
LIMIT = 256 * 1024 * 1024
#: A zip may hold this many files, and unpack to this many bytes.
FILES_LIMIT = 10_000
UNPACKED_LIMIT = 2 * 1024**3
#: Text shrinks to a hundredth at most; what claims more is a trap.
RATIO_LIMIT = 200

_PLACES = ("data/session.json", "session.json")


def read_bundle(path: Path) -> WholeRecord:
    """The record in an export of ours, checked to its last event; nothing is unpacked to disk.

    Raises:
        FileRefused: it is not there, not ours, damaged, too large, or not safe to open.
        UnknownEvent, BrokenRecord: its events cannot be read or make no sense.
    """
    path = Path(path)
    try:
        if path.is_dir():
            content = _from_folder(path)
        elif not path.is_file():
            raise FileRefused(f"There is no file {path}.", "Check the name.")
        elif zipfile.is_zipfile(path):
            content = _from_zip(path)
        else:
            content = _from_file(path)
    except OSError as error:
        raise FileRefused(
            f"{path} cannot be read ({error.strerror or error}).", "Check that you may open it."
        ) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise not_ours(path.name) from None
    return read_session_json(text)


def _from_folder(folder: Path) -> bytes:
    for place in _PLACES:
        if (folder / place).is_file():
            return _from_file(folder / place)
    raise not_ours(f"The folder {folder.name}")


def _from_file(path: Path) -> bytes:
    with open(path, "rb") as file:
        return _at_most(file)


def _from_zip(path: Path) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_is_safe(path, entries)
            entry = _record_in(entries)
            if entry is None:
                raise not_ours(path.name)
            if entry.flag_bits & 1:
                raise FileRefused(f"{path.name} is locked with a password.", "Unpack it first.")
            with archive.open(entry) as file:
                return _at_most(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise damaged("the zip cannot be unpacked.") from None


def _check_is_safe(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in entry.filename:
            raise FileRefused(
                f"{path.name} holds a file that would leave its folder.",
                "No export of this tool does; do not open it.",
            )
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > FILES_LIMIT
        or unpacked > UNPACKED_LIMIT
        or (unpacked > 1024**2 and unpacked > packed * RATIO_LIMIT)
    ):
        raise FileRefused(
            f"{path.name} would unpack to far more than an export of this tool holds.",
            "It may be a trap; do not open it.",
        )


def _record_in(entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """The session.json at the top, or in the one folder that everything is in."""
    by_name = {entry.filename: entry for entry in entries}
    roots = {name.partition("/")[0] for name in by_name}
    tops = ["", *(f"{root}/" for root in roots if len(roots) == 1)]
    for top in tops:
        for place in _PLACES:
            if f"{top}{place}" in by_name:
                return by_name[f"{top}{place}"]
    return None


def _at_most(file) -> bytes:
    """What is in the file; what it claims to weigh is not believed."""
    content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise FileRefused(
            f"This session is too large: over {LIMIT // 1024**2} MB.",
            "Check that it is the session.json of an export.",
        )
    return content
