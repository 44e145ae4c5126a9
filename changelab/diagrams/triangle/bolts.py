"""Which contradictions become bolts, which ways these take, and where their numbers sit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from changelab.diagrams.diagram import Badge, Bolt
from changelab.diagrams.geometry import Point, Rect, crosses
from changelab.diagrams.lightning import lightning
from changelab.diagrams.numbers import shared_label
from changelab.diagrams.page import PAGE
from changelab.diagrams.shown import ShownContradiction
from changelab.diagrams.triangle.badges import place_badges
from changelab.diagrams.triangle.element_box import heading_id
from changelab.diagrams.triangle.frame import Frame
from changelab.diagrams.triangle.places import Place
from changelab.diagrams.triangle.routes import BASE_LANE, BELOW_LANES, Pair, routes
from changelab.domain.vocabulary import Element

#: Bolts on one pair; further contradictions share the last of them.
_MOST_ON_A_PAIR = 3


def count_bolts(drawn: Sequence[ShownContradiction]) -> int:
    """How many contradictions reach beyond one element."""
    return sum(len(one.here) == 2 or bool(one.elsewhere) for one in drawn)


def base_height(drawn: Sequence[ShownContradiction]) -> float:
    """The strip below the bottom row, for bolts between its outer elements."""
    ends = {Element.RULES, Element.DIVISION_OF_LABOUR}
    lanes = min(sum(set(one.here) == ends for one in drawn), _MOST_ON_A_PAIR)
    return lanes * BASE_LANE + BELOW_LANES if lanes else 0.0


def _sorted_by_where(
    drawn: Sequence[ShownContradiction], places: dict[Element, Place]
) -> tuple[dict[Element, list[ShownContradiction]], dict[Pair, list[ShownContradiction]]]:
    """Those shown inside an element, and those shown as bolts, by what they join.

    One that reaches to a place for which there is no room is shown inside; the
    text says where it reaches.
    """
    inner: dict[Element, list[ShownContradiction]] = defaultdict(list)
    outer: dict[Pair, list[ShownContradiction]] = defaultdict(list)
    for one in drawn:
        if len(one.here) == 2:
            outer[Pair.of(*one.here)].append(one)
        elif one.elsewhere and one.here[0] in places:
            outer[Pair(one.here[0])].append(one)
        else:
            inner[one.here[0]].append(one)
    return inner, outer


@dataclass(frozen=True, slots=True)
class PlannedBolt:
    """A bolt to be drawn, and the contradictions it stands for."""

    pair: Pair
    contradictions: tuple[ShownContradiction, ...]

    @property
    def label(self) -> str:
        return shared_label([one.number for one in self.contradictions])


def _planned(outer: dict[Pair, list[ShownContradiction]]) -> list[PlannedBolt]:
    planned = []
    for pair, some in outer.items():
        alone = some if len(some) <= _MOST_ON_A_PAIR else some[: _MOST_ON_A_PAIR - 1]
        planned += [PlannedBolt(pair, (one,)) for one in alone]
        if len(alone) < len(some):
            planned.append(PlannedBolt(pair, tuple(some[len(alone) :])))
    return sorted(planned, key=lambda each: each.contradictions[0].number)


def laid(
    drawn: Sequence[ShownContradiction], frame: Frame, places: dict[Element, Place]
) -> tuple[dict[Element, list[ShownContradiction]], list[PlannedBolt], list[tuple[Point, ...]]]:
    """What is shown inside the elements, the bolts, and their ways.

    A place that a bolt would run through is given up (taken out of `places`).
    """
    while True:
        inner, outer = _sorted_by_where(drawn, places)
        planned = _planned(outer)
        rects = {element: place.rect for element, place in places.items()}
        ways = routes([each.pair for each in planned], frame, rects)
        hit = [
            element
            for element, rect in rects.items()
            if any(crosses(rect.grown(6), *leg) for leg in _others(element, planned, ways))
        ]
        if not hit:
            return inner, planned, ways
        for element in hit:
            del places[element]


def _others(
    element: Element, planned: Sequence[PlannedBolt], ways: Sequence[tuple[Point, ...]]
) -> Iterator[tuple[Point, Point]]:
    """The pieces of the bolts that do not lead to the place of that element."""
    for each, way in zip(planned, ways, strict=True):
        if each.pair != Pair(element):
            yield from pairwise(way)


def drawn_bolts(
    planned: Sequence[PlannedBolt],
    ways: Sequence[tuple[Point, ...]],
    frame: Frame,
    places: dict[Element, Place],
    taken: Sequence[Rect],
) -> tuple[list[Bolt], list[Badge]]:
    obstacles = [*taken, *(place.rect for place in places.values()), frame.key]
    flashes = [
        lightning(way, obstacles, [*ways[:index], *ways[index + 1 :]])
        for index, way in enumerate(ways)
    ]
    spots = place_badges(flashes, [each.label for each in planned], obstacles, PAGE)
    bolts, badges = [], []
    for each, flash, spot in zip(planned, flashes, spots, strict=True):
        ids = tuple(one.id for one in each.contradictions)
        resolved = all(one.resolved for one in each.contradictions)
        first, second = each.pair.first, each.pair.second
        head = heading_id(second) if second else f"{first}_place_words"
        bolts.append(
            Bolt(f"{ids[0]}_bolt", heading_id(first), head, flash.points, ids, resolved=resolved)
        )
        full = "; ".join(f"{one.number} {one.text}" for one in each.contradictions)
        badges.append(Badge(f"{ids[0]}_number", spot, each.label, ids, full, resolved))
    return bolts, badges
