"""The triangle in small: an activity system among others, facing right or left.

The three rows are given, since the triangles of a picture share them. The outcome
stands in the upper corner ahead, its name in the one behind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from changelab.diagrams.diagram import Line, Panel, Role, Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import STRUCTURE, Rect, leaving
from changelab.diagrams.network.card import Card, card_height
from changelab.diagrams.network.pulls import Plan
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.shown import Shown
from changelab.diagrams.text import LEADING, wrap
from changelab.diagrams.triangle.structure import READ
from changelab.domain.vocabulary import Element

_GAP = 14.0
#: Subject and object: their share of the width, about a quarter from the edges.
_MIDDLE_SHARE = 0.4
_NAME_SIZE = 30.0
_SLACK = 0.97

_ROWS = (
    (Element.TOOLS, Element.OUTCOME),
    (Element.SUBJECT, Element.OBJECT),
    (Element.RULES, Element.COMMUNITY, Element.DIVISION_OF_LABOUR),
)

Boxes = Mapping[Element, Rect]


def box_id(group: str, element: Element) -> str:
    """The id of an element's box in the triangle of that group."""
    return f"{group}_{element}"


def triangle_boxes(
    left: float, right: float, rows: Sequence[Rect], mirrored: bool = False
) -> dict[Element, Rect]:
    """The seven boxes between two edges; mirrored, the object is on the left."""
    upper, middle, lower = rows
    width = right - left
    third = (width - 2 * _GAP) / 3
    half = width * _MIDDLE_SHARE

    def box(row: Rect, at: float, wide: float) -> Rect:
        x = right - width * at if mirrored else left + width * at
        return Rect(x - wide / 2, row.bottom, x + wide / 2, row.top)

    outer = third / 2 / width
    return {
        Element.TOOLS: box(upper, 0.5, third),
        Element.OUTCOME: box(upper, 1 - outer, third),
        Element.SUBJECT: box(middle, 0.25, half),
        Element.OBJECT: box(middle, 0.75, half),
        Element.RULES: box(lower, outer, third),
        Element.COMMUNITY: box(lower, 0.5, third),
        Element.DIVISION_OF_LABOUR: box(lower, 1 - outer, third),
    }


def corner(boxes: Boxes) -> Rect:
    """The upper corner behind the triangle, where its name goes: as far as the outcome is ahead."""
    tools, outcome = boxes[Element.TOOLS], boxes[Element.OUTCOME]
    shift = tools.left - outcome.left
    return Rect(tools.left + shift, tools.bottom, tools.right + shift, tools.top)


def cards_of(
    shown: Shown, group: str, plan: Plan, twice: frozenset[str] = frozenset()
) -> dict[Element, Card]:
    """What stands in each of the seven boxes, in order of reading."""
    return {
        element: Card(
            id=box_id(group, element),
            headings=((Style.HEADING, shown.headings[element]),),
            entries=shown.entries[element],
            earlier=shown.earlier[element],
            tensions=plan.inside(box_id(group, element)),
            group=group,
            twice=twice,
            classes=(str(element),),
        )
        for element in READ
    }


def triangle_panels(boxes: Boxes, group: str) -> list[Panel]:
    """The outlines of the seven boxes."""
    plain = Panel("", boxes[Element.TOOLS], Role.ELEMENT, group=group)
    panels = [replace(plain, id=box_id(group, one), rect=boxes[one]) for one in READ]
    return [*panels[:-1], replace(panels[-1], role=Role.OUTCOME)]


def triangle_lines(boxes: Boxes, group: str) -> list[Line]:
    """The nine lines between the elements, and the arrow to the outcome."""
    ways = [*STRUCTURE, (Element.OBJECT, Element.OUTCOME)]
    return [
        Line(
            f"{group}_{one}_{two}",
            box_id(group, one),
            box_id(group, two),
            (leaving(boxes[one], boxes[two].centre), leaving(boxes[two], boxes[one].centre)),
            Role.OUTCOME if two is Element.OUTCOME else Role.STRUCTURE,
        )
        for one, two in ways
    ]


def name_words(area: Rect, group: str, name: str, note: str = "") -> list[Words]:
    """The name of a triangle, and under it, if there is one, a note in plain words."""
    size = _NAME_SIZE
    lines = wrap(name, area.width * _SLACK, size, Face.SEMIBOLD, _name_lines(area, note))
    middle = area.top - len(lines) * size * LEADING
    rect = Rect(area.left, middle, area.right, area.top)
    full = "" if " ".join(lines) == name else name
    words = [Words(f"{group}_name", rect, lines, Style.STRONG, size, full=full, group=group)]
    if note:
        most = max(1, int((middle - area.bottom) // (SMALLEST * LEADING)))
        told = wrap(note, area.width * _SLACK, SMALLEST, most=min(most, 4))
        rect = Rect(area.left, middle - len(told) * SMALLEST * LEADING, area.right, middle)
        full = "" if " ".join(told) == note else note
        words.append(
            Words(f"{group}_note", rect, told, Style.ASIDE, SMALLEST, full=full, group=group)
        )
    return words


def _name_lines(area: Rect, note: str) -> int:
    """Lines for the name; a note needs one too."""
    room = area.height - (SMALLEST * LEADING if note else 0.0)
    return max(1, min(4, int(room // (_NAME_SIZE * LEADING))))


def row_heights(
    triangles: Sequence[tuple[Mapping[Element, Card], tuple[float, float]]],
) -> list[float]:
    """The heights at which the boxes of each row show all they have, between those edges."""
    heights = [0.0] * len(_ROWS)
    for cards, (left, right) in triangles:
        boxes = triangle_boxes(left, right, (Rect(left, 0, right, 1),) * len(_ROWS))
        for place, row in enumerate(_ROWS):
            for one in row:
                height = card_height(cards[one], boxes[one].width)
                heights[place] = max(heights[place], height)
    return heights
