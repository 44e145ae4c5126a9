"""Text before it is drawn: cleaned, measured, wrapped at words, folded with an ellipsis.

Widths are in points (72 to the inch). A character that the typeface lacks is
drawn with some font of the machine; its width is guessed on the wide side.
"""

import re
import unicodedata
from functools import cache, lru_cache

from changelab.diagrams.fonts import Face, advances
from changelab.domain.text import one_line

ELLIPSIS = "…"
#: From one line to the next, as a share of the type size.
LEADING = 1.19

# What XML 1.0 cannot hold, even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Invisible marks that belong to the character before them, as in flags and accents.
_JOINED = {"Mn", "Me", "Cf", "Sk"}
_ZERO_WIDTH_JOINER = "\u200d"


@lru_cache(maxsize=20_000)
def drawable(text: str) -> str:
    """The words on one line, without characters that no SVG file can hold."""
    return _NOT_XML.sub("\ufffd", one_line(text))


@cache
def _foreign(character: str) -> float:
    """The width in em to keep for a character that the typeface lacks."""
    if unicodedata.category(character) in _JOINED:
        return 0.0
    if ord(character) >= 0x1F000 or 0x2600 <= ord(character) <= 0x27BF:
        return 1.35
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    return 0.75


@lru_cache(maxsize=50_000)
def _ems(text: str, face: Face) -> float:
    known = advances(face)
    return sum(known[one] if one in known else _foreign(one) for one in text)


def measure(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """The width in points of a text set at `size` points."""
    return _ems(text, face) * size


@lru_cache(maxsize=20_000)
def _widest_ems(text: str, face: Face) -> float:
    return max(_ems(word, face) for word in text.split(" "))


def widest_word(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """The width in points of the widest word of a text set at `size` points."""
    return _widest_ems(text, face) * size


def is_covered(text: str, face: Face = Face.REGULAR) -> bool:
    """True if the typeface has every character, so that its width is known exactly."""
    known = advances(face)
    return all(one in known for one in text)


@lru_cache(maxsize=20_000)
def wrap(
    text: str, width: float, size: float, face: Face = Face.REGULAR, most: int = 3
) -> tuple[str, ...]:
    """At most `most` lines, none wider than `width`; what does not fit ends in an ellipsis.

    Breaks at blanks; a word wider than a line is broken inside.
    """
    lines: list[str] = []
    line, used = "", 0.0
    blank = measure(" ", size, face)
    words = iter(text.split(" "))
    for word in words:
        wide = measure(word, size, face)
        if line and used + blank + wide <= width:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if line:
            lines.append(line)
        while wide > width and len(lines) <= most:
            piece = _fitting(word, width, size, face)
            lines.append(piece)
            word = word[len(piece) :]
            wide = measure(word, size, face)
        line, used = word, wide
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    shown = lines[: most - 1]
    rest = text[_taken(text, shown) :]
    return (*shown, _ending(rest, width, size, face))


def fold(text: str, width: float, size: float, face: Face = Face.REGULAR) -> str:
    """The text on one line no wider than `width`, ended by an ellipsis if it is cut."""
    lines = wrap(text, width, size, face, most=1)
    return lines[0] if lines else ""


def _taken(text: str, lines: list[str]) -> int:
    """How much of the text those lines have used, with the blanks between them."""
    at = 0
    for line in lines:
        at += len(line)
        at += text[at : at + 1] == " "
    return at


def _ending(rest: str, width: float, size: float, face: Face) -> str:
    """As much of the rest as fits with an ellipsis; cut after a word unless that leaves little."""
    cut = _fitting(rest, width - measure(ELLIPSIS, size, face), size, face)
    word = cut.rfind(" ")
    if word > len(cut) * 0.7 and rest[len(cut) : len(cut) + 1] != " ":
        cut = cut[:word]
    return cut.rstrip() + ELLIPSIS


def _fitting(word: str, width: float, size: float, face: Face) -> str:
    """The longest beginning of the word that fits; one character at least."""
    known = advances(face)
    room = width / size
    end = 0
    for index, character in enumerate(word):
        room -= known[character] if character in known else _foreign(character)
        if room < 0:
            break
        end = index + 1
    # A mark stays with the character it belongs to.
    while 0 < end < len(word) and _belongs_to_the_left(word, end):
        end -= 1
    return word[: max(end, 1)]


def _belongs_to_the_left(word: str, index: int) -> bool:
    return (
        unicodedata.category(word[index]) in _JOINED
        or word[index - 1] == _ZERO_WIDTH_JOINER
        or 0x1F3FB <= ord(word[index]) <= 0x1F3FF
    )
