"""Subtitles: WebVTT and SRT, with voice tags, names before a colon, or a name on its own line.

Read here and not by a library of subtitles: those take the cue names of Teams for words,
notes too, and mend times that should be shown as they are.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from changelab.intake.transcripts import names
from changelab.intake.transcripts.stamps import TIMING, milliseconds
from changelab.intake.transcripts.written_down import Line

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
#: Tags of subtitles, times within words, and signs of other programs; other brackets are words.
_TAG = re.compile(
    r"</?(?:[vcibus]|ruby|rt|lang|font|em|strong|span|br)(?:[.\s/][^<>]*)?>"
    r"|<[0-9:.]{4,12}>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_NO_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from `start` to `end`."""

    start: int
    end: int
    words: list[str]
    place: int


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a file, and the lines that could not be read."""

    cues: list[Cue]
    unread: list[int]


def has_cues(text: str) -> bool:
    """True if lines from when to when stand in it."""
    return any("->" in line and TIMING.match(line) for line in text.split("\n"))


def cues_in(text: str) -> Cues:
    """Every cue of a file."""
    cues: list[Cue] = []
    unread: list[int] = []
    for place, block in _blocks(text):
        timed = [number for number, line in enumerate(block) if "->" in line and TIMING.match(line)]
        if not timed:
            if not block[0].startswith(_NO_CUES) and not (len(block) == 1 and block[0].isdigit()):
                unread.append(place)
            continue
        for number, later in zip(timed, [*timed[1:], None], strict=True):
            last = len(block) if later is None else later
            # Where no empty line stands between cues, the next one's number is the last line.
            if later is not None and block[later - 1].strip().isdigit():
                last -= 1
            found = TIMING.match(block[number])
            start, end = map(milliseconds, found.groups()) if found else (None, None)
            if start is None or end is None:
                unread.append(place + number)
            else:
                cues.append(Cue(start, end, block[number + 1 : last], place + number))
    return Cues(cues, unread)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    place = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            if not block:
                place = number
            block.append(line)
        elif block:
            yield place, block
            block = []
    if block:
        yield place, block


def said_in(
    found: Cues, *, subtitles: bool, known: frozenset[str], never: frozenset[str]
) -> list[Line]:
    """What is said in these cues, and by whom.

    Args:
        subtitles: SRT, in which "&amp;" means just that; else WebVTT.
    """
    pieces = [piece for cue in found.cues for piece in _voices(cue, subtitles)]
    own_line = _names_on_their_own_line(pieces, known, never)
    if own_line:
        return [_with_first_line(piece, own_line) for piece in pieces]
    heads = [names.before_colon(one.text) if not one.label else None for one in pieces]
    found_names = names.names_among((head[0] for head in heads if head), len(pieces), known, never)
    lines = []
    for piece, head in zip(pieces, heads, strict=True):
        if head and head[0].casefold() in found_names:
            piece = Line(head[0], piece.start, piece.end, head[1], piece.place)
        lines.append(Line(piece.label, piece.start, piece.end, _flowing(piece.text), piece.place))
    return lines


def _voices(cue: Cue, subtitles: bool) -> Iterator[Line]:
    text = "\n".join(cue.words)
    before, *voices = _VOICE.split(text)
    voiced = [("", before), *zip(voices[::2], voices[1::2], strict=True)]
    for label, words in voiced:
        words = _TAG.sub("", words)
        if not subtitles:
            label, words = html.unescape(label), html.unescape(words)
        if words.strip() or len(voiced) == 1:
            yield Line(names.tidy(label), cue.start, cue.end, words.strip(), cue.place)


def _names_on_their_own_line(
    pieces: list[Line], known: frozenset[str], never: frozenset[str]
) -> frozenset[str]:
    """The names, if nearly every cue has one as its first line, as in Word files of Teams."""
    firsts = [first for one in pieces for first, rest in [_parted(one)] if rest and not one.label]
    likely = [
        first for first in firsts if names.may_be_name(first) and names.looks_like_name(first)
    ]
    often = Counter(one.casefold() for one in likely)
    # Too many different ones: these are the first lines of what is said.
    believed = len(likely) >= 0.8 * len(pieces) and len(often) <= len(likely) / 2
    if any(":" in one for one in likely) or not (believed or (often and often.keys() <= known)):
        return frozenset()
    return frozenset(often) - never


def _parted(one: Line) -> tuple[str, str]:
    first, _, rest = one.text.partition("\n")
    return first.strip(), rest.strip()


def _with_first_line(piece: Line, own_line: frozenset[str]) -> Line:
    first, rest = _parted(piece)
    if rest and first.casefold() in own_line:
        return Line(names.tidy(first), piece.start, piece.end, _flowing(rest), piece.place)
    return Line(piece.label, piece.start, piece.end, _flowing(piece.text), piece.place)


def _flowing(text: str) -> str:
    """Without the line breaks of a screen; those before a dash are another voice."""
    lines = [line.strip() for line in text.split("\n")]
    apart = ["\n" if line.startswith(("- ", "– ")) else " " for line in lines]
    return "".join(gap + line for gap, line in zip(apart, lines, strict=True)).strip()
