"""A small box: headings, the numbers of the tensions inside, and as many entries as fit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from changelab.diagrams.diagram import Align, Badge, Bolt, Style, Words
from changelab.diagrams.drawing.looks import face_of
from changelab.diagrams.filling import Filling, Placed, fill, line_height, needed
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.lightning import spark
from changelab.diagrams.numbers import HEIGHT, badge_width
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.shown import ShownContradiction, ShownEntry
from changelab.diagrams.text import LEADING, fold, measure, wrap
from changelab.diagrams.triangle.element_box import inner_numbers

_PAD_X, _PAD_TOP, _PAD_BOTTOM = 10.0, 7.0, 8.0
_AFTER_HEADINGS = 4.0
_LINE = line_height(SMALLEST)
_LEAST_LINES = 2
_NUMBERS_ROW = HEIGHT + 4
_SPARK_WIDTH, _BETWEEN = 20.0, 6.0
_UNKNOWN_SIZE = 44.0
_SLACK = 0.97
_MOST_HEADING_LINES = 2
#: Of a heading beside numbers, if there is no row for them: its share of the width.
_HEADING_SHARE = 0.5
#: An entry beside a count has at least this width.
_LEAST_BESIDE_COUNT = 130.0


@dataclass(frozen=True, slots=True)
class Card:
    """What a small box says.

    Attributes:
        headings: each with its style; the numbers of the tensions stand by the first.
        earlier: how many older entries there are than those in `entries`.
        is_asking: a question mark stands where it has no entries.
        group: what it belongs to, in the picture.
        twice: ids of the entries that stand in this picture more than once.
        classes: by which a page finds its headings.
        align: to which side the headings are set.
    """

    id: str
    headings: tuple[tuple[Style, str], ...]
    entries: tuple[ShownEntry, ...] = ()
    earlier: int = 0
    tensions: tuple[ShownContradiction, ...] = ()
    is_asking: bool = True
    group: str = ""
    twice: frozenset[str] = frozenset()
    classes: tuple[str, ...] = ()
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class _Head:
    """The headings as wrapped, and whether the numbers have a row of their own below the first."""

    lines: tuple[tuple[str, ...], ...]
    numbers_below: bool

    @property
    def height(self) -> float:
        lines = sum(map(len, self.lines)) * _LINE
        below = _NUMBERS_ROW if self.numbers_below else 0.0
        return lines + below + _AFTER_HEADINGS if lines else 0.0


def card_height(card: Card, width: float) -> float:
    """The least height at which a box of that width shows all the card has."""
    head = next(_heads(card, width - 2 * _PAD_X))
    if card.earlier:
        return float("inf")
    held = needed(card.entries, width - 2 * _PAD_X, SMALLEST) if card.entries else 0.0
    least = _LEAST_LINES * _LINE if card.entries or card.is_asking else 0.0
    return _PAD_TOP + head.height + max(held, least) + _PAD_BOTTOM


def card_parts(card: Card, box: Rect) -> tuple[list[Words], list[Bolt], list[Badge]]:
    """What stands in the box, in order of reading."""
    inside = Rect(
        box.left + _PAD_X, box.bottom + _PAD_BOTTOM, box.right - _PAD_X, box.top - _PAD_TOP
    )
    lines = min(_LEAST_LINES, max(int(card.is_asking), len(card.entries) + card.earlier))
    heads = list(_heads(card, inside.width))
    fitting = (head for head in heads if head.height + lines * _LINE <= inside.height)
    head = next(fitting, heads[-1])
    words, flashes, badges = _headings(card, head, inside)
    body = Rect(inside.left, inside.bottom, inside.right, inside.top - head.height)
    return [*words, *_body(card, body)], flashes, badges


# --- the headings -----------------------------------------------------------------------


def _heads(card: Card, width: float) -> Iterator[_Head]:
    """The ways to set the headings, the roomiest first."""
    beside = _numbers_width(card, width)
    first = card.headings[0][1] if card.headings else ""
    fits_beside = measure(first, SMALLEST, Face.SEMIBOLD) / _SLACK + beside <= width
    for most in range(_MOST_HEADING_LINES, 0, -1):
        yield _Head(_wrapped(card, width, most), bool(card.tensions) and not fits_beside)
    if card.tensions:
        first = fold(first, (width - beside) * _SLACK, SMALLEST, Face.SEMIBOLD)
        yield _Head(((first,), *_wrapped(card, width, 1)[1:]), numbers_below=False)


def _wrapped(card: Card, width: float, most: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        wrap(words, width * _SLACK, SMALLEST, face_of(style), most)
        for style, words in card.headings
    )


def _numbers_width(card: Card, width: float) -> float:
    """What flash and numbers take beside a heading; they fold before the heading does."""
    if not card.tensions:
        return 0.0
    wide = sum(badge_width(str(one.number)) + _BETWEEN for one in card.tensions)
    return _SPARK_WIDTH + 2 * _BETWEEN + min(wide, width * _HEADING_SHARE - _SPARK_WIDTH)


def _headings(card: Card, head: _Head, area: Rect) -> tuple[list[Words], list[Bolt], list[Badge]]:
    words: list[Words] = []
    top = area.top
    badges, flashes = [], []
    for place, ((style, whole), lines) in enumerate(zip(card.headings, head.lines, strict=True)):
        bottom = top - len(lines) * _LINE
        right = area.right
        if place == 0 and card.tensions:
            row = Rect(area.left, bottom, area.right, top)
            room = _numbers_width(card, area.width) - _SPARK_WIDTH - 2 * _BETWEEN
            if head.numbers_below:
                row = Rect(area.left, bottom - _NUMBERS_ROW, area.right, bottom)
                room = area.width - _SPARK_WIDTH - _BETWEEN
            badges = inner_numbers(card.group, card.tensions, row, room)
            flashes = [_flash(card, badges[0].rect)]
            if not head.numbers_below:
                right = badges[0].rect.left - _SPARK_WIDTH - 2 * _BETWEEN
        words.append(
            Words(
                _heading_id(card, place),
                Rect(area.left, bottom, right, top),
                lines,
                style,
                SMALLEST,
                card.align,
                full="" if " ".join(lines) == whole else whole,
                classes=card.classes,
                group=card.group,
            )
        )
        top = bottom - (_NUMBERS_ROW if place == 0 and head.numbers_below else 0.0)
    return words, flashes, badges


def _heading_id(card: Card, place: int) -> str:
    return f"{card.id}_heading{place + 1 if place else ''}"


def _flash(card: Card, first: Rect) -> Bolt:
    heading = _heading_id(card, 0)
    return Bolt(
        f"{card.id}_flash",
        heading,
        heading,
        spark(first.left - _BETWEEN - _SPARK_WIDTH, first.centre[1], HEIGHT),
        tuple(one.id for one in card.tensions),
        headed=False,
        resolved=all(one.resolved for one in card.tensions),
    )


# --- the entries ------------------------------------------------------------------------


def _body(card: Card, area: Rect) -> list[Words]:
    count = len(card.entries) + card.earlier
    if not count:
        return [_unknown(card, area)] if card.is_asking else []
    filling = fill(card.entries, card.earlier, area.width, area.height, SMALLEST)
    if filling.more and filling.more_at[1] + _LINE > area.height + 0.01:
        return _on_one_line(card, count, area)
    words = [_entry(card, one, area) for one in filling.placed]
    if filling.more:
        words.append(_more(card, filling, area))
    return words


def _on_one_line(card: Card, count: int, area: Rect) -> list[Words]:
    """The newest entry as far as it fits beside how many more there are; else their number."""
    line = Rect(area.left, area.top - _LINE, area.right, area.top)
    more = f"+ {count - 1} more"
    left = area.right - measure(more, SMALLEST) / _SLACK - 1
    if left - _BETWEEN - area.left < _LEAST_BESIDE_COUNT:
        return [_count(card, line, f"{count} entries")]
    filling = fill(card.entries[-1:], 0, left - _BETWEEN - area.left, _LINE, SMALLEST)
    newest = _entry(card, filling.placed[0], line)
    return [newest, _count(card, replace(line, left=left), more)]


def _unknown(card: Card, area: Rect) -> Words:
    size = max(SMALLEST, min(_UNKNOWN_SIZE, area.height / LEADING))
    middle, half = area.centre[1], line_height(size) / 2
    rect = Rect(area.left, middle - half, area.right, middle + half)
    return Words(
        f"{card.id}_unknown", rect, ("?",), Style.UNKNOWN, size, Align.CENTRE, group=card.group
    )


def _more(card: Card, filling: Filling, area: Rect) -> Words:
    x, y = filling.more_at
    rect = Rect(area.left + x, area.top - y - _LINE, area.right, area.top - y)
    return _count(card, rect, f"+ {filling.more} more")


def _count(card: Card, rect: Rect, line: str) -> Words:
    return Words(f"{card.id}_more", rect, (line,), Style.MORE, SMALLEST, group=card.group)


def _entry(card: Card, one: Placed, area: Rect) -> Words:
    top, left = area.top - one.y, area.left + one.x
    key = one.entry.id
    return Words(
        f"{key}_{card.group}" if key in card.twice else key,
        Rect(left, top - len(one.lines) * _LINE, left + one.width, top),
        one.lines,
        one.entry.style,
        SMALLEST,
        full=one.entry.text if one.is_cut else "",
        classes=(key,),
        group=card.group,
    )
