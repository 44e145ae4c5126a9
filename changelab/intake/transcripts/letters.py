"""From bytes to letters: which encoding a file has, also if it has two."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from changelab.intake.transcripts.written_down import CannotRead

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Bytes that are looked at to guess an encoding.
_SAMPLE = 100_000
#: Signs beyond ASCII of Western European languages: with these alone it is Windows-1252.
_WESTERN = set("äöåÄÖÅéèêëÉÈáàâÁÀíìîïóòôõÓúùûüÜñÑçÇßæøÆØœŒ–—‘’“”…«»„°§€\xa0´·½")
_WINDOWS = "cp1252"


@dataclass(frozen=True, slots=True)
class Letters:
    """The text of a file with plain line ends, and a sentence if its encoding was a guess."""

    text: str
    noticed: str = ""


def letters(content: bytes) -> Letters:
    """The text in these bytes.

    Raises:
        CannotRead: it is no text.
    """
    found = _decoded(content)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in ("\u2028", "\u2029", "\x0b", "\x0c", "\x85"):
        text = text.replace(mark, "\n")
    text = text.replace("\ufeff", "")
    sample = text[:_SAMPLE]
    strange = sum(1 for char in sample if char < " " and char not in "\n\t")
    if "\x00" in text or strange > max(5, len(sample) / 100):
        raise no_text()
    return Letters(text, found.noticed)


def no_text() -> CannotRead:
    """A file of something else."""
    return CannotRead(
        "This file is no text that can be read.",
        "Choose a transcript: WebVTT, SRT, a table (CSV, TSV), Word (.docx) or plain text.",
    )


def _decoded(content: bytes) -> Letters:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Letters(content.decode(encoding, "replace"), _lost(content, encoding))
    wide = _wide_without_mark(content)
    if wide:
        return Letters(content.decode(wide, "replace"))
    try:
        return Letters(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _narrow_or_mixed(content)


def _lost(content: bytes, encoding: str) -> str:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return "Some letters of this file are damaged; “\ufffd” stands in their place."
    return ""


def _wide_without_mark(content: bytes) -> str | None:
    """UTF-16 of Western text has every other byte empty."""
    sample = content[:4000]
    if b"\x00" not in sample or len(sample) < 4:
        return None
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _narrow_or_mixed(content: bytes) -> Letters:
    lines = content.split(b"\n")
    narrow = {number for number, line in enumerate(lines) if not _is_utf8(line)}
    encoding = _guessed(b"\n".join(lines[number] for number in sorted(narrow)))
    written = [
        line.decode(encoding, "replace") if number in narrow else line.decode("utf-8")
        for number, line in enumerate(lines)
    ]
    both = any(not line.isascii() for number, line in enumerate(lines) if number not in narrow)
    text = "\n".join(written)
    if not both:
        return Letters(text, _said_of(encoding))
    several = len(narrow) > 1
    places = ", ".join(str(number + 1) for number in sorted(narrow)[:5])
    return Letters(
        text,
        f"This file mixes two encodings: {len(narrow)} line{'s' * several} (such as {places}) "
        f"{'are' if several else 'is'} not Unicode. Check the letters there.",
    )


def _said_of(encoding: str) -> str:
    name = "Windows (Western Europe)" if encoding == _WINDOWS else encoding.replace("_", "-")
    return f"The letters of this file were taken for {name}. Check words with accents below."


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(content: bytes) -> str:
    sample = content[:_SAMPLE]
    western = sample.decode(_WINDOWS, "replace")
    if all(char.isascii() or char in _WESTERN for char in western):
        return _WINDOWS
    best = from_bytes(sample).best()
    return best.encoding if best is not None else _WINDOWS
