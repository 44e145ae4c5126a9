"""Texts for coding: what the sources are, and where each item's words stand in them."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from changelab.exports.lawful import lawful


class TextKind(StrEnum):
    """What a text is."""

    TRANSCRIPT = "transcript"
    CARDS = "cards"
    CONTRADICTIONS = "contradictions"
    MATERIAL = "mirror material"
    SYSTEM = "activity system in words"


class Line(NamedTuple):
    """An item in a text: what stands before its words, its words, and the key of who said them."""

    item: str
    head: str
    words: str
    who: str = ""


class Place(NamedTuple):
    """Where an item stands in a text, in code points: its line, and its words from `start` on."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text source; its lines end with a line feed.

    Attributes:
        key: our id of it: a transcript's, "cards s3", "contradictions" …
        name: used by no other source.
        places, who: of each item in it; who said it, if anyone did.
        session: in which it came about.
        facts: more about it: values by the name of a variable.
    """

    key: str
    name: str
    kind: TextKind
    content: str
    at: str
    about: str = ""
    session: str | None = None
    places: dict[str, Place] = field(default_factory=dict)
    who: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)


class Laid(NamedTuple):
    """Lines as one text, where each item stands in it, and who said it."""

    content: str
    places: dict[str, Place]
    who: dict[str, str]


def laid(lines: Iterable[Line]) -> Laid:
    """The lines one under the other."""
    parts: list[str] = []
    places: dict[str, Place] = {}
    who: dict[str, str] = {}
    at = 0
    for line in lines:
        start = at + len(line.head)
        end = start + len(line.words)
        places[line.item] = Place(at, start, end)
        if line.who:
            who[line.item] = line.who
        parts.append(f"{line.head}{line.words}\n")
        at = end + 1
    return Laid(lawful("".join(parts)), places, who)


class Ends:
    """How the lines of texts end, and so where positions are.

    MAXQDA wants a carriage return before each line feed; every line feed that comes
    before a position then moves it by one.
    """

    def __init__(self, crlf: bool) -> None:
        self._crlf = crlf

    def written(self, content: str) -> bytes:
        """The text as it stands in its file."""
        return (content.replace("\n", "\r\n") if self._crlf else content).encode()

    def feeds(self, content: str) -> list[int]:
        """Where the line feeds are that move positions."""
        if not self._crlf:
            return []
        return [place for place, letter in enumerate(content) if letter == "\n"]

    @staticmethod
    def moved(position: int, feeds: list[int]) -> int:
        """The position in the file of a position in the text."""
        return position + bisect_left(feeds, position) if feeds else position
