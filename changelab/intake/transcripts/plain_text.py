"""Plain text: "Name: words", "[00:01:02] Name: words", and names above what they said.

Otter writes "Name  0:12" and the words below, Teams the same in Word files, the saved
captions of Zoom "[Name] 10:02:11".
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from changelab.intake.transcripts import names
from changelab.intake.transcripts.stamps import STAMP, milliseconds
from changelab.intake.transcripts.written_down import Line

#: Characters after which a paragraph of the same speaker is a turn of its own.
_LONG = 5000
#: Lines before the first speaker that are taken for a heading.
_HEADING_LINES = 12

_STAMPED = re.compile(
    rf"\s*[\[(]?({STAMP})(?:\s*(?:-|–|--?>|to)\s*({STAMP}))?[\])]?(?:\s*[-–]\s+|\s+|$)"
)
_NAME_AND_TIME = re.compile(
    rf"\s*([^\d\s(\[:][^:\n]{{0,80}}?|\[[^\n\]]{{1,60}}\])[\s,|–-]+[\[(]?({STAMP})[\])]?\s*:?\s*$"
)
_TIME_IN_NAME = re.compile(rf"\s*([^:\n\d\[(][^:\n\[(]{{0,59}}?)\s*[\[(]({STAMP})[\])]\s*:?\s+")


@dataclass(slots=True)
class _Row:
    """A line of the file: its time, who may be speaking, its words."""

    place: int
    start: int | None = None
    end: int | None = None
    label: str = ""
    heads: bool = False
    words: str = ""
    #: The words as they stand if the label is none.
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What a plain text says; `heading` are its lines before the first speaker."""

    lines: list[Line]
    heading: list[str] = field(default_factory=list)


def said_in_text(text: str, known: frozenset[str], never: frozenset[str]) -> Text:
    """Who said what in a plain text."""
    lines = text.split("\n")
    rows = [_row(place, line) for place, line in enumerate(lines, start=1) if line.strip()]
    could = [row for row in rows if row.label]
    labels = [row.label for row in could]
    found = names.names_among(labels, _could_speak(rows, could, known), known, never)
    if not found:
        return Text(_paragraphs(rows, lines))
    return _by_speaker(rows, found)


def _could_speak(rows: list[_Row], could: list[_Row], known: frozenset[str]) -> int:
    """How many lines could begin with a name: neither the heading nor words below a name."""
    often = Counter(row.label.casefold() for row in could if names.looks_like_name(row.label))
    heads = sum(row.heads for row in could)
    below = heads if heads > len(could) / 2 else 0
    for before, row in enumerate(rows):
        name = row.label.casefold()
        if often[name] > 1 or name in known:
            return len(rows) - before - below
    return len(rows) - below


def _row(place: int, line: str) -> _Row:
    row = _Row(place, whole=line.strip())
    named = _NAME_AND_TIME.match(line)
    if named:
        label = names.tidy(named.group(1))
        start = milliseconds(named.group(2))
        if start is not None and names.may_be_name(label) and names.looks_like_name(label):
            row.label, row.start, row.heads = label, start, True
            return row
    stamp = _STAMPED.match(line)
    if stamp and milliseconds(stamp.group(1)) is not None:
        row.start = milliseconds(stamp.group(1))
        row.end = milliseconds(stamp.group(2)) if stamp.group(2) else None
        line = line[stamp.end() :]
        row.whole = line.strip()
    inside = _TIME_IN_NAME.match(line)
    if inside and row.start is None and names.may_be_name(names.tidy(inside.group(1))):
        row.label, row.start = names.tidy(inside.group(1)), milliseconds(inside.group(2))
        row.words = line[inside.end() :].strip()
        return row
    head = names.before_colon(line)
    if head:
        row.label, row.words = head
    return row


def _by_speaker(rows: list[_Row], found: frozenset[str]) -> Text:
    lines: list[Line] = []
    heading: list[str] = []
    said: list[str] = []
    now = _Row(0)
    waiting: int | None = None

    def put_down() -> None:
        if said:
            lines.append(Line(now.label, now.start, now.end, "\n".join(said), now.place))
            said.clear()

    for row in rows:
        speaks = bool(row.label) and row.label.casefold() in found
        if row.start is not None and not row.whole:
            # A time on its own line is that of what comes below.
            waiting = row.start
            continue
        start, waiting = (waiting if row.start is None else row.start), None
        if speaks:
            put_down()
            now = _Row(row.place, start, row.end, row.label)
            said += [row.words] if row.words else []
        elif not now.label and not lines and len(heading) < _HEADING_LINES:
            heading.append(row.whole)
        else:
            timed = start is not None and not row.heads
            if said and (timed or sum(map(len, said)) + len(row.whole) > _LONG):
                put_down()
                now = _Row(row.place, start if timed else None, row.end, now.label)
            said.append(row.whole)
    put_down()
    return Text(lines, heading)


def _paragraphs(rows: list[_Row], lines: list[str]) -> list[Line]:
    """Without speakers each paragraph, or each line that has a time, is a turn."""
    apart = any(not line.strip() for line in "\n".join(lines).strip().split("\n"))
    found: list[Line] = []
    last = -1
    for row in rows:
        below = apart and row.place == last + 1 and row.start is None
        last = row.place
        if found and (not found[-1].text or (below and len(found[-1].text) < _LONG)):
            one = found.pop()
            text = f"{one.text}\n{row.whole}" if one.text else row.whole
            found.append(Line("", one.start, one.end, text, one.place))
        else:
            found.append(Line("", row.start, row.end, row.whole, row.place))
    return found
