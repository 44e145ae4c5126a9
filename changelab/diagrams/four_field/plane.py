"""The plane of a four-field model: two axes that cross, their names and poles, the title."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from changelab.diagrams.diagram import Align, Line, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.four_field.shown import ShownAxis, ShownField
from changelab.diagrams.geometry import Point, Rect
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.text import measure, wrap

_LINE = 1.2
_SLACK = 0.97
_GAP = 12.0
#: The strips above and below the plane, with the poles of the axis that points upwards.
_ABOVE, _BELOW = 88.0, 36.0
#: The columns beside it, with the poles of the other, are no wider than this.
_WIDEST = 240.0
#: What stands at the upper end is no wider than this; the title keeps left of it.
_TOP_WIDTH = 560.0
_NAME = (SMALLEST, 1)
#: Type and most lines: the first in which the words fit.
_TITLE = ((42.0, 1), (36.0, 2), (30.0, 2), (SMALLEST, 3))
_BESIDE = ((28.0, 3), (SMALLEST, 5))
_AT_THE_TOP = ((28.0, 1), (SMALLEST, 2))
_AT_THE_FOOT = ((28.0, 1), (SMALLEST, 1))


@dataclass(frozen=True, slots=True)
class Plane:
    """Where the forms stand: the plane itself, and the words around it.

    `foot` is what is free of the strip below, at the right.
    """

    rect: Rect
    words: tuple[Words, ...]
    foot: Rect


def plane_of(shown: ShownField, key_height: float) -> Plane:
    """The plane with its words, above a key of that height."""
    left, right = PAGE.left + MARGIN, PAGE.right - MARGIN
    bottom, top = PAGE.bottom + MARGIN + key_height, PAGE.top - MARGIN
    low = _Text(shown.across.low, _BESIDE, _WIDEST)
    high = _Text(shown.across.high, _BESIDE, _WIDEST)
    name = _Text(shown.across.name, ((SMALLEST, 2),), _WIDEST, Face.SEMIBOLD)
    rect = Rect(
        left + low.width + _GAP,
        bottom + _BELOW,
        right - max(high.width, name.width) - _GAP,
        top - _ABOVE,
    )
    x, y = rect.centre
    title = _Text(shown.title, _TITLE, x - _TOP_WIDTH / 2 - _GAP - left, Face.SEMIBOLD)
    up_name = _Text(shown.up.name, (_NAME,), _TOP_WIDTH, Face.SEMIBOLD)
    up_high = _Text(shown.up.high, _AT_THE_TOP, _TOP_WIDTH)
    up_low = _Text(shown.up.low, _AT_THE_FOOT, rect.width / 2)
    beside = rect.right + _GAP
    half = (name.height + high.height) / 2
    top_of_pole = rect.top + up_high.height
    words = (
        title.at(left, top, "title", Style.TITLE, Align.LEFT),
        name.at(beside, y + half, "across_name", Style.HEADING, Align.LEFT, _why(shown.across)),
        low.at(left, y + low.height / 2, "across_low", Style.ENTRY, Align.RIGHT),
        high.at(beside, y + half - name.height, "across_high", Style.ENTRY, Align.LEFT),
        up_name.over(x, top_of_pole, "up_name", Style.HEADING, _why(shown.up)),
        up_low.over(x, rect.bottom - 2 - up_low.height, "up_low", Style.ENTRY),
        up_high.over(x, rect.top, "up_high", Style.ENTRY),
    )
    foot = Rect(x + up_low.width / 2 + _GAP, bottom, right, rect.bottom)
    return Plane(rect, words, foot)


def _why(axis: ShownAxis) -> str:
    """The name of an axis with the argument for it."""
    return f"{axis.name}: {axis.why}" if axis.why else ""


class _Text:
    """A text in the first setting in which it fits, as wide as its lines."""

    def __init__(
        self,
        text: str,
        settings: Sequence[tuple[float, int]],
        widest: float,
        face: Face = Face.REGULAR,
    ) -> None:
        for self.size, most in settings:
            self.lines = wrap(text, widest * _SLACK, self.size, face, most)
            if " ".join(self.lines) == text:
                break
        wide = max((measure(line, self.size, face) for line in self.lines), default=0.0)
        self.width = wide / _SLACK + 1
        self.height = len(self.lines) * self.size * _LINE
        self.full = text if " ".join(self.lines) != text else ""

    def at(
        self, left: float, top: float, key: str, style: Style, align: Align, full: str = ""
    ) -> Words:
        """The text with its upper left corner there; `full` instead of what it is cut from."""
        rect = Rect(left, top - self.height, left + self.width, top)
        group = key.partition("_")[0] if "_" in key else ""
        return Words(key, rect, self.lines, style, self.size, align, full or self.full, group=group)

    def over(self, middle: float, bottom: float, key: str, style: Style, full: str = "") -> Words:
        """The text centred above that point."""
        left, top = middle - self.width / 2, bottom + self.height
        return self.at(left, top, key, style, Align.CENTRE, full)


def axes(plane: Rect, cards: Sequence[Rect]) -> Iterator[Line]:
    """The two axes, interrupted where a card stands on one; the arrow is at the high end."""
    x, y = plane.centre
    on_level = [(card.left, card.right) for card in cards if card.bottom < y < card.top]
    upright = [(card.bottom, card.top) for card in cards if card.left < x < card.right]
    yield from _pieces("across", plane.left, plane.right, on_level, lambda at: (at, y))
    yield from _pieces("up", plane.bottom, plane.top, upright, lambda at: (x, at))


def _pieces(
    name: str,
    start: float,
    end: float,
    blocked: Sequence[tuple[float, float]],
    point: Callable[[float], Point],
) -> Iterator[Line]:
    """The free stretches of an axis."""
    stops = sorted(blocked)
    starts = [start, *(high for _, high in stops)]
    ends = [*(low for low, _ in stops), end]
    for number, (low, high) in enumerate(zip(starts, ends, strict=True)):
        last = number == len(stops)
        if high > low:
            way: tuple[Point, ...] = (point(low), point(high))
            role = Role.AXIS if last else Role.LINK
            yield Line(f"{name}_{number}", f"{name}_low", f"{name}_high", way, role)
