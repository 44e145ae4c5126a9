"""Word files (.docx): their paragraphs and tables, opened only if that is safe."""

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

import docx
from docx.document import Document
from docx.table import Table

from changelab.intake.transcripts.columns import Row
from changelab.intake.transcripts.written_down import CannotRead

#: What a Word file may unpack to, and in how many parts.
_UNPACKED_LIMIT = 200 * 1024 * 1024
_PARTS_LIMIT = 2000
#: Words shrink to a hundredth at most; what claims more is a trap.
_RATIO_LIMIT = 200
_AGAIN = "Save it as a new Word document (.docx) or as plain text, then choose that."


class WordFile:
    """The words of a Word file: in paragraphs, or in rows of a table.

    Raises:
        CannotRead: it is no Word file, damaged, or not safe to open.
    """

    def __init__(self, content: bytes) -> None:
        _check(content)
        try:
            self._document: Document = docx.Document(io.BytesIO(content))
            self.text = self._paragraphs()
            self.rows = self._rows()
        except Exception:
            # What is broken in a Word file breaks the library in ways of its own.
            raise CannotRead("This Word file is damaged or is none.", _AGAIN) from None

    def _paragraphs(self) -> str:
        return "\n".join(paragraph.text for paragraph in self._document.paragraphs)

    def _rows(self) -> list[Row]:
        found: list[Row] = []
        for table in self._document.tables:
            found += [(len(found) + place, row) for place, row in enumerate(_cells(table), 1)]
        return found


def _cells(table: Table) -> list[list[str]]:
    # By the table's cells one by one, python-docx would search the grid anew for each.
    return [
        ["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows
    ]


def _check(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            types = next(part for part in parts if part.filename == "[Content_Types].xml")
            kinds = archive.read(types)
    except CannotRead:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ):
        raise CannotRead("This Word file is damaged.", _AGAIN) from None
    except StopIteration:
        raise CannotRead(
            "This is a zip file, and no Word document.",
            "Unpack it and choose the transcript in it.",
        ) from None
    if b"macroEnabled" in kinds or any("vbaproject" in part.filename.lower() for part in parts):
        raise CannotRead("This Word file holds macros (programs), so it is not opened.", _AGAIN)
    if b"wordprocessingml.document" not in kinds:
        raise CannotRead("This is no Word document.", _AGAIN)


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        steps = PurePosixPath(part.filename.replace("\\", "/")).parts
        if ".." in steps or part.filename.startswith(("/", "\\")) or ":" in part.filename[:3]:
            raise CannotRead(
                "This Word file points to places outside itself, so it is not opened.", _AGAIN
            )
        if part.flag_bits & 1:
            raise CannotRead("This Word file is locked with a password.", _AGAIN)
    large = [part for part in parts if part.file_size > 1024 * 1024]
    if (
        sum(part.file_size for part in parts) > _UNPACKED_LIMIT
        or len(parts) > _PARTS_LIMIT
        or any(part.file_size > part.compress_size * _RATIO_LIMIT for part in large)
    ):
        raise CannotRead(
            "This Word file claims to be far larger than it is, so it is not opened.", _AGAIN
        )
