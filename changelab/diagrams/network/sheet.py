"""The parts of a picture as they are laid down: cards in their boxes, bolts, the key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from changelab.diagrams.diagram import Badge, Bolt, Diagram, Line, Panel, Words
from changelab.diagrams.geometry import Rect
from changelab.diagrams.key import key, key_height
from changelab.diagrams.network.card import Card, card_parts
from changelab.diagrams.network.grid import Grid
from changelab.diagrams.network.pulls import Plan, Pull, drawn_bolts
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.shown import ShownContradiction
from changelab.diagrams.text import fold

_WIDEST_PLACE = 300.0


@dataclass(slots=True)
class Sheet:
    """A picture in the making; words are added in the order in which they are read."""

    panels: list[Panel] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    bolts: list[Bolt] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)

    def lay_cards(self, cards: Sequence[Card], boxes: Mapping[str, Rect]) -> None:
        """The words of each card, in the box of its id."""
        for card in cards:
            words, flashes, badges = card_parts(card, boxes[card.id])
            self.words += words
            self.bolts += flashes
            self.badges += badges

    def lay_tensions(self, pulls: Sequence[Pull], plan: Plan, grid: Grid) -> None:
        """The bolts between the boxes of the grid, and the key of all that pulls, below."""
        taken = [words.rect for words in self.words] + [badge.rect for badge in self.badges]
        bolts, badges = drawn_bolts(plan.bolts, grid, taken)
        self.bolts += bolts
        self.badges += badges
        told = _told(pulls, plan)
        area = Rect(PAGE.left + MARGIN, MARGIN, PAGE.right - MARGIN, MARGIN + _key_height(told))
        key_badges, words, lines = key(told, area, {})
        self.badges += key_badges
        self.words += words
        self.lines += lines

    def diagram(self, name: str, title: str, text: str) -> Diagram:
        """The picture as laid out."""
        return Diagram(
            name=name,
            title=title,
            text=text,
            page=PAGE,
            panels=tuple(self.panels),
            words=tuple(self.words),
            lines=tuple(self.lines),
            bolts=tuple(self.bolts),
            badges=tuple(self.badges),
        )


def area_above_key(pulls: Sequence[Pull], plan: Plan, top: float) -> Rect:
    """What the key leaves of the page below `top`."""
    below = _key_height(_told(pulls, plan))
    return Rect(PAGE.left + MARGIN, PAGE.bottom + MARGIN + below, PAGE.right - MARGIN, top)


def _told(pulls: Sequence[Pull], plan: Plan) -> list[ShownContradiction]:
    """The contradictions as the key tells of them: where they reach stands before the status."""
    return [_with_place(pull.contradiction, plan) for pull in pulls]


def _with_place(one: ShownContradiction, plan: Plan) -> ShownContradiction:
    place = fold(plan.elsewhere.get(one.id, ""), _WIDEST_PLACE, SMALLEST)
    return replace(one, status=" · ".join(filter(None, (place, one.status))))


def _key_height(told: Sequence[ShownContradiction]) -> float:
    return key_height(told, PAGE.width - 2 * MARGIN)
