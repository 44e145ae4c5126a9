"""From the lines of a file to turns: joined, cleaned, with numbered speakers."""

from collections import Counter
from dataclasses import replace

from changelab.domain.text import TITLE_LIMIT, clean
from changelab.domain.transcripts import Said
from changelab.intake.transcripts.written_down import SPEAKERS_LIMIT, TURNS_LIMIT, CannotRead, Line

#: Silence in milliseconds after which someone who goes on begins a new turn, and so do so many
#: characters: a turn should lie in one task, and fit on a page.
_PAUSE, _FULL = 5000, 1500
#: A first time after six in the morning is a time of day.
_MORNING, _HALF_A_DAY = 6 * 3_600_000, 12 * 3_600_000


def joined(lines: list[Line]) -> list[Line]:
    """What one person says until the next one speaks, or is silent, is one turn."""
    found: list[Line] = []
    parts: list[str] = []
    length = 0
    for line in lines:
        last = found[-1] if found else None
        if (
            last is not None
            and last.label
            and last.label.casefold() == line.label.casefold()
            and last.end is not None
            and line.start is not None
            and last.start is not None
            and last.start <= line.start <= last.end + _PAUSE
            and length + len(line.text) < _FULL
        ):
            parts.append(line.text)
            length += len(line.text) + 1
            end = max(last.end, line.end or 0)
            found[-1] = replace(last, end=end, text=" ".join(filter(None, parts)))
        else:
            found.append(line)
            parts, length = [line.text], len(line.text)
    return found


def with_words(lines: list[Line]) -> list[Line]:
    """Those that say something, cleaned of what nobody said."""
    cleaned = ((line, str(clean(line.text))) for line in lines)
    return [
        line if line.text == text else replace(line, text=text) for line, text in cleaned if text
    ]


def numbered(lines: list[Line]) -> tuple[list[Said], dict[str, str], dict[str, int]]:
    """The turns with speakers "S1", "S2" …; what each is called; how many turns each has.

    Raises:
        CannotRead: there are too many of either.
    """
    if len(lines) > TURNS_LIMIT:
        raise too_many(len(lines))
    keys: dict[str, str] = {}
    labels: dict[str, str] = {}
    spoke: Counter[str] = Counter()
    said = []
    for line in lines:
        key, label = "", str(clean(line.label))[:TITLE_LIMIT]
        if label:
            key = keys.setdefault(label.casefold(), f"S{len(keys) + 1}")
            labels.setdefault(key, label)
            spoke[key] += 1
        said.append(Said(key, line.start, line.end, line.text))
    if len(labels) > SPEAKERS_LIMIT:
        raise CannotRead(
            f"There are {len(labels)} speakers in this file; at most {SPEAKERS_LIMIT} can be.",
            "Check that its first words are the names of speakers.",
        )
    return said, labels, dict(spoke)


def time_of_day(lines: list[Line]) -> int | None:
    """The first time, if it is a time of day: no recording is silent for many hours."""
    starts = [line.start for line in lines if line.start is not None]
    if not starts or starts[0] < _MORNING or max(starts) > 2 * _HALF_A_DAY:
        return None
    return starts[0] if all(start >= starts[0] for start in starts) else None


def counted_from(line: Line, clock: int) -> Line:
    """The line with its times counted from there."""
    start = None if line.start is None else line.start - clock
    return replace(line, start=start, end=None if line.end is None else line.end - clock)


def too_many(turns: int) -> CannotRead:
    """More than can be kept."""
    return CannotRead(
        f"There are {turns:,} turns in this file; at most {TURNS_LIMIT:,} can be read.",
        "Cut it into parts; each becomes a transcript of its own.",
    )
