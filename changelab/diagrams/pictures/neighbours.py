"""A central activity and its neighbours (Engeström 1987).

Above it stands what produces its tools, on the left what produces its subjects, below
that what produces its rules, on the right what takes in its outcome, and in the upper
right corner a culturally more advanced form of it.
"""

from collections.abc import Iterator, Mapping, Sequence

from changelab.diagrams.diagram import Diagram, Line, Panel, Role
from changelab.diagrams.geometry import Point, Rect, leaving
from changelab.diagrams.headline import title_of
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.network.between_systems import with_elements
from changelab.diagrams.network.card import Card, card_height
from changelab.diagrams.network.grid import Grid, stacked
from changelab.diagrams.network.neighbourhood import (
    FEEDS,
    neighbour_card,
    neighbours_of,
    pulls_of_central,
    sentences,
)
from changelab.diagrams.network.pulls import planned
from changelab.diagrams.network.sheet import Sheet, area_above_key
from changelab.diagrams.page import MARGIN, PAGE
from changelab.diagrams.shown import shown_in
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.compact import (
    box_id,
    cards_of,
    row_heights,
    triangle_boxes,
    triangle_lines,
    triangle_panels,
)
from changelab.diagrams.triangle.structure import READ
from changelab.diagrams.triangle.title import title_words
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Neighbour, Period
from changelab.domain.wording import Wording

#: Beside the triangle: the width of its neighbours, and the blank before them.
_SIDE, _GUTTER = 376.0, 70.0
_ABOVE = 520.0
#: Arrows keep off the middle of a side, where a bolt may be.
_ASIDE = 0.2


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    central = {system.neighbour_of for system in state.systems.values() if system.neighbour_as}
    for system in state.systems.values():
        if system.id in central:
            yield Subject(drawable(system.name), system.id)


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    central = state.systems[subject.of]
    wording = Wording(state.about.wording)
    shown = shown_in(state, name, central, period)
    neighbours = neighbours_of(state, central.id)
    pulls = pulls_of_central(state, central.id, neighbours, period)
    plan = with_elements(planned(pulls), pulls, wording)
    cards = cards_of(shown, central.id, plan)
    beside = {
        kind: neighbour_card(state, kind, neighbours.get(kind, ()), period, plan, wording)
        for kind in Neighbour
    }

    area = area_above_key(pulls, plan, PAGE.top - MARGIN)
    edges = area.left + _SIDE + _GUTTER, area.right - _SIDE - _GUTTER
    rows = stacked(area, _heights(cards, beside, edges), len(plan.bolts))
    boxes = triangle_boxes(*edges, rows[1:])
    around = _boxes_around(area, rows)
    grid = Grid(rows, {box_id(central.id, one): boxes[one] for one in READ} | around)

    whose = f"{shown.system} and its neighbours"
    above = around[Neighbour.TOOL_PRODUCING]
    corner = Rect(area.left, above.bottom, above.left - _GUTTER, above.top)
    sheet = Sheet(words=title_words(corner, whose, shown.period))
    sheet.panels += triangle_panels(boxes, central.id)
    sheet.lines += triangle_lines(boxes, central.id)
    sheet.lay_cards(list(cards.values()), grid.boxes)
    for kind, card in beside.items():
        role = Role.ELEMENT if neighbours.get(kind) else Role.MISSING
        sheet.panels.append(Panel(kind, around[kind], role, group=kind))
        sheet.lay_cards([card], around)
        if neighbours.get(kind) and kind in FEEDS:
            sheet.lines.append(_arrow(kind, box_id(central.id, FEEDS[kind]), grid))
    sheet.lay_tensions(pulls, plan, grid)
    return sheet.diagram(
        name, title_of(whose, shown.period), sentences(state, shown, neighbours, period, pulls)
    )


NEIGHBOURS = Kind(
    name="neighbours",
    title="Central activity and its neighbours",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"systems", "entries", "contradictions", "about"}),
    by_period=True,
)


def _heights(
    cards: Mapping[Element, Card],
    beside: Mapping[Neighbour, Card],
    edges: tuple[float, float],
) -> list[float]:
    """Of the row above the triangle, and of its three rows with what stands beside them."""
    tall = {
        kind: card_height(card, _ABOVE if kind is Neighbour.TOOL_PRODUCING else _SIDE)
        for kind, card in beside.items()
    }
    upper, middle, lower = row_heights([(cards, edges)])
    return [
        max(tall[Neighbour.TOOL_PRODUCING], tall[Neighbour.MORE_ADVANCED]),
        upper,
        max(middle, tall[Neighbour.SUBJECT_PRODUCING], tall[Neighbour.OBJECT_ACTIVITY]),
        max(lower, tall[Neighbour.RULE_PRODUCING]),
    ]


def _boxes_around(area: Rect, rows: Sequence[Rect]) -> dict[str, Rect]:
    above, _, middle, lower = rows
    left, right = area.left + _SIDE, area.right - _SIDE
    start = area.centre[0] - _ABOVE / 2
    return {
        Neighbour.TOOL_PRODUCING: Rect(start, above.bottom, start + _ABOVE, above.top),
        Neighbour.SUBJECT_PRODUCING: Rect(area.left, middle.bottom, left, middle.top),
        Neighbour.RULE_PRODUCING: Rect(area.left, lower.bottom, left, lower.top),
        Neighbour.OBJECT_ACTIVITY: Rect(right, middle.bottom, area.right, middle.top),
        Neighbour.MORE_ADVANCED: Rect(right, above.bottom, area.right, above.top),
    }


def _arrow(kind: Neighbour, element: str, grid: Grid) -> Line:
    """From what produces to what it produces; from the outcome to what takes it in."""
    one, two = grid.boxes[kind], grid.boxes[element]
    if kind is Neighbour.OBJECT_ACTIVITY:
        way = leaving(two, one.centre), leaving(one, two.centre)
        return Line(f"{kind}_arrow", element, kind, way, Role.OUTCOME)
    return Line(f"{kind}_arrow", kind, element, _beside_middle(one, two), Role.OUTCOME)


def _beside_middle(one: Rect, two: Rect) -> tuple[Point, Point]:
    """Straight down, or straight to the right."""
    if one.bottom > two.top:
        x = two.left + two.width * _ASIDE
        return (x, one.bottom), (x, two.top)
    y = two.bottom + two.height * _ASIDE
    return (one.right, y), (two.left, y)
