"""One element of the activity system: its heading, its entries, the tensions inside it."""

from collections.abc import Sequence

from changelab.diagrams.diagram import Align, Badge, Bolt, Style, Words
from changelab.diagrams.filling import Filling, Placed, fill, line_height
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.lightning import spark
from changelab.diagrams.numbers import HEIGHT, badge_width
from changelab.diagrams.shown import BULLET, ShownContradiction, ShownEntry
from changelab.diagrams.text import ELLIPSIS, fold, measure
from changelab.diagrams.triangle.frame import HEADING_HEIGHT, PAD_TOP, PAD_X, inside
from changelab.domain.vocabulary import Element

HEADING_SIZE = 24.0
_UNKNOWN_SIZE = 44.0
_SPARK_WIDTH = 20.0
_BETWEEN = 6.0
#: The heading keeps this share of its row, however many numbers stand beside it.
_HEADING_SHARE = 0.5
_SLACK = 0.97


def heading_id(element: Element) -> str:
    """The id of the heading's text."""
    return f"{element}_heading"


def heading_row(
    element: Element,
    box: Rect,
    words: str,
    tensions: Sequence[ShownContradiction],
    style: Style = Style.HEADING,
) -> tuple[Words, list[Bolt], list[Badge]]:
    """The heading, and at its right a flash with the numbers of the tensions inside."""
    row = Rect(
        box.left + PAD_X, box.top - PAD_TOP - HEADING_HEIGHT, box.right - PAD_X, box.top - PAD_TOP
    )
    natural = measure(words, HEADING_SIZE, Face.SEMIBOLD) / _SLACK + 1
    least = min(natural, row.width * _HEADING_SHARE)
    room = row.width - least - _SPARK_WIDTH - 2 * _BETWEEN
    badges = inner_numbers(str(element), tensions, row, room)
    end = badges[0].rect.left - 2 * _BETWEEN - _SPARK_WIDTH if badges else row.right
    middle = (row.bottom + row.top) / 2
    text = Words(
        heading_id(element),
        Rect(row.left, middle - HEADING_SIZE * 0.6, end, middle + HEADING_SIZE * 0.6),
        (fold(words, (end - row.left) * _SLACK, HEADING_SIZE, Face.SEMIBOLD),),
        style,
        HEADING_SIZE,
        full=words,
        classes=(str(element),),
        group=str(element),
    )
    if not badges:
        return text, [], []
    flash = Bolt(
        f"{element}_flash",
        heading_id(element),
        heading_id(element),
        spark(badges[0].rect.left - _BETWEEN - _SPARK_WIDTH, middle, HEIGHT),
        tuple(one.id for one in tensions),
        headed=False,
        resolved=all(one.resolved for one in tensions),
    )
    return text, [flash], badges


def inner_numbers(
    group: str, tensions: Sequence[ShownContradiction], row: Rect, room: float
) -> list[Badge]:
    """A badge for each, from the right; those without room share the last."""
    labels: list[tuple[str, tuple[ShownContradiction, ...]]] = [
        (str(one.number), (one,)) for one in tensions
    ]
    while len(labels) > 1 and _length([label for label, _ in labels]) > room:
        kept = labels[:-2] if labels[-1][0].startswith("+") else labels[:-1]
        rest = tuple(tensions[len(kept) :])
        labels = [*kept, (f"+{len(rest)}", rest)]
    badges: list[Badge] = []
    right = row.right
    middle = (row.bottom + row.top) / 2
    for label, some in reversed(labels):
        left = right - badge_width(label)
        badges.append(
            Badge(
                f"{some[0].id}_number",
                Rect(left, middle - HEIGHT / 2, right, middle + HEIGHT / 2),
                label,
                tuple(one.id for one in some),
                full="; ".join(f"{one.number} {one.text}" for one in some),
                resolved=all(one.resolved for one in some),
                group=group,
            )
        )
        right = left - _BETWEEN
    return badges[::-1]


def _length(labels: Sequence[str]) -> float:
    return sum(badge_width(label) + _BETWEEN for label in labels)


def entries_in(
    element: Element, box: Rect, entries: Sequence[ShownEntry], earlier: int, size: float
) -> list[Words]:
    """The entries, "?" if there are none, and how many more there are."""
    area = inside(box)
    if not entries:
        middle = (area.bottom + area.top) / 2
        half = line_height(_UNKNOWN_SIZE) / 2
        mark = Rect(area.left, middle - half, area.right, middle + half)
        return [
            Words(
                f"{element}_unknown",
                mark,
                ("?",),
                Style.UNKNOWN,
                _UNKNOWN_SIZE,
                Align.CENTRE,
                group=str(element),
            )
        ]
    filling = fill(entries, earlier, area.width, area.height, size)
    words = [_entry(element, one, area, size) for one in filling.placed]
    if filling.more:
        words.append(_more(element, filling, area, size))
    return words


def _entry(element: Element, one: Placed, area: Rect, size: float) -> Words:
    top = area.top - one.y
    left = area.left + one.x
    return Words(
        one.entry.id,
        Rect(left, top - len(one.lines) * line_height(size), left + one.width, top),
        one.lines,
        one.entry.style,
        size,
        full=one.entry.text if one.is_cut else "",
        group=str(element),
    )


def _more(element: Element, filling: Filling, area: Rect, size: float) -> Words:
    x, y = filling.more_at
    # Where entries carry marks, a plus would be taken for one.
    sign = "+" if filling.placed[0].entry.mark == BULLET else ELLIPSIS
    top = area.top - y
    return Words(
        f"{element}_more",
        Rect(area.left + x, top - line_height(size), area.right, top),
        (f"{sign} {filling.more} more",),
        Style.MORE,
        size,
        group=str(element),
    )
