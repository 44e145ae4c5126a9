"""The activity system of one period, with its contradictions (Engeström 1987, 2001).

Six elements in the standard triangle and the outcome outside it; entries inside
the boxes, "?" where nothing is known. A contradiction inside one element is a
flash in its heading, one between two elements is lightning between their boxes,
and one with the old form of the activity or with a neighbour reaches out to a
small box that names the place.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from changelab.diagrams.badges import place_badges
from changelab.diagrams.diagram import (
    Align,
    Badge,
    Bolt,
    Diagram,
    Line,
    Panel,
    Role,
    Style,
    Words,
)
from changelab.diagrams.element_box import entries_in, heading_id, heading_row
from changelab.diagrams.fonts import Face
from changelab.diagrams.frame import PAGE, Frame, frame_for
from changelab.diagrams.geometry import STRUCTURE, Point, Rect, crosses
from changelab.diagrams.key import key, key_height
from changelab.diagrams.lightning import lightning
from changelab.diagrams.places import ABOVE_BOTTOM_ROW, Place, place_outside
from changelab.diagrams.routes import BASE_LANE, BELOW_LANES, Pair, routes, structure_line
from changelab.diagrams.sentences import sentences, title_of
from changelab.diagrams.shown import Shown, ShownContradiction
from changelab.diagrams.text import wrap
from changelab.domain.vocabulary import NODES, Element

#: Bolts on one pair; further contradictions share the last of them.
_MOST_ON_A_PAIR = 3
#: Numbers that a shared badge spells out.
_MOST_NUMBERS = 3
#: The title in type of this size on up to so many lines; the first that fits.
_TITLE_SETTINGS = ((42.0, 1), (36.0, 2), (30.0, 3))
_PERIOD_SIZE = 30.0


def activity_system(shown: Shown) -> Diagram:
    """The laid-out picture."""
    drawn = shown.contradictions
    reaching = defaultdict(list)
    for one in drawn:
        if one.elsewhere:
            reaching[one.here[0]].append(one.elsewhere)
    below = ABOVE_BOTTOM_ROW if Element.DIVISION_OF_LABOUR in reaching else 0.0
    bolts = sum(len(one.here) == 2 or bool(one.elsewhere) for one in drawn)
    frame = frame_for(shown.entries, key_height(len(drawn)), bolts, below, _base_height(drawn))

    title = _title(shown, frame)
    taken = [*frame.boxes.values(), *(words.rect for words in title)]
    places = place_outside(reaching, frame, taken)
    inner, planned, ways = _laid(drawn, frame, places)

    panels = [_panel(element, frame) for element in (*NODES, Element.OUTCOME)]
    words, flashes, numbers = list(title), [], []
    for element in (*NODES, Element.OUTCOME):
        box = frame.boxes[element]
        heading, flash, badges = heading_row(
            element, box, shown.headings[element], inner.get(element, ())
        )
        words.append(heading)
        words += entries_in(element, box, shown.entries[element], frame.size)
        flashes += flash
        numbers += badges
    for element, place in places.items():
        panels.append(Panel(f"{element}_place", place.rect, Role.ELSEWHERE))
        words.append(_place_words(element, place))

    lightning_bolts, badges = _bolts(planned, ways, frame, places, taken)
    key_badges, key_words, key_lines = key(drawn, frame.key)
    return Diagram(
        name=shown.name,
        title=title_of(shown),
        text=sentences(shown),
        page=PAGE,
        panels=tuple(panels),
        words=(*words, *key_words),
        lines=(*_structure(frame), *key_lines),
        bolts=(*flashes, *lightning_bolts),
        badges=(*numbers, *badges, *key_badges),
    )


def _base_height(drawn: Sequence[ShownContradiction]) -> float:
    """The strip below the bottom row, for bolts between its outer elements."""
    ends = {Element.RULES, Element.DIVISION_OF_LABOUR}
    lanes = min(sum(set(one.here) == ends for one in drawn), _MOST_ON_A_PAIR)
    return lanes * BASE_LANE + BELOW_LANES if lanes else 0.0


def _panel(element: Element, frame: Frame) -> Panel:
    role = Role.OUTCOME if element is Element.OUTCOME else Role.ELEMENT
    return Panel(str(element), frame.boxes[element], role)


def _title(shown: Shown, frame: Frame) -> list[Words]:
    """Whose activity, and which period, in the corner above the subject."""
    area = frame.title
    for size, most in _TITLE_SETTINGS:
        most = min(most, int((area.height - _PERIOD_SIZE * 1.2) // (size * 1.2)))
        lines = wrap(shown.system, area.width * 0.97, size, Face.SEMIBOLD, most)
        if " ".join(lines) == shown.system:
            break
    top, middle = area.top, area.top - len(lines) * size * 1.2
    period = wrap(shown.period, area.width * 0.97, _PERIOD_SIZE, most=1)
    return [
        Words("title", Rect(area.left, middle, area.right, top), lines, Style.TITLE, size),
        Words(
            "period",
            Rect(area.left, middle - _PERIOD_SIZE * 1.2, area.right, middle),
            period,
            Style.PERIOD,
            _PERIOD_SIZE,
        ),
    ]


def _structure(frame: Frame) -> list[Line]:
    """The nine lines of the triangle, and the arrow to the outcome."""
    lines = [
        Line(f"{one}_{two}", one, two, structure_line(frame, one, two), Role.STRUCTURE)
        for one, two in STRUCTURE
    ]
    way = structure_line(frame, Element.OBJECT, Element.OUTCOME)
    return [*lines, Line("object_outcome", Element.OBJECT, Element.OUTCOME, way, Role.OUTCOME)]


def _place_words(element: Element, place: Place) -> Words:
    rect = place.rect
    return Words(
        f"{element}_place_words",
        Rect(rect.left + 12, rect.bottom + 4, rect.right - 12, rect.top - 4),
        place.lines,
        Style.PLACE,
        24.0,
        Align.CENTRE,
        full=place.full,
    )


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
class _Planned:
    """A bolt to be drawn, and the contradictions it stands for."""

    pair: Pair
    contradictions: tuple[ShownContradiction, ...]

    @property
    def label(self) -> str:
        numbers = [str(one.number) for one in self.contradictions]
        if len(numbers) <= _MOST_NUMBERS:
            return " · ".join(numbers)
        return " · ".join([*numbers[: _MOST_NUMBERS - 1], f"+{len(numbers) - _MOST_NUMBERS + 1}"])


def _planned(outer: dict[Pair, list[ShownContradiction]]) -> list[_Planned]:
    planned = []
    for pair, some in outer.items():
        alone = some if len(some) <= _MOST_ON_A_PAIR else some[: _MOST_ON_A_PAIR - 1]
        planned += [_Planned(pair, (one,)) for one in alone]
        if len(alone) < len(some):
            planned.append(_Planned(pair, tuple(some[len(alone) :])))
    return sorted(planned, key=lambda each: each.contradictions[0].number)


def _laid(
    drawn: Sequence[ShownContradiction], frame: Frame, places: dict[Element, Place]
) -> tuple[dict[Element, list[ShownContradiction]], list[_Planned], list[tuple[Point, ...]]]:
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
    element: Element, planned: Sequence[_Planned], ways: Sequence[tuple[Point, ...]]
) -> Iterator[tuple[Point, Point]]:
    """The pieces of the bolts that do not lead to the place of that element."""
    for each, way in zip(planned, ways, strict=True):
        if each.pair != Pair(element):
            yield from pairwise(way)


def _bolts(
    planned: Sequence[_Planned],
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
