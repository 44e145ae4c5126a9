"""Cards in the columns of a chain: as large as there is room, earlier ones folded to a count."""

from collections.abc import Sequence
from dataclasses import dataclass

from changelab.diagrams.diagram import Panel, Role, Style, Words
from changelab.diagrams.geometry import Rect
from changelab.diagrams.pictures.chain_cards import ChainCard
from changelab.diagrams.text import wrap

SIZE, LINE = 24.0, 28.8
PAD_X, PAD_Y = 12.0, 8.0
BETWEEN_CARDS = 12.0
#: No column has room for so many cards, however short.
_MOST_ROWS = 10
#: Widths are used up to this share, so that another font still fits.
SLACK = 0.97


#: Cards that stand side by side, one in each column.
Row = tuple[ChainCard, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How cards are set: the size of their words, and how many lines these and small print have."""

    size: float
    words: int
    small: int


#: To try in this order; the last if nothing else fits.
_SETTINGS = (
    Setting(28.0, 9, 2),
    Setting(SIZE, 9, 2),
    Setting(SIZE, 6, 2),
    Setting(SIZE, 6, 1),
    Setting(SIZE, 4, 1),
    Setting(SIZE, 3, 1),
    Setting(SIZE, 2, 1),
)


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows of cards one under the other, in one column or in several.

    Attributes:
        rows: those that fit, with the top and the height of each.
        setting: how its cards are set.
        bottom: where the stack ends, the count included.
        more: how many earlier rows have no room.
    """

    rows: tuple[tuple[Row, float, float], ...]
    setting: Setting
    bottom: float
    more: int


def stacked(rows: Sequence[Row], width: float, area: Rect) -> Stack:
    """The rows in the middle of the area's height; if not all fit, the newest of them."""
    kept, setting, heights = _that_fit(rows[-_MOST_ROWS:], width, area.height)
    more = len(rows) - len(kept)
    top = (area.top + area.bottom + _total(heights) + (LINE if more else 0.0)) / 2
    placed = []
    for row, height in zip(kept, heights, strict=True):
        placed.append((row, top, height))
        top -= height + BETWEEN_CARDS
    bottom = top + BETWEEN_CARDS - (LINE if more else 0.0)
    return Stack(tuple(placed), setting, bottom, more)


def _that_fit(
    rows: Sequence[Row], width: float, room: float
) -> tuple[Sequence[Row], Setting, list[float]]:
    for setting in _SETTINGS:
        heights = [_height(row, width, setting) for row in rows]
        if _total(heights) <= room:
            return rows, setting, heights
    while len(heights) > 1 and _total(heights) + LINE > room:
        heights = heights[1:]
    return rows[len(rows) - len(heights) :], setting, heights


def _total(heights: Sequence[float]) -> float:
    return sum(heights) + BETWEEN_CARDS * max(len(heights) - 1, 0)


def line_of(size: float) -> float:
    """From one line to the next, in points."""
    return size * LINE / SIZE


def _height(row: Row, width: float, setting: Setting) -> float:
    return max(_card_height(card, width, setting) for card in row)


def _card_height(card: ChainCard, width: float, setting: Setting) -> float:
    words = len(_wrapped(card, width, setting)) * line_of(setting.size)
    small = bool(card.above) + sum(len(small_lines(one, width, setting)) for one in card.below)
    return 2 * PAD_Y + words + small * LINE


def _wrapped(card: ChainCard, width: float, setting: Setting) -> tuple[str, ...]:
    return wrap(card.text, (width - 2 * PAD_X) * SLACK, setting.size, most=setting.words)


def small_lines(text: str, width: float, setting: Setting) -> tuple[str, ...]:
    """Small print as set in a card of that width."""
    return wrap(text, (width - 2 * PAD_X) * SLACK, SIZE, most=setting.small)


def inside(rect: Rect) -> Rect:
    """The room for words in a card."""
    return Rect(rect.left + PAD_X, rect.bottom + PAD_Y, rect.right - PAD_X, rect.top - PAD_Y)


def card_panel(card: ChainCard, rect: Rect) -> Panel:
    """The outline of a card; dashed where something is missing."""
    role = Role.MISSING if card.is_missing else Role.CELL
    return Panel(f"{card.key}_card", rect, role, group=card.of)


def card_words(card: ChainCard, rect: Rect, setting: Setting) -> list[Words]:
    """What the card says from its top: small print, the words, small print."""
    inner, said = inside(rect), []
    if card.above:
        above = small_lines(card.above, rect.width, Setting(SIZE, 1, 1))
        said.append(small_print(f"{card.key}_above", card.above, above, inner, card.of))
        inner = under(inner, said[-1])
    lines = _wrapped(card, rect.width, setting)
    style = Style.QUESTION if card.is_missing else Style.ENTRY
    said.append(set_words(card.key, card.text, lines, inner, style, setting.size, card.of))
    for place, text in enumerate(card.below):
        inner = under(inner, said[-1])
        lines = small_lines(text, rect.width, setting)
        said.append(small_print(f"{card.key}_below{place}", text, lines, inner, card.of))
    return said


def under(area: Rect, words: Words) -> Rect:
    """What is left of an area under words at its top."""
    return Rect(area.left, area.bottom, area.right, words.rect.bottom)


def small_print(key: str, text: str, lines: tuple[str, ...], area: Rect, of: str) -> Words:
    """What is known of a card, at the top of an area."""
    return set_words(key, text, lines, area, Style.STATUS, SIZE, of)


def set_words(
    key: str, text: str, lines: tuple[str, ...], area: Rect, style: Style, size: float, of: str
) -> Words:
    """A text as wrapped, at the top of an area; `of` is the id of its contribution."""
    rect = Rect(area.left, area.top - len(lines) * line_of(size), area.right, area.top)
    full = "" if " ".join(lines) == text else text
    classes = (of,) if of else ()
    return Words(key, rect, lines, style, size, full=full, classes=classes, group=of)


def more_words(key: str, stack: Stack, column: Rect) -> list[Words]:
    """How many earlier cards have no room, under the others."""
    if not stack.more:
        return []
    rect = Rect(column.left + PAD_X, stack.bottom, column.right - PAD_X, stack.bottom + LINE)
    return [Words(key, rect, (f"+ {stack.more} more",), Style.MORE, SIZE)]
