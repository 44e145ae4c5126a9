"""The middle of a chain: the contradiction, what brought it about, what it gave rise to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from changelab.diagrams.diagram import Badge, Line, Panel, Role, Style, Words
from changelab.diagrams.geometry import Rect
from changelab.diagrams.numbers import HEIGHT, badge_width
from changelab.diagrams.pictures.chain_cards import ChainTold
from changelab.diagrams.pictures.chain_columns import (
    LINE,
    PAD_X,
    PAD_Y,
    SIZE,
    SLACK,
    inside,
    set_words,
    small_print,
    under,
)
from changelab.diagrams.text import drawable, fold, wrap
from changelab.domain.entities import Contradiction
from changelab.domain.vocabulary import ContradictionStatus

_WORDS_SIZE, _MOST_WORDS = 30.0, 5
_WHERE_LINES, _SMALL_LINES = 3, 2
#: Room for the arrow to and from the kin of a contradiction.
_ARROW = 38.0
_KIN_ROW_GAP = 6.0
#: Lines a kindred contradiction may have, and how many are named; the others are counted.
_KIN_LINES = (2, 1)
_MOST_KIN = 3
_AFTER_NUMBER = 10.0


@dataclass(frozen=True, slots=True)
class Centre:
    """The middle column as laid out; `main` is the card of the contradiction."""

    main: Rect
    panels: tuple[Panel, ...]
    words: tuple[Words, ...]
    lines: tuple[Line, ...]
    badges: tuple[Badge, ...]


def centre_of(told: ChainTold, area: Rect) -> Centre:
    """The contradiction in the middle, its causes above, its effects below."""
    width = area.width
    main_height = _height(told, area)
    kin_room = (area.height - main_height) / 2 - _ARROW
    causes = _kin("causes", "It came out of", told.causes, width, kin_room)
    effects = _kin("effects", "It gave rise to", told.effects, width, kin_room)
    upper = causes.height + _ARROW if causes else 0.0
    lower = effects.height + _ARROW if effects else 0.0
    top = (area.top + area.bottom + upper + main_height + lower) / 2 - upper
    main = Rect(area.left, top - main_height, area.right, top)
    panels = [Panel(f"{told.main.of}_card", main, Role.ELEMENT, group=told.main.of)]
    words, badge = _main(told, main)
    badges, lines = [badge], []
    for kin, rect in (
        (causes, Rect(main.left, main.top + _ARROW, main.right, main.top + upper)),
        (effects, Rect(main.left, main.bottom - lower, main.right, main.bottom - _ARROW)),
    ):
        if kin is None:
            continue
        panels.append(Panel(kin.name, rect, Role.CELL, group=kin.name))
        said, numbers = kin.set_in(rect)
        words = [*said, *words] if kin is causes else [*words, *said]
        badges += numbers
        lines.append(_arrow(kin.name, panels[0].id, main, rect))
    return Centre(main, tuple(panels), tuple(words), tuple(lines), tuple(badges))


def _arrow(kin: str, main_card: str, main: Rect, rect: Rect) -> Line:
    x = main.centre[0]
    if rect.bottom >= main.top:
        return Line(f"{kin}_arrow", kin, main_card, ((x, rect.bottom), (x, main.top)), Role.AXIS)
    return Line(f"{kin}_arrow", main_card, kin, ((x, main.bottom), (x, rect.top)), Role.AXIS)


def _height(told: ChainTold, area: Rect) -> float:
    """What the card of the contradiction takes of the height of the area."""
    last = _set_main(told, _under_the_number(inside(area)))[-1]
    return area.top - last.rect.bottom + PAD_Y


# --- the contradiction ------------------------------------------------------------------


def _set_main(told: ChainTold, area: Rect) -> list[Words]:
    """The words, where it lies and what is known of it, one under the other."""
    key = told.main.of
    said: list[Words] = []
    texts = [
        (key, told.main.text, _WORDS_SIZE, _MOST_WORDS, Style.ENTRY),
        (f"{key}_where", told.where, SIZE, _WHERE_LINES, Style.PLACE),
    ]
    for place, text in enumerate(told.main.below):
        texts.append((f"{key}_below{place}", text, SIZE, _SMALL_LINES, Style.STATUS))
    for name, text, size, most, style in texts:
        lines = wrap(text, area.width * SLACK, size, most=most)
        said.append(set_words(name, text, lines, area, style, size, key))
        area = under(area, said[-1])
    return said


def _main(told: ChainTold, rect: Rect) -> tuple[list[Words], Badge]:
    """Number and how far the group has come; below it what is said."""
    key, inner = told.main.of, inside(rect)
    badge = _badge(f"{key}_number", told.number, key, inner.left, inner.top, told.is_resolved)
    left = badge.rect.right + _AFTER_NUMBER
    beside = Rect(left, inner.bottom, inner.right, inner.top - (HEIGHT - LINE) / 2)
    status = fold(told.status, beside.width * SLACK, SIZE)
    said = small_print(f"{key}_status", told.status, (status,), beside, key)
    return [said, *_set_main(told, _under_the_number(inner))], badge


def _under_the_number(inner: Rect) -> Rect:
    return Rect(inner.left, inner.bottom, inner.right, inner.top - HEIGHT - 4.0)


# --- what brought it about, and what it gave rise to ------------------------------------


@dataclass(frozen=True, slots=True)
class _Kin:
    """Other contradictions in one box, with the lines of each."""

    name: str
    label: str
    shown: tuple[tuple[Contradiction, tuple[str, ...]], ...]

    @property
    def height(self) -> float:
        rows = sum(_row_height(lines) + _KIN_ROW_GAP for _, lines in self.shown)
        return 2 * PAD_Y + LINE + rows

    def set_in(self, rect: Rect) -> tuple[list[Words], list[Badge]]:
        """What the box says: how they are kin, then number and words of each."""
        inner = inside(rect)
        label = fold(self.label, inner.width * SLACK, SIZE)
        words = [small_print(f"{self.name}_label", self.label, (label,), inner, "")]
        badges = []
        top = inner.top - LINE - _KIN_ROW_GAP
        for one, lines in self.shown:
            key = f"{self.name}_{one.id}"
            resolved = one.status is ContradictionStatus.RESOLVED
            badge = _badge(f"{key}_number", one.number, one.id, inner.left, top, resolved)
            middle = top - _row_height(lines) / 2
            half = len(lines) * LINE / 2
            area = Rect(badge.rect.right + _AFTER_NUMBER, middle - half, inner.right, middle + half)
            text = drawable(one.text)
            full = "" if " ".join(lines) == text else text
            words.append(Words(key, area, lines, Style.ENTRY, SIZE, full=full, classes=(one.id,)))
            badges.append(badge)
            top -= _row_height(lines) + _KIN_ROW_GAP
        in_group = [replace(one, group=self.name) for one in words]
        return in_group, [replace(one, group=self.name) for one in badges]


def _kin(
    name: str, label: str, others: Sequence[Contradiction], width: float, room: float
) -> _Kin | None:
    """As many of them as there is room for, the newest; the label counts the others."""
    if not others:
        return None
    for shown in _settings(others, width):
        more = len(others) - len(shown)
        kin = _Kin(name, f"{label} (+ {more} more)" if more else label, shown)
        if kin.height <= room:
            break
    return kin


def _settings(
    others: Sequence[Contradiction], width: float
) -> Iterator[tuple[tuple[Contradiction, tuple[str, ...]], ...]]:
    """Ways to set them, the roomiest first: with more lines, then with fewer of them."""
    kept = sorted(others, key=lambda one: one.number)[-_MOST_KIN:]
    for count in range(len(kept), 0, -1):
        for most in _KIN_LINES:
            yield tuple((one, _kin_lines(one, width, most)) for one in kept[-count:])


def _kin_lines(one: Contradiction, width: float, most: int) -> tuple[str, ...]:
    room = width - 2 * PAD_X - badge_width(str(one.number)) - _AFTER_NUMBER
    return wrap(drawable(one.text), room * SLACK, SIZE, most=most)


def _row_height(lines: Sequence[str]) -> float:
    return max(HEIGHT, len(lines) * LINE)


def _badge(key: str, number: int, of: str, left: float, top: float, resolved: bool) -> Badge:
    label = str(number)
    rect = Rect(left, top - HEIGHT, left + badge_width(label), top)
    return Badge(key, rect, label, (of,), resolved=resolved, group=of)
