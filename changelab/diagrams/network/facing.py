"""Two activity systems whose objects face each other (Engeström 2001).

Each is a triangle, the right one mirrored. Between them stands what each makes of its
object, and above, where they overlap, the object that they share or could share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Style, Words
from changelab.diagrams.geometry import Rect, leaving
from changelab.diagrams.headline import BELOW, headline, title_of
from changelab.diagrams.network.between_systems import pulls_between_systems
from changelab.diagrams.network.card import Card, card_height
from changelab.diagrams.network.grid import Grid, stacked
from changelab.diagrams.network.objects import Held, numbered, object_three, object_two
from changelab.diagrams.network.pulls import planned
from changelab.diagrams.network.shared_object import (
    SHARED,
    inside_oval,
    link_upward,
    shared_card,
    shared_height,
    shared_panel,
)
from changelab.diagrams.network.sheet import Sheet, area_above_key
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.shown import Shown, shown_in
from changelab.diagrams.text import LEADING, fold, wrap
from changelab.diagrams.triangle.compact import (
    Boxes,
    box_id,
    cards_of,
    corner,
    name_words,
    row_heights,
    triangle_boxes,
    triangle_lines,
    triangle_panels,
)
from changelab.diagrams.triangle.sentences import element_sentence
from changelab.diagrams.triangle.structure import READ
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period
from changelab.domain.wording import Wording

#: What lies between the triangles: its width, and the blank at its sides.
_MIDDLE, _GUTTER = 440.0, 34.0
_BETWEEN_OBJECTS = 16.0
_LEGEND = "legend"
_SLACK = 0.97


def facing_systems(
    state: WorkshopState, name: str, systems: Sequence[str], period: Period
) -> Diagram:
    """The picture of those two systems, left and right."""
    wording = Wording(state.about.wording)
    shown = {one: _with_object_one(state, name, one, period, wording) for one in systems}
    twos = {one: object_two(state, one, period) for one in systems}
    three = object_three(state, period)
    pulls = pulls_between_systems(
        state,
        period,
        lambda pole: box_id(pole.system, pole.element) if pole.system in shown else None,
    )
    plan = planned(pulls)
    cards = {one: cards_of(shown[one], one, plan) for one in systems}
    two_cards = {one: _two_card(one, twos[one], wording) for one in systems}
    three_card = shared_card(numbered(wording, 3), three)
    stand = _stand(
        cards, two_cards, three_card, area_above_key(pulls, plan, BELOW), len(plan.bolts)
    )

    when, word = shown[systems[0]].period, shown[systems[0]].word_for_contradiction
    whose = " and ".join(one.system for one in shown.values())
    sheet = Sheet(words=[headline(whose, when)])
    for one in systems:
        _lay_triangle(sheet, one, shown[one].system, list(cards[one].values()), stand)
        _lay_object_two(sheet, one, two_cards[one], stand.grid, is_linked=bool(three))
    oval = stand.grid.boxes[SHARED]
    sheet.panels.append(shared_panel(three, oval))
    sheet.lay_cards([three_card], {SHARED: inside_oval(oval)})
    sheet.words.append(_legend(stand.grid.boxes[_LEGEND], wording, bool(three)))
    sheet.lay_tensions(pulls, plan, stand.grid)
    said = _sentences(shown, twos, three, wording)
    told = [pull.sentence(word) for pull in pulls]
    return sheet.diagram(name, title_of(whose, when), "\n".join([*said, *told]))


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where everything stands: the boxes of each triangle, and all boxes by their ids."""

    triangles: Mapping[str, Boxes]
    grid: Grid


def _stand(
    cards: Mapping[str, Mapping[Element, Card]],
    twos: Mapping[str, Card],
    three: Card,
    area: Rect,
    bolts: int,
) -> _Stand:
    left, right = cards
    wide = (area.width - _MIDDLE - 2 * _GUTTER) / 2
    edges = {left: (area.left, area.left + wide), right: (area.right - wide, area.right)}
    half = (_MIDDLE - _BETWEEN_OBJECTS) / 2
    upper, middle, lower = row_heights([(cards[one], edges[one]) for one in cards])
    upper = max(upper, shared_height(three, _MIDDLE))
    middle = max(middle, *(card_height(card, half) for card in twos.values()))
    rows = stacked(area, (upper, middle, lower), bolts)

    triangles = {
        one: triangle_boxes(*edges[one], rows, mirrored=one == right) for one in (left, right)
    }
    start, end = area.centre[0] - _MIDDLE / 2, area.centre[0] + _MIDDLE / 2
    between = {
        SHARED: Rect(start, rows[0].bottom, end, rows[0].top),
        twos[left].id: Rect(start, rows[1].bottom, start + half, rows[1].top),
        twos[right].id: Rect(end - half, rows[1].bottom, end, rows[1].top),
        _LEGEND: Rect(start, rows[2].bottom, end, rows[2].top),
    }
    elements = {box_id(one, each): triangles[one][each] for one in triangles for each in READ}
    return _Stand(triangles, Grid(rows, between | elements))


def _lay_triangle(
    sheet: Sheet, system: str, name: str, cards: Sequence[Card], stand: _Stand
) -> None:
    boxes = stand.triangles[system]
    sheet.words += name_words(corner(boxes), system, name)
    sheet.panels += triangle_panels(boxes, system)
    sheet.lines += triangle_lines(boxes, system)
    sheet.lay_cards(cards, stand.grid.boxes)


def _lay_object_two(sheet: Sheet, system: str, card: Card, grid: Grid, is_linked: bool) -> None:
    """What a system makes of its object, between that and the object that they share."""
    one, box = box_id(system, Element.OBJECT), grid.boxes[card.id]
    way = leaving(grid.boxes[one], box.centre), leaving(box, grid.boxes[one].centre)
    sheet.panels.append(Panel(card.id, box, Role.ELEMENT, group=system))
    sheet.lay_cards([card], grid.boxes)
    sheet.lines.append(Line(f"{one}_two", one, card.id, way, Role.LINK))
    if is_linked:
        sheet.lines.append(link_upward(card.id, box, grid.boxes[SHARED]))


def _with_object_one(
    state: WorkshopState, name: str, system: str, period: Period, wording: Wording
) -> Shown:
    """What that system consists of; its object has a number here."""
    shown = shown_in(state, name, state.systems[system], period)
    return replace(shown, headings={**shown.headings, Element.OBJECT: numbered(wording, 1)})


def _two_card(system: str, held: Held, wording: Wording) -> Card:
    heading = ((Style.HEADING, numbered(wording, 2)),)
    return Card(f"{system}_object_two", heading, held.entries, held.earlier, group=system)


def _legend(area: Rect, wording: Wording, is_shared: bool) -> Words:
    """What the three objects are, in plain words."""
    together = "what they share" if is_shared else "what they could share"
    meanings = ("what each begins with", "what each makes of it", together)
    said = [f"{numbered(wording, place)}: {what}" for place, what in enumerate(meanings, start=1)]
    room, most = area.width * _SLACK, int(area.height // (SMALLEST * LEADING))
    lines = [line for each in said for line in wrap(each, room, SMALLEST, most=2)]
    if len(lines) > most:
        lines = [fold(each, room, SMALLEST) for each in said][:most]
    bottom = area.top - len(lines) * SMALLEST * LEADING
    rect = Rect(area.left, bottom, area.right, area.top)
    return Words(_LEGEND, rect, tuple(lines), Style.ASIDE, SMALLEST, full=". ".join(said))


def _sentences(
    shown: Mapping[str, Shown], twos: Mapping[str, Held], three: Held, wording: Wording
) -> list[str]:
    names = " and ".join(f"“{one.system}”" for one in shown.values())
    first = next(iter(shown.values()))
    said = [f"Two activity systems whose objects face each other: {names}, {first.period}."]
    for key, one in shown.items():
        said += [f"{one.system}.", *(element_sentence(one, element) for element in READ)]
        said.append(f"{numbered(wording, 2)}: {twos[key].listed}.")
    held = three.listed if three else "nothing is shared yet"
    return [*said, f"{numbered(wording, 3)}, where the two overlap: {held}."]
