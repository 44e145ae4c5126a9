"""The forms of the activity as cards on the plane: at their place, apart from one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import dist

from changelab.diagrams.diagram import Panel, Role, Style, Words
from changelab.diagrams.four_field.shown import ShownField, ShownForm
from changelab.diagrams.geometry import Rect, around
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.text import fold, measure, wrap

#: So many cards at most, and so many forms that are tried for a free place.
MOST_CARDS = 12
_MOST_TRIED = 30
#: Up to so many forms are set large.
_FEW = 6
_LINE = 1.2
_SLACK = 0.97
_LEAST = 120.0
_PAD_X, _PAD_Y = 16.0, 10.0
#: Cards keep this far from one another, so that an arrow finds its way between any two.
APART = 44.0
#: They keep this far from the ends of the axes.
_RIM = 26.0


@dataclass(frozen=True, slots=True)
class _Setting:
    """How large the type of a card is, how wide its words may be, and how many lines it has."""

    size: float
    room: float
    most: int


_LARGE, _SMALL = _Setting(28.0, 320.0, 4), _Setting(SMALLEST, 240.0, 3)


@dataclass(frozen=True, slots=True)
class Card:
    """A form with its words set, and where it stands."""

    form: ShownForm
    lines: tuple[str, ...]
    size: float
    period: str
    rect: Rect

    @property
    def id(self) -> str:
        """The id of its box."""
        return f"{self.form.id}_card"


def cards_on(shown: ShownField, plane: Rect) -> list[Card]:
    """The cards there is room for, oldest first; a later one gives way to an earlier one."""
    setting = _LARGE if len(shown.forms) <= _FEW else _SMALL
    size, room = setting.size, setting.room * _SLACK
    cards: list[Card] = []
    for form in _by_worth(shown)[:_MOST_TRIED]:
        if len(cards) == MOST_CARDS:
            break
        lines = wrap(form.text, room, size, most=setting.most)
        period = fold(form.period, room, SMALLEST)
        wide = max(measure(line, size) for line in lines or ("",))
        width = max(_LEAST, wide, measure(period, SMALLEST)) / _SLACK + 1 + 2 * _PAD_X
        height = len(lines) * size * _LINE + 2 * _PAD_Y
        height += SMALLEST * _LINE if period else 0.0
        rect = _placed(form, width, height, plane.grown(-_RIM), [card.rect for card in cards])
        if rect:
            cards.append(Card(form, lines, size, period, rect))
    order = {form.id: place for place, form in enumerate(shown.forms)}
    return sorted(cards, key=lambda card: order[card.form.id])


def _by_worth(shown: ShownField) -> list[ShownForm]:
    """What the path leads over, oldest first, then the others, newest first."""
    ends = {end for step in shown.steps for end in (step.start, step.end)}
    on_path = [form for form in shown.forms if form.id in ends]
    others = [form for form in shown.forms if form.id not in ends]
    return [*on_path, *reversed(others)]


def _placed(
    form: ShownForm, width: float, height: float, plane: Rect, others: Sequence[Rect]
) -> Rect | None:
    """The free place next to where the form belongs; None if its field has no room.

    A card never moves into another field: there it would say something else.
    """
    x, y = plane.centre
    wanted = (
        x + form.across * (plane.width - width) / 2,
        y + form.up * (plane.height - height) / 2,
    )
    on_level = [(other.left, other.right) for other in others]
    upright = [(other.bottom, other.top) for other in others]
    spots = product(
        _places(wanted[0], width, plane.left, plane.right, on_level),
        _places(wanted[1], height, plane.bottom, plane.top, upright),
    )
    for spot in sorted(spots, key=lambda spot: dist(spot, wanted)):
        rect = around(spot, width, height)
        if not any(rect.grown(APART - 0.01).overlaps(other) for other in others):
            return rect
    return None


def _places(
    wanted: float, size: float, low: float, high: float, others: Sequence[tuple[float, float]]
) -> list[float]:
    """Along one axis: where it belongs, beside the others, at the ends; all in its own half."""
    middle = (low + high) / 2
    found = [wanted, low + size / 2, high - size / 2]
    for start, end in others:
        found += [start - APART - size / 2, end + APART + size / 2]
    return [
        at
        for at in dict.fromkeys(found)
        if low - 0.01 <= at - size / 2
        and at + size / 2 <= high + 0.01
        and (at >= middle) == (wanted >= middle)
    ]


def card_panel(card: Card) -> Panel:
    """The box of a card."""
    return Panel(card.id, card.rect, Role.CELL, group=card.form.id)


def card_words(card: Card) -> Iterator[Words]:
    """When the activity has that form, and what it is."""
    left, right = card.rect.left + _PAD_X, card.rect.right - _PAD_X
    form, top = card.form, card.rect.top - _PAD_Y
    if card.period:
        yield Words(
            f"{form.id}_period",
            Rect(left, top - SMALLEST * _LINE, right, top),
            (card.period,),
            Style.PERIOD,
            SMALLEST,
            full=form.period if card.period != form.period else "",
            classes=(form.id,),
            group=form.id,
        )
        top -= SMALLEST * _LINE
    yield Words(
        form.id,
        Rect(left, card.rect.bottom + _PAD_Y, right, top),
        card.lines,
        Style.ENTRY,
        card.size,
        full=form.text if " ".join(card.lines) != form.text else "",
        classes=(form.id,),
        group=form.id,
    )
