"""Taking an export in again: a session.json, an exported folder, or its zip."""

import zipfile
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from changelab.domain.whole import WholeRecord
from changelab.exports.mirror_files import with_pictures
from changelab.exports.refusals import FileRefused, damaged, not_ours
from changelab.exports.session_json import read_session_json

#: A session.json may weigh this much in bytes.
LIMIT = 256 * 1024 * 1024
#: A zip may hold this many files, and unpack to this many bytes.
FILES_LIMIT = 10_000
UNPACKED_LIMIT = 2 * 1024**3
#: Text shrinks to a hundredth at most; what claims more is a trap.
RATIO_LIMIT = 200

#: Where the record lies: in an export, in one that is a BagIt bag, or by itself.
_PLACES = ("data/session.json", "data/data/session.json", "session.json")


#: A picture of mirror material may weigh this much in bytes.
PICTURE_LIMIT = 64 * 1024 * 1024

#: The bytes of a file by its path in the export, up to a limit; None if it is not there.
_Beside = Callable[[str, int], bytes | None]


def read_bundle(path: Path) -> WholeRecord:
    """The record in an export of ours, checked to its last event; nothing is unpacked to disk.

    The pictures of mirror material come from the folder or the zip; a session.json by
    itself has none.

    Raises:
        FileRefused: it is not there, not ours, damaged, too large, or not safe to open.
        UnknownEvent, BrokenRecord: its events cannot be read or make no sense.
    """
    path = Path(path)
    try:
        if path.is_dir():
            return _read(f"The folder {path.name}", partial(_in_folder, path))
        if not path.is_file():
            raise FileRefused(f"There is no file {path}.", "Check the name.")
        if zipfile.is_zipfile(path):
            return _from_zip(path)
        with open(path, "rb") as file:
            return _understood(path.name, _at_most(file, LIMIT))
    except OSError as error:
        raise FileRefused(
            f"{path} cannot be read ({error.strerror or error}).", "Check that you may open it."
        ) from error


def _read(name: str, beside: _Beside) -> WholeRecord:
    """The record of an export, and the pictures that lie beside it."""
    for place in _PLACES:
        content = beside(place, LIMIT)
        if content is not None:
            top = place.removesuffix("session.json").removesuffix("data/")
            return with_pictures(
                _understood(name, content), partial(_picture, beside=beside, top=top)
            )
    raise not_ours(name)


def _picture(name: str, beside: _Beside, top: str) -> bytes | None:
    return beside(f"{top}{name}", PICTURE_LIMIT)


def _understood(name: str, content: bytes) -> WholeRecord:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise not_ours(name) from None
    return read_session_json(text)


def _in_folder(folder: Path, name: str, limit: int) -> bytes | None:
    if not (folder / name).is_file():
        return None
    with open(folder / name, "rb") as file:
        return _at_most(file, limit)


def _from_zip(path: Path) -> WholeRecord:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_is_safe(path, archive.infolist())
            tops = _tops(archive.namelist())
            return _read(path.name, partial(_in_zip, path, archive, tops))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise damaged("the zip cannot be unpacked.") from None


def _in_zip(
    path: Path, archive: zipfile.ZipFile, tops: list[str], name: str, limit: int
) -> bytes | None:
    for top in tops:
        try:
            entry = archive.getinfo(f"{top}{name}")
        except KeyError:
            continue
        if entry.flag_bits & 1:
            raise FileRefused(f"{path.name} is locked with a password.", "Unpack it first.")
        with archive.open(entry) as file:
            return _at_most(file, limit)
    return None


def _tops(names: Iterable[str]) -> list[str]:
    """Where an export may begin in a zip: at the top, or in the one folder everything is in."""
    roots = {name.partition("/")[0] for name in names}
    return ["", *(f"{root}/" for root in roots if len(roots) == 1)]


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


def _at_most(file: IO[bytes], limit: int) -> bytes:
    """What is in the file; what it claims to weigh is not believed."""
    content = file.read(limit + 1)
    if len(content) > limit:
        raise FileRefused(
            f"This export holds a file that is too large: over {limit // 1024**2} MB.",
            "Check that it is an export of this tool.",
        )
    return content
