"""Mirror material as people bring it: pictures, texts and tables, checked by their content.

A picture is decoded and written anew, so that nothing comes along but what can be seen:
not the place and the time that a phone writes into a photo, and nothing hidden in the file.
"""

import csv
import hashlib
import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

from changelab.domain.errors import Refused
from changelab.domain.mirror_tables import as_csv, cells_of, check_table
from changelab.domain.text import MATERIAL_LIMIT, clean
from changelab.intake.kinds import kind_of, named
from changelab.intake.transcripts.letters import letters
from changelab.intake.transcripts.written_down import CannotRead

#: What a picture may weigh as it comes, in bytes, and how many points it may have.
MOST_BYTES, MOST_POINTS = 8 * 1024 * 1024, 40_000_000
#: A picture is kept with at most so many points on its longer side.
LONGEST_SIDE = 2400
#: What a text or a table may weigh as it comes, in bytes.
MOST_TEXT_BYTES = 1024 * 1024
#: A PNG heavier than this is a photo, and is kept as JPEG: it goes to every phone in the room.
_HEAVY = 1_500_000
_QUALITY = 85
_FORMATS = ("PNG", "JPEG")
#: What Pillow raises for a file that is cut off, or is not what it says.
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    IndexError,
    struct.error,
    zlib.error,
)
_AS_PICTURE = "Save it as PNG or JPEG, or take a screenshot of it, and upload that."
_DELIMITERS = "\t;,|"


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept.

    Attributes:
        file: SHA-256 of its bytes.
    """

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def file(self) -> str:
        """The name under which the record knows it."""
        return hashlib.sha256(self.content).hexdigest()


def picture_in(name: str, content: bytes) -> Picture:
    """The picture in that file, without anything else that the file said.

    Raises:
        Refused: it is no PNG or JPEG, damaged, or too large.
    """
    if len(content) > MOST_BYTES:
        raise Refused(
            f"{named(name)} is too large: {_megabytes(len(content))}.",
            f"A picture may have at most {_megabytes(MOST_BYTES)}. Make it smaller, "
            "or take a screenshot of the part that matters.",
        )
    _check_not_empty(name, content)
    kind = kind_of(content)
    if kind not in ("a PNG picture", "a JPEG picture"):
        raise Refused(f"{named(name)} is {kind or 'not a picture'}.", _AS_PICTURE)
    with warnings.catch_warnings():
        # Our own limit is asked before anything is decoded; damaged EXIF is left out anyway.
        warnings.simplefilter("ignore")
        try:
            return _written_anew(name, content)
        except Refused:
            raise
        except Image.DecompressionBombError as error:
            raise _too_many_points(name, "far more points than any screen has") from error
        except _BROKEN as error:
            raise Refused(
                f"{named(name)} is damaged: it cannot be shown.",
                "Open it on your computer. If it looks whole there, save it once more.",
            ) from error


def _written_anew(name: str, content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > MOST_POINTS:
            raise _too_many_points(name, f"{width} by {height} points")
        is_photo = image.format != "PNG"
        # A large photo is read at a fraction of its size; the whole file is looked at all the same.
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        seen = _flat(ImageOps.exif_transpose(image))
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if not is_photo:
        written = _as(seen, "PNG", optimize=True)
        if len(written) <= _HEAVY:
            return Picture(written, "image/png", *seen.size)
    written = _as(seen, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(written, "image/jpeg", *seen.size)


def _too_many_points(name: str, how_many: str) -> Refused:
    return Refused(
        f"{named(name)} is too large: {how_many}.",
        f"At most {MOST_POINTS // 1_000_000} million points can be shown. Make it smaller.",
    )


def _flat(image: Image.Image) -> Image.Image:
    """The points alone, on white where one sees through."""
    if image.mode in ("1", "L"):
        return Image.frombytes("L", image.size, image.convert("L").tobytes())
    if image.mode.startswith("I"):
        # Sixteen bits of grey become eight.
        image = image.point(lambda grey: grey / 256).convert("L")
        return Image.frombytes("L", image.size, image.tobytes())
    if image.has_transparency_data:
        over = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(over, mask=over.getchannel("A"))
        return flat
    return Image.frombytes("RGB", image.size, image.convert("RGB").tobytes())


def _as(image: Image.Image, format: str, **how) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def text_in(name: str, content: bytes) -> str:
    """The words of a plain text file.

    Raises:
        Refused: it is something else, empty, or too long.
    """
    text = _decoded(name, content, "a plain text", "Save it as plain text (.txt), or paste it.")
    if len(text) > MATERIAL_LIMIT:
        raise Refused(
            f"{named(name)} is too long: {len(text):,} characters.",
            f"At most {MATERIAL_LIMIT:,} can be shown. Keep the excerpt that the group "
            "shall look at.",
        )
    return text


def table_in(name: str, content: bytes) -> str:
    """The table in a CSV or TSV file, as the record has it.

    Raises:
        Refused: it is something else, cannot be read, or is too large.
    """
    return table_of(_decoded(name, content, "a table in plain text", "Save it as CSV."))


def table_of(typed: str) -> str:
    """The table that was pasted, its cells apart by tabs, semicolons or commas.

    Raises:
        Refused: it cannot be read, or is too large.
    """
    typed = str(clean(typed))
    between = max(_DELIMITERS, key=lambda one: _columns(typed, one))
    if between != ",":
        try:
            typed = as_csv(tuple(map(tuple, csv.reader(io.StringIO(typed), delimiter=between))))
        except csv.Error as error:
            raise Refused("This table cannot be read.", "Save it as CSV once more.") from error
    check_table(typed)
    kept = as_csv(cells_of(typed))
    if len(kept) > MATERIAL_LIMIT:
        raise Refused(
            f"This table is too large: {len(kept):,} characters.",
            f"At most {MATERIAL_LIMIT:,} can be shown. Keep the part that the group shall look at.",
        )
    return kept


def _columns(typed: str, delimiter: str) -> tuple[bool, int]:
    """How well that would part the cells: in every row alike, and in how many."""
    try:
        rows = [row for row in csv.reader(io.StringIO(typed), delimiter=delimiter) if any(row)]
    except csv.Error:
        return (False, 0)
    widths = {len(row) for row in rows[:50]}
    widest = max(widths, default=0)
    return (len(widths) == 1 and widest > 1, widest)


def _decoded(name: str, content: bytes, wanted: str, remedy: str) -> str:
    _check_not_empty(name, content)
    kind = kind_of(content)
    if kind:
        raise Refused(f"{named(name)} is {kind}, not {wanted}.", remedy)
    if len(content) > MOST_TEXT_BYTES:
        raise Refused(
            f"{named(name)} is too large: {_megabytes(len(content))}.",
            f"At most {_megabytes(MOST_TEXT_BYTES)} are read.",
        )
    text = str(clean(_characters(name, content, wanted, remedy)))
    _check_not_empty(name, text)
    return text


def _check_not_empty(name: str, content: bytes | str) -> None:
    if not content:
        raise Refused(f"{named(name)} is empty.", "Choose another file.")


def _characters(name: str, content: bytes, wanted: str, remedy: str) -> str:
    try:
        return letters(content).text
    except CannotRead as error:
        raise Refused(f"{named(name)} is not {wanted}.", remedy) from error


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0") + " MB"
