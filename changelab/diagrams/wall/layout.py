"""Where everything on the history wall stands: rows that share the page, flags in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from changelab.diagrams.diagram import Style
from changelab.diagrams.geometry import Rect
from changelab.diagrams.headline import BELOW
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.rows import names_width, share
from changelab.diagrams.text import drawable
from changelab.diagrams.wall.flags import Flag, FlagRow, Setting, hang_all, hang_some
from changelab.diagrams.wall.history import History, dates_of, end_of
from changelab.diagrams.wall.years import Years, years_across
from changelab.domain.dates import as_year
from changelab.domain.entities import Phase
from changelab.domain.vocabulary import Strand

#: The row of the phases; the others are called like their strands.
PHASES = "phases"
#: What the scale takes at the foot of the page; and at its right end, for its arrow and year.
AXIS_HEIGHT, AXIS_END = 46.0, 36.0

#: Size of type, most lines, greatest width of a flag: the first in which all flags fit,
#: uncut if that can be.
_SETTINGS = (
    (32.0, 3, 460.0),
    (28.0, 3, 420.0),
    (SMALLEST, 3, 400.0),
    (SMALLEST, 4, 290.0),
    (SMALLEST, 3, 290.0),
    (SMALLEST, 2, 290.0),
)
#: If they do not all fit: in rows with room for theirs, and in those that fold them.
_QUIET, _CROWDED = _SETTINGS[-1], (SMALLEST, 1, 330.0)
#: Above and below the flags of a row.
_PAD = 7.0
_LEAST_ROW = 74.0
_PHASE_LINES = 3
_AFTER_NAMES = 18.0

#: By the row's key: its flags; and its flags as they hang.
_Held = dict[str, tuple[Flag, ...]]
_Hung = dict[str, tuple[FlagRow, Setting]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the wall: its flags, and where it lies."""

    key: str
    name: str
    flags: FlagRow
    setting: Setting
    rect: Rect

    @property
    def top(self) -> float:
        """Where the first strip begins: the flags stand in the middle of the row's height."""
        return self.rect.centre[1] + self.flags.strips * self.setting.strip / 2

    def y(self, strip: int) -> float:
        """The upper edge of a strip."""
        return self.top - strip * self.setting.strip


@dataclass(frozen=True, slots=True)
class Wall:
    """Rows from the top, the row of the phases first if there are any."""

    names: Rect
    rows: tuple[Row, ...]
    years: Years | None


def wall_of(history: History) -> Wall:
    """The wall with all flags as large as they can be, or the newest of them."""
    left = PAGE.left + MARGIN
    names = Rect(
        left,
        PAGE.bottom + MARGIN + AXIS_HEIGHT,
        left + names_width(history.names.values()),
        BELOW,
    )
    start = names.right + _AFTER_NAMES
    moments = history.moments
    years = years_across(moments, start, PAGE.right - AXIS_END) if moments else None
    held = _flags(history, years)
    hung, heights = _hung(held, start, PAGE.right - MARGIN, names.height)
    rows, top = [], names.top
    for (key, (flags, setting)), height in zip(hung.items(), heights, strict=True):
        name = "" if key == PHASES else history.names[Strand(key)]
        rect = Rect(start, top - height, PAGE.right - MARGIN, top)
        rows.append(Row(key, name, flags, setting, rect))
        top -= height
    return Wall(names, tuple(rows), years)


def _flags(history: History, years: Years | None) -> _Held:
    rows: _Held = {}
    if history.phases and years:
        rows[PHASES] = tuple(_phases(history.phases, years))
    for strand, held in history.strands.items():
        rows[str(strand)] = tuple(
            _flag(
                one.id,
                drawable(f"{dates_of(one)}: {one.text}"),
                as_year(one.when),
                end_of(one),
                years,
            )
            for one in held
            if years
        )
    return rows


def _phases(phases: Sequence[Phase], years: Years) -> Iterator[Flag]:
    """Their names, each within its own stretch if that is wide enough."""
    starts = [years.at(as_year(phase.since)) for phase in phases]
    for phase, (start, end) in zip(phases, pairwise([*starts, years.right]), strict=True):
        yield Flag(phase.id, drawable(phase.name), _newness(phase.id), start, start, end - start)


def _newness(key: str) -> int:
    return int(key[1:])


def _flag(key: str, text: str, start: float, end: float, years: Years) -> Flag:
    return Flag(key, text, _newness(key), years.at(start), years.at(end))


def _hung(held: _Held, left: float, right: float, free: float) -> tuple[_Hung, list[float]]:
    """The flags of each row as they hang, and the heights of the rows."""
    found = None
    for size, most, width in _SETTINGS:
        whole = _all(held, left, right, free, (size, most, width))
        if whole is not None and (found is None or _cuts_in(whole) < _cuts_in(found)):
            found = whole
            if not _cuts_in(found):
                break
    if found is not None:
        heights = _heights(found)
        spare = (free - sum(heights)) / len(Strand)
        return found, [
            height + (0.0 if key == PHASES else spare)
            for key, height in zip(found, heights, strict=True)
        ]
    return _some(held, left, right, free)


def _setting(key: str, size: float, most: int, width: float) -> Setting:
    if key == PHASES:
        return Setting(Style.HEADING, size, max(most, _PHASE_LINES), width)
    return Setting(Style.ENTRY, size, most, width)


def _all(
    held: _Held,
    left: float,
    right: float,
    free: float,
    given: tuple[float, int, float],
) -> _Hung | None:
    """All flags in that setting; None if the page is too low for them."""
    hung: _Hung = {}
    for key, flags in held.items():
        setting = _setting(key, *given)
        row = hang_all(flags, setting, left, right, int(free // setting.strip))
        if row is None:
            return None
        hung[key] = row, setting
    return hung if sum(_heights(hung)) <= free else None


def _some(held: _Held, left: float, right: float, free: float) -> tuple[_Hung, list[float]]:
    """The newest flags, as many as rows that share the page can hold."""
    wanted = []
    for key, flags in held.items():
        setting = _setting(key, *_QUIET)
        row = hang_all(flags, setting, left, right, int(free // setting.strip))
        wanted.append(free if row is None else _height(row, setting))
    heights = share(wanted, free)
    hung: _Hung = {}
    for (key, flags), height in zip(held.items(), heights, strict=True):
        most = int((height - 2 * _PAD + 0.01) // setting.strip)
        quiet, crowded = _setting(key, *_QUIET), _setting(key, *_CROWDED)
        whole = hang_all(flags, quiet, left, right, most)
        if whole is not None:
            hung[key] = whole, quiet
        else:
            hung[key] = hang_some(flags, crowded, left, right, most), crowded
    return hung, heights


def _height(row: FlagRow, setting: Setting) -> float:
    least = _LEAST_ROW if setting.style is Style.ENTRY else 0.0
    return max(row.strips * setting.strip + 2 * _PAD, least)


def _heights(hung: _Hung) -> list[float]:
    return [_height(row, setting) for row, setting in hung.values()]


def _cuts_in(hung: _Hung) -> int:
    return sum(row.cuts for row, _ in hung.values())
