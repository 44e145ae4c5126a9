"""The key under the picture: each number with its words and how far the group has come."""

from collections.abc import Mapping, Sequence
from math import ceil

from changelab.diagrams.diagram import Align, Badge, Line, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.numbers import HEIGHT as BADGE_HEIGHT
from changelab.diagrams.numbers import badge_width
from changelab.diagrams.shown import ShownContradiction
from changelab.diagrams.text import fold, measure

_SIZE = 24.0
_GROUP = "key"
_ROW = 36.0
_MOST_ROWS, _MOST_COLUMNS = 4, 3
#: Columns to try, with one or two contradictions and with more.
_FEW, _SEVERAL = (3, 2, 1), (3, 2)
#: Blank above the key, with a thin rule in it.
_ABOVE = 26.0
_BETWEEN_COLUMNS = 44.0
_AFTER_BADGE, _BEFORE_STATUS = 10.0, 8.0
_SLACK = 0.98
_WIDEST_PLACE = 230.0


def key_height(contradictions: Sequence[ShownContradiction], width: float) -> float:
    """What the key takes of a page of that width."""
    return _ABOVE + _shape(contradictions, width)[1] * _ROW if contradictions else 0.0


def _shape(contradictions: Sequence[ShownContradiction], width: float) -> tuple[int, int]:
    """Columns and rows: as low as can be without cutting words, two columns if that is no use."""
    count = len(contradictions)
    widest = max(_natural(one) for one in contradictions)
    columns = next(
        (
            some
            for some in (_FEW if count <= 2 else _SEVERAL)
            if widest <= _pitch(width, some) - _BETWEEN_COLUMNS
        ),
        2,
    )
    if count > columns * _MOST_ROWS:
        columns = min(ceil(count / _MOST_ROWS), _MOST_COLUMNS)
    return columns, min(ceil(count / columns), _MOST_ROWS)


def _pitch(width: float, columns: int) -> float:
    return (width + _BETWEEN_COLUMNS) / columns


def _natural(one: ShownContradiction) -> float:
    """The width of number, words and status set in full."""
    status = measure(_status(one), _SIZE) + _BEFORE_STATUS if one.status else 0.0
    words = (measure(one.text, _SIZE) + status) / _SLACK
    return badge_width(str(one.number)) + _AFTER_BADGE + words + 1


def _status(one: ShownContradiction) -> str:
    return f"· {one.status}" if one.status else ""


def key(
    contradictions: Sequence[ShownContradiction], area: Rect, unplaced: Mapping[str, str]
) -> tuple[list[Badge], list[Words], list[Line]]:
    """Number, words and status of each, down the columns; what does not fit is counted.

    `unplaced` has, by id, where those reach that the picture had no place for.
    """
    if not contradictions:
        return [], [], []
    columns, rows = _shape(contradictions, area.width)
    kept = _kept(contradictions, columns * rows)
    more = len(contradictions) - len(kept)
    pitch = _pitch(area.width, columns)
    badges: list[Badge] = []
    words: list[Words] = []
    for index, one in enumerate(kept):
        cell = _cell(area, index, rows, pitch)
        badge, *said = _entry(one, cell, unplaced.get(one.id, ""))
        badges.append(badge)
        words.extend(said)
    if more:
        cell = _cell(area, len(kept), rows, pitch)
        text = _line(cell, cell.left + BADGE_HEIGHT + _AFTER_BADGE, cell.right)
        words.append(Words("key_more", text, (f"+ {more} more",), Style.MORE, _SIZE, group=_GROUP))
    rule = Line(
        "key_rule",
        "page",
        "page",
        ((area.left, area.top - 17), (area.right, area.top - 17)),
        Role.RULE,
    )
    return badges, words, [rule]


def _kept(contradictions: Sequence[ShownContradiction], cells: int) -> list[ShownContradiction]:
    """All, or the open ones before the resolved and the newest first, in their order."""
    if len(contradictions) <= cells:
        return list(contradictions)
    by_worth = sorted(contradictions, key=lambda one: (one.resolved, -one.number))
    return sorted(by_worth[: cells - 1], key=lambda one: one.number)


def _cell(area: Rect, index: int, rows: int, pitch: float) -> Rect:
    left = area.left + (index // rows) * pitch
    top = area.top - _ABOVE - (index % rows) * _ROW
    return Rect(left, top - _ROW, left + pitch - _BETWEEN_COLUMNS, top)


def _line(cell: Rect, left: float, right: float) -> Rect:
    middle = (cell.bottom + cell.top) / 2
    return Rect(left, middle - _SIZE * 0.6, right, middle + _SIZE * 0.6)


def _entry(one: ShownContradiction, cell: Rect, place: str) -> tuple[Badge, *tuple[Words, ...]]:
    label = str(one.number)
    middle = (cell.bottom + cell.top) / 2
    left = cell.left + badge_width(label)
    badge = Badge(
        f"{one.id}_key_number",
        Rect(cell.left, middle - BADGE_HEIGHT / 2, left, middle + BADGE_HEIGHT / 2),
        label,
        (one.id,),
        resolved=one.resolved,
        group=_GROUP,
    )
    left += _AFTER_BADGE
    status = _status(one)
    if place:
        status = f"· {fold(place, _WIDEST_PLACE, _SIZE)} {status}".rstrip()
    wide = measure(status, _SIZE)
    room = (cell.right - left) * _SLACK - (wide + _BEFORE_STATUS if status else 0)
    line = fold(one.text, room, _SIZE, Face.REGULAR)
    end = left + measure(line, _SIZE) / _SLACK
    words = [
        Words(
            f"{one.id}_key",
            _line(cell, left, min(end, cell.right)),
            (line,),
            Style.KEY,
            _SIZE,
            full=one.text if line != one.text else "",
            classes=(one.id,),
            group=_GROUP,
        )
    ]
    if status:
        words.append(
            Words(
                f"{one.id}_status",
                _line(cell, end + 4, cell.right),
                (status,),
                Style.STATUS,
                _SIZE,
                Align.LEFT,
                classes=(one.id,),
                group=_GROUP,
            )
        )
    return badge, *words
