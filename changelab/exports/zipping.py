"""Zip files that are the same to the byte whenever and wherever they are packed."""

import io
import zipfile
from collections.abc import Iterable

#: Every entry carries this time: the oldest a zip can hold.
_ANY_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = (".png", ".jpg", ".pptx", ".docx", ".xlsx", ".qdpx", ".pdf")
#: Files that are compressed inside: packing them again takes time and wins nothing.
_PACKED_ALREADY = (".png", ".jpg", ".qdpx", ".pptx", ".docx", ".xlsx")


def pack(contents: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these files by their path in it, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in contents:
            entry = zipfile.ZipInfo(name, _ANY_TIME)
            packed = name.endswith(_PACKED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def packed_anew(archive: bytes) -> bytes:
    """The same files in the same order, without the time at which they were packed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return pack((name, packed.read(name)) for name in packed.namelist())
