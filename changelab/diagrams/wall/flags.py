"""Flags on a time line: words beside a pole that stands at their date, none over another.

A flag never leaves its date; where two would overlap, the later one hangs lower. What
lasted has a bar along its foot. Flags that find no room are folded to a count near their
date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from changelab.diagrams.diagram import Style
from changelab.diagrams.drawing.looks import face_of
from changelab.diagrams.text import LEADING, measure, widest_word, wrap

#: Between a pole and its words, and beside a flag.
_AFTER_POLE, _BESIDE = 9.0, 14.0
_SLACK = 0.97
#: A row is divided into strips of a third of a line; a flag has a strip below its words.
_STRIPS = 3
#: Where there is room across the page is known in columns of so many points.
_GRAIN = 4.0
#: What is folded is counted by stretches of at least this width.
_STRETCH = 150.0
#: No row has room for more flags than this.
_MOST_FLAGS = 60
#: Of flags that do not all fit, so many are tried in each stretch of the row, the newest.
_TRIED = 12


@dataclass(frozen=True, slots=True)
class Flag:
    """What is written at a date, in places across the page.

    Attributes:
        newness: the greater, the later it came in.
        end: where what lasted ended; the same as `start` if it did not last.
        room: the width that its words keep to if none of them is wider.
    """

    id: str
    text: str
    newness: int
    start: float
    end: float
    room: float = inf


@dataclass(frozen=True, slots=True)
class Setting:
    """How flags are set: style and size of type, at most so many lines, none wider than this."""

    style: Style
    size: float
    most: int
    width: float

    @property
    def strip(self) -> float:
        """The height of a strip, in points."""
        return self.size * LEADING / _STRIPS


@dataclass(frozen=True, slots=True)
class Flown:
    """A flag in its row: its lines, the strips down to it, the reach of its words."""

    flag: Flag
    lines: tuple[str, ...]
    strip: int
    left: float
    right: float

    @property
    def is_left_of_pole(self) -> bool:
        return self.left < self.flag.start

    @property
    def strips(self) -> int:
        """How many strips it takes, with what lies below its words."""
        lasted = self.flag.end > self.flag.start
        return len(self.lines) * _STRIPS + (2 if lasted else 1)

    @property
    def is_cut(self) -> bool:
        """True if the lines show only the beginning of the words, or break one."""
        return " ".join(self.lines) != self.flag.text


@dataclass(frozen=True, slots=True)
class Count:
    """How many flags a stretch of the row had no room for, and the first of them."""

    number: int
    first: tuple[Flag, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class FlagRow:
    """Flags as they hang, by date, what was folded, and the strips that they take."""

    flown: tuple[Flown, ...]
    counts: tuple[Count, ...]
    strips: int

    @property
    def cuts(self) -> int:
        """How many flags show only the beginning of their words."""
        return sum(one.is_cut for one in self.flown)


def in_order(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """By date, then as they came."""
    return tuple(sorted(flags, key=lambda flag: (flag.start, flag.newness)))


def hang_all(
    flags: Sequence[Flag], setting: Setting, left: float, right: float, most: int
) -> FlagRow | None:
    """All the flags between two places across the page; None if `most` strips are too few."""
    if len(flags) > _MOST_FLAGS:
        return None
    flown = _hung(in_order(flags), setting, left, right, most)
    return FlagRow(flown, (), _used(flown)) if len(flown) == len(flags) else None


def hang_some(
    flags: Sequence[Flag], setting: Setting, left: float, right: float, most: int
) -> FlagRow:
    """The flags that `most` strips hold, the newest first, and counts of the others below."""
    whole = hang_all(flags, setting, left, right, most)
    if whole is not None:
        return whole
    stretches = _stretches(flags, left, right)
    tried = [
        flag
        for some in stretches.values()
        for flag in sorted(some, key=lambda flag: -flag.newness)[:_TRIED]
    ]
    tried.sort(key=lambda flag: -flag.newness)
    flown = _hung(tuple(tried), setting, left, right, most - _STRIPS)
    shown = {one.flag.id for one in flown}
    counts = []
    for (start, end), some in stretches.items():
        folded = in_order([flag for flag in some if flag.id not in shown])
        if folded:
            counts.append(Count(len(folded), folded[:_TRIED], start, end))
    by_date = sorted(flown, key=lambda one: (one.flag.start, one.flag.newness))
    return FlagRow(tuple(by_date), tuple(counts), most)


def _used(flown: Sequence[Flown]) -> int:
    return max((one.strip + one.strips for one in flown), default=0)


# Remembered: a card that comes into one row leaves the others as they were.
@lru_cache(maxsize=256)
def _hung(
    flags: tuple[Flag, ...], setting: Setting, left: float, right: float, most: int
) -> tuple[Flown, ...]:
    """Each flag as high as there is room for it; those without room are left out."""
    taken, flown = [0] * most, []
    for flag in flags:
        found = []
        for one in _beside_pole(flag, setting, left, right):
            masks = _masks(one, left)
            strip = _room(taken, masks)
            if strip is not None:
                found.append((strip, replace(one, strip=strip), masks))
        if found:
            strip, one, masks = min(found, key=lambda place: place[0])
            for offset, mask in enumerate(masks, start=strip):
                taken[offset] |= mask
            flown.append(one)
    return tuple(flown)


def _masks(one: Flown, left: float) -> list[int]:
    """The columns that it takes of each of its strips: words, and the bar at their foot."""
    pole = one.flag.start
    if one.is_left_of_pole:
        words = _columns(one.left - _BESIDE, pole, left)
    else:
        words = _columns(pole, one.right + _BESIDE, left)
    foot = words | _columns(pole, one.flag.end, left)
    above = len(one.lines) * _STRIPS - 1
    return [words] * above + [foot] * (one.strips - above)


def _beside_pole(flag: Flag, setting: Setting, left: float, right: float) -> Iterator[Flown]:
    """The flag right of its pole, and left of it, as far as the page goes."""
    face = face_of(setting.style)
    width, room = setting.width, flag.room - _AFTER_POLE - _BESIDE - _GRAIN
    if widest_word(flag.text, setting.size, face) <= room * _SLACK:
        width = min(width, room)
    lines = wrap(flag.text, width * _SLACK, setting.size, face, setting.most)
    wide = max(measure(line, setting.size, face) for line in lines) / _SLACK + 1
    for start in (flag.start + _AFTER_POLE, flag.start - _AFTER_POLE - wide):
        if left <= start and start + wide <= right:
            yield Flown(flag, lines, 0, start, start + wide)


def _columns(start: float, end: float, left: float) -> int:
    """The columns between two places, as the bits of a number."""
    first = max(0, round((start - left) / _GRAIN))
    last = max(first, round((end - left) / _GRAIN))
    return (1 << last) - (1 << first)


def _room(taken: Sequence[int], masks: Sequence[int]) -> int | None:
    """The first strip from which on all these columns are free."""
    strip = 0
    while strip + len(masks) <= len(taken):
        for offset, mask in enumerate(masks):
            if taken[strip + offset] & mask:
                strip += offset + 1
                break
        else:
            return strip
    return None


def _stretches(
    flags: Sequence[Flag], left: float, right: float
) -> dict[tuple[float, float], list[Flag]]:
    """The flags by the stretch of the row in which they begin, left to right."""
    count = max(1, int((right - left) // _STRETCH))
    width = (right - left) / count
    stretches: dict[tuple[float, float], list[Flag]] = {
        (left + place * width, left + (place + 1) * width): [] for place in range(count)
    }
    ends = list(stretches)
    for flag in flags:
        stretches[ends[min(int((flag.start - left) / width), count - 1)]].append(flag)
    return stretches
