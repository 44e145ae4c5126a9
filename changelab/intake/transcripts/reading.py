"""Reading a transcript: which kind of file it is, by its content; then who said what."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePath

from changelab.domain.text import TITLE_LIMIT, clean
from changelab.domain.transcripts import Said
from changelab.intake.transcripts import columns, cues, plain_text
from changelab.intake.transcripts.letters import letters, no_text
from changelab.intake.transcripts.noticing import noticed_in
from changelab.intake.transcripts.stamps import moment_in
from changelab.intake.transcripts.turns import (
    counted_from,
    joined,
    numbered,
    time_of_day,
    too_many,
    with_words,
)
from changelab.intake.transcripts.word_file import WordFile
from changelab.intake.transcripts.written_down import (
    SIZE_LIMIT,
    TURN_LIMIT,
    TURNS_LIMIT,
    CannotRead,
    Line,
    WrittenDown,
)

#: Characters at the beginning that may tell when the recording was made.
_HEAD = 2000
_OTHER_FILES = (
    (b"%PDF", "This is a PDF.", "Save it as a Word document or as plain text first."),
    (b"{\\rtf", "This is an RTF file.", "Open it in Word and save it as .docx first."),
    (
        b"\xd0\xcf\x11\xe0",
        "This is a Word file of the old kind (.doc).",
        "Open it in Word and save it as .docx first.",
    ),
    (b"RIFF", "This is a recording.", "Have it transcribed, then choose the transcript."),
    (b"ID3", "This is a recording.", "Have it transcribed, then choose the transcript."),
    (b"OggS", "This is a recording.", "Have it transcribed, then choose the transcript."),
)
Heard = Callable[[float], object]


def read_transcript(
    content: bytes,
    name: str = "",
    *,
    known: Iterable[str] = (),
    never: Iterable[str] = (),
    join: bool = True,
    heard: Heard = lambda _: None,
) -> WrittenDown:
    """What a file says, with all that should be known before it is imported.

    Args:
        name: of the file: for a title, and the time of the recording in it; not for its kind.
        known: what people of the workshop are called.
        never: what stands before a colon in it and is no speaker.
        join: what one person says in a row in several subtitles is one turn.
        heard: told how much of it is done, from 0 to 1.

    Raises:
        CannotRead: it is no transcript, too large, damaged, or not safe to open.
    """
    _check_size(content)
    heard(0.05)
    ours = frozenset(one.casefold() for one in known if one)
    not_names = frozenset(one.casefold() for one in never)
    kind, lines, noticed, head = _read(content, ours, not_names)
    heard(0.6)
    fewer = 0
    if join and kind in ("vtt", "srt") and any(line.label for line in lines):
        before = len(lines)
        lines = joined(lines)
        fewer = before - len(lines)
    spoken = with_words(lines)
    first = time_of_day(spoken)
    if first is not None:
        spoken = [counted_from(line, first) for line in spoken]
        noticed = [*noticed, "Its times are times of day; they are counted from the first one."]
    heard(0.8)
    said, labels, spoke = numbered(spoken)
    if not said:
        raise CannotRead("Nobody says anything in this file.", "Choose another one.")
    noticed = [*noticed, *noticed_in(said, labels, spoke)]
    if fewer:
        noticed.append(
            f"What one person says in a row was joined: {fewer + len(lines)} subtitles are "
            f"{len(lines)} turns."
        )
    if len(lines) > len(spoken):
        empty = len(lines) - len(spoken)
        noticed.append(f"{empty} {'entry has' if empty == 1 else 'entries have'} no words.")
    said = [replace(one, end=None) if _ends_too_soon(one) else one for one in said]
    heard(1.0)
    return WrittenDown(
        format=kind,
        file=hashlib.sha256(content).hexdigest(),
        said=tuple(said),
        labels=labels,
        spoke=spoke,
        noticed=tuple(noticed),
        began=moment_in(head[:_HEAD], name),
        clock=first,
        title=_title(name),
    )


def _check_size(content: bytes) -> None:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise CannotRead("This file is empty.", "Choose another one.")
    if len(content) > SIZE_LIMIT:
        raise CannotRead(
            f"This file is too large: at most {SIZE_LIMIT // 1024**2} MB can be read.",
            "Cut it into parts; each becomes a transcript of its own.",
        )


def _read(
    content: bytes, known: frozenset[str], never: frozenset[str]
) -> tuple[str, list[Line], list[str], str]:
    """The kind of file, its lines, what was noticed, and how it begins."""
    if content.startswith(b"PK\x03\x04"):
        word = WordFile(content)
        if word.rows and len(word.rows) > word.text.count("\n") / 2:
            return "docx", _fitting(columns.said_in_rows(word.rows)), [], word.text
        _, lines, noticed = _in_text(word.text, known, never)
        return "docx", lines, noticed, word.text
    for begins, happened, remedy in _OTHER_FILES:
        if content.startswith(begins):
            raise CannotRead(happened, remedy)
    if content[4:8] == b"ftyp":
        raise CannotRead("This is a recording.", "Have it transcribed, then choose the transcript.")
    found = letters(content)
    if found.text.lstrip()[:200].lower().startswith(("<!doctype", "<html", "<?xml", "<svg")):
        raise CannotRead("This is a web page or XML.", "Save the transcript as plain text first.")
    if found.text.lstrip().startswith(("{", "[{")):
        raise no_text()
    kind, lines, noticed = _in_text(found.text, known, never)
    return kind, lines, [*filter(None, [found.noticed]), *noticed], found.text


def _in_text(
    text: str, known: frozenset[str], never: frozenset[str]
) -> tuple[str, list[Line], list[str]]:
    subtitles = text.lstrip().startswith("WEBVTT")
    _check_lines(text, TURN_LIMIT * 4)
    if not subtitles:
        separator = columns.separator_of(text)
        if separator is not None:
            kind = "tsv" if separator == "\t" else "csv"
            return kind, _fitting(columns.said_in_table(text, separator)), []
    _check_lines(text, TURN_LIMIT)
    if subtitles or cues.has_cues(text):
        found = cues.cues_in(text)
        lines = cues.said_in(found, subtitles=not subtitles, known=known, never=never)
        return "vtt" if subtitles else "srt", _fitting(lines), _unread(found.unread)
    plain = plain_text.said_in_text(text, known, never)
    return "txt", _fitting(plain.lines), _heading(plain.heading)


def _check_lines(text: str, limit: int) -> None:
    """A line of many megabytes is no talk; nothing is searched in it."""
    if len(text) > limit:
        for place, line in enumerate(text.split("\n"), 1):
            if len(line) > limit:
                raise _too_long(place, len(line))


def _fitting(lines: list[Line]) -> list[Line]:
    for line in lines:
        if len(line.text) > TURN_LIMIT:
            raise _too_long(line.place, len(line.text))
    if len(lines) > TURNS_LIMIT * 4:
        raise too_many(len(lines))
    return lines


def _too_long(place: int, characters: int) -> CannotRead:
    return CannotRead(
        f"Line {place} holds {characters:,} characters; a turn has at most {TURN_LIMIT:,}.",
        "Break it into paragraphs, then choose the file again. Nothing was imported.",
    )


def _unread(places: list[int]) -> list[str]:
    if not places:
        return []
    which = ", ".join(map(str, places[:5])) + (" …" if len(places) > 5 else "")
    if len(places) == 1:
        return [f"1 part could not be read and is left out (line {which})."]
    return [f"{len(places)} parts could not be read and are left out (lines {which})."]


def _heading(lines: list[str]) -> list[str]:
    if not lines:
        return []
    words = " / ".join(lines)
    words = words if len(words) <= 200 else f"{words[:199]}…"
    return [f"What stands before the first speaker is left out: “{words}”."]


def _ends_too_soon(one: Said) -> bool:
    return one.start is not None and one.end is not None and one.end < one.start


def _title(name: str) -> str:
    return str(clean(PurePath(name.replace("\\", "/")).stem.replace("_", " ")))[
        :TITLE_LIMIT
    ].strip()
