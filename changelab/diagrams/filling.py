"""Which entries a box shows, and where: the newest stay, the rest folds to "+ n more".

Type is never shrunk to make room. Short entries may stand in two columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from changelab.diagrams.drawing.looks import face_of
from changelab.diagrams.shown import BULLET, ShownEntry
from changelab.diagrams.text import LEADING, measure, widest_word, wrap

#: Blank between entries, as a share of the type size.
_GAP = 0.18
#: After the mark of an entry; and what its other lines begin with, as wide as mark and blank.
_BLANK = "\u00a0"
_HANGING_BULLET, _HANGING_SIGN = "\u2007", "\u2007\u00a0"
#: The width in em of a bullet and its blank.
_INDENT = 0.506
_COLUMN_GAP = 20.0
#: Two columns are for boxes in which each is this wide, gap included.
_LEAST_PITCH = 160.0
#: Widths are used up to this share, so that another font still fits.
_SLACK = 0.97
#: Lines an entry may take in one column and in two; more is cut with an ellipsis.
_MOST_LINES = {1: 3, 2: 2}
#: No box has room for more entries than this, at any size.
_MOST_ENTRIES = 28


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its box: its lines, and its offsets from the upper left of the content.

    `is_cut` if the lines show only its beginning, or break a word.
    """

    entry: ShownEntry
    lines: tuple[str, ...]
    is_cut: bool
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Filling:
    """What a box of a certain height shows; `more` counts what it had to fold away."""

    placed: tuple[Placed, ...]
    more: int
    more_at: tuple[float, float]


def line_height(size: float) -> float:
    """From one line to the next, in points."""
    return size * LEADING


def needed(entries: Sequence[ShownEntry], width: float, size: float) -> float:
    """The least height at which a box of that inner width shows all its entries."""
    if len(entries) > _MOST_ENTRIES:
        return float("inf")
    return _needed(tuple(entries), width, size)


def fill(
    entries: Sequence[ShownEntry], earlier: int, width: float, height: float, size: float
) -> Filling:
    """The entries that fit, oldest first; if not all do, the newest of them.

    `earlier` are older still, and only counted.
    """
    count = len(entries) + earlier
    return _filled(tuple(entries[-_MOST_ENTRIES:]), count, width, height, size)


# Remembered: when a card comes into one box, the other boxes are as they were.
@lru_cache(maxsize=4096)
def _needed(entries: tuple[ShownEntry, ...], width: float, size: float) -> float:
    return min(_height(columns) for _, columns in _settings(entries, width, size))


@lru_cache(maxsize=1024)
def _filled(
    kept: tuple[ShownEntry, ...], count: int, width: float, height: float, size: float
) -> Filling:
    """The filling of a box with `count` entries, of which `kept` are the newest."""
    if len(kept) == count:
        for pitch, columns in _settings(kept, width, size):
            if _height(columns) <= height + 0.01:
                return Filling(_place(columns, pitch, width, size), 0, (0.0, 0.0))
    best: Filling | None = None
    for columns_side_by_side in (1, 2):
        folded = _folded(kept, count, width, height, size, columns_side_by_side)
        if folded and (best is None or len(folded.placed) > len(best.placed)):
            best = folded
    return best or _only_the_newest(kept[-1], count, width, height, size)


@dataclass(frozen=True, slots=True)
class _Wrapped:
    entry: ShownEntry
    lines: tuple[str, ...]
    height: float
    gap: float = 0.0


_Columns = list[list[_Wrapped]]


def _settings(
    entries: Sequence[ShownEntry], width: float, size: float
) -> Iterator[tuple[float, _Columns]]:
    """The ways to set all the entries: (column pitch, columns); one column always, two if short."""
    for columns in (1, 2):
        wrapped = _wrapped(entries, width, size, columns)
        if wrapped is not None:
            yield _pitch(width, columns), _balanced(wrapped, columns)


def _pitch(width: float, columns: int) -> float:
    return (width + _COLUMN_GAP) / columns


def _wrapped(
    entries: Sequence[ShownEntry], width: float, size: float, columns: int
) -> list[_Wrapped] | None:
    if columns == 2 and _pitch(width, columns) < _LEAST_PITCH:
        return None
    found = []
    for entry in entries:
        room = (_pitch(width, columns) - _COLUMN_GAP) * _SLACK - _before(entry, size)
        face = face_of(entry.style)
        # Two columns are for short entries: none is cut or broken inside a word.
        most = _MOST_LINES[columns] + (columns - 1)
        lines = wrap(entry.text, room, size, face, most)
        if columns == 2 and (len(lines) == most or widest_word(entry.text, size, face) > room):
            return None
        found.append(
            _Wrapped(entry, lines, len(lines) * line_height(size) + _GAP * size, _GAP * size)
        )
    return found


def _balanced(wrapped: list[_Wrapped], columns: int) -> _Columns:
    """The entries in order, split so that the taller column is as low as can be."""
    if columns == 1 or len(wrapped) < 2:
        return [wrapped]
    splits = range((len(wrapped) + 1) // 2 - 1, len(wrapped))
    return min(
        ([wrapped[: at + 1], wrapped[at + 1 :]] for at in splits),
        key=_height,
    )


def _height(columns: _Columns) -> float:
    """The height of the tallest column, without a gap after its last entry."""
    return max(
        (sum(one.height for one in column) - column[0].gap for column in columns if column),
        default=0.0,
    )


def _folded(
    kept: Sequence[ShownEntry], count: int, width: float, height: float, size: float, columns: int
) -> Filling | None:
    """As many of the newest as fit above a line "+ n more"."""
    wrapped = _wrapped(kept, width, size, columns)
    if not wrapped:
        return None
    pitch = _pitch(width, columns)
    line = line_height(size)
    for skip in range(len(wrapped)):
        some = wrapped[skip:]
        if skip + count == len(wrapped):
            continue  # all of them: then nothing would be folded
        split = _first_column(some, height) if columns == 2 else len(some)
        parts = [some[:split], some[split:]][:columns]
        last = sum(one.height for one in parts[-1])
        if last + line <= height + 0.01 and _height(parts) <= height + 0.01:
            x = pitch * (columns - 1)
            return Filling(
                _place(parts, pitch, width, size), count - len(some), (x + _INDENT * size, last)
            )
    return None


def _first_column(wrapped: list[_Wrapped], height: float) -> int:
    used = 0.0
    for index, one in enumerate(wrapped):
        used += one.height
        if used > height + 0.01:
            return index
    return len(wrapped)


def _only_the_newest(
    entry: ShownEntry, count: int, width: float, height: float, size: float
) -> Filling:
    """The newest entry, cut to the lines there are."""
    line = line_height(size)
    lines = max(1, int((height - (line if count > 1 else 0)) // line))
    room = width * _SLACK - _before(entry, size)
    newest = wrap(entry.text, room, size, face_of(entry.style), min(lines, _MOST_LINES[1]))
    only = [[_Wrapped(entry, newest, len(newest) * line)]]
    return Filling(
        _place(only, width, width, size), count - 1, (_INDENT * size, len(newest) * line)
    )


def _before(entry: ShownEntry, size: float) -> float:
    """The width of an entry's mark and the blank after it."""
    if entry.mark == BULLET:
        return _INDENT * size
    return measure(entry.mark + _BLANK, size, face_of(entry.style))


def _place(columns: _Columns, pitch: float, width: float, size: float) -> tuple[Placed, ...]:
    placed = []
    for index, column in enumerate(columns):
        y = 0.0
        for one in column:
            mark = one.entry.mark + _BLANK
            hanging = _HANGING_BULLET if one.entry.mark == BULLET else _HANGING_SIGN
            marked = tuple(
                (hanging if number else mark) + text for number, text in enumerate(one.lines)
            )
            is_cut = " ".join(one.lines) != one.entry.text
            wide = pitch - _COLUMN_GAP if len(columns) > 1 else width
            placed.append(Placed(one.entry, marked, is_cut, pitch * index, y, wide))
            y += one.height
    return tuple(placed)
