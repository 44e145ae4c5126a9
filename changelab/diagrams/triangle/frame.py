"""The frame of an activity system: how large the type is, where the boxes stand.

Positions across come from the unit box; down the page the three rows take what
their entries need.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from changelab.diagrams.filling import line_height, needed
from changelab.diagrams.geometry import UNIT_BOX, Rect, around
from changelab.diagrams.page import MARGIN, PAGE, SMALLEST
from changelab.diagrams.rows import share
from changelab.diagrams.shown import ShownEntry
from changelab.domain.vocabulary import Element

#: Entries are set in the largest of these at which all of them fit, else in the last, folded.
SIZES = (32.0, 28.0, SMALLEST)

#: Inside a box: blank at the sides, above the heading, between heading and entries, below.
PAD_X, PAD_TOP, HEADING_GAP, PAD_BOTTOM = 18.0, 7.0, 2.0, 9.0
HEADING_HEIGHT = 36.0
_AROUND_ENTRIES = PAD_TOP + HEADING_HEIGHT + HEADING_GAP + PAD_BOTTOM

ROWS: tuple[tuple[Element, ...], ...] = (
    (Element.TOOLS,),
    (Element.SUBJECT, Element.OBJECT, Element.OUTCOME),
    (Element.RULES, Element.COMMUNITY, Element.DIVISION_OF_LABOUR),
)
WIDTHS = {
    Element.TOOLS: 700.0,
    Element.SUBJECT: 430.0,
    Element.OBJECT: 430.0,
    Element.OUTCOME: 340.0,
    Element.RULES: 510.0,
    Element.COMMUNITY: 510.0,
    Element.DIVISION_OF_LABOUR: 510.0,
}
_LEFTMOST = MARGIN + WIDTHS[Element.RULES] / 2
_UNIT = (PAGE.right - MARGIN - WIDTHS[Element.OUTCOME] / 2 - _LEFTMOST) / UNIT_BOX[Element.OUTCOME][
    0
]
#: The middle of each box across the page.
MIDDLES = {element: _LEFTMOST + UNIT_BOX[element][0] * _UNIT for element in Element}

#: Blank between rows: at least, comfortably (for type above the smallest), at most.
_TIGHT, _ROOMY, _WIDEST = 60.0, 100.0, 150.0
#: Bolts need the blank between rows to be this high, with few and with many of them.
_WITH_BOLTS, _WITH_MANY = 78.0, 92.0
_MANY = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything of an activity system stands.

    Attributes:
        size: of the entries' type, in points.
        boxes: the seven boxes.
        title, key: the areas for the title and for the key under the picture.

    A strip below the bottom row, if asked for, lies between it and the key.
    """

    size: float
    # Equal frames have equal boxes; what they hash by is enough to tell them apart.
    boxes: dict[Element, Rect] = field(hash=False)
    title: Rect
    key: Rect

    @property
    def bands(self) -> tuple[Rect, Rect]:
        """The blank strips between the rows, upper and lower: no box reaches into them."""
        tools = self.boxes[Element.TOOLS]
        subject = self.boxes[Element.SUBJECT]
        rules = self.boxes[Element.RULES]
        left, right = PAGE.left + MARGIN, PAGE.right - MARGIN
        return (
            Rect(left, subject.top, right, tools.bottom),
            Rect(left, rules.top, right, subject.bottom),
        )


def inner_width(element: Element) -> float:
    """The width that entries have inside the box."""
    return WIDTHS[element] - 2 * PAD_X


def inside(box: Rect) -> Rect:
    """Where the entries of a box go."""
    return Rect(
        box.left + PAD_X,
        box.bottom + PAD_BOTTOM,
        box.right - PAD_X,
        box.top - PAD_TOP - HEADING_HEIGHT - HEADING_GAP,
    )


def frame_for(
    entries: Mapping[Element, Sequence[ShownEntry]],
    key_height: float,
    bolts: int,
    lower_extra: float = 0.0,
    base: float = 0.0,
) -> Frame:
    """The frame in which these entries are largest, and fold least.

    Args:
        key_height: what the key under the picture takes, in points.
        bolts: how many contradictions are drawn.
        lower_extra: what the lower strip must hold besides bolts.
        base: the height of a strip below the bottom row.
    """
    free = PAGE.height - 2 * MARGIN - key_height - lower_extra - base
    least = _TIGHT if not bolts else _WITH_BOLTS if bolts <= _MANY else _WITH_MANY
    for size in SIZES:
        band = least if size == SMALLEST else max(least, _ROOMY)
        rows = [_row(entries, row, size) for row in ROWS]
        if sum(rows) <= free - 2 * band:
            break
    else:
        rows = share(rows, free - 2 * least)
    band = min((free - sum(rows)) / 2, _WIDEST)
    spare = (free - sum(rows) - 2 * band) / 3
    rows = [row + spare for row in rows]
    return _stand(size, rows, band, band + lower_extra, key_height)


def _row(
    entries: Mapping[Element, Sequence[ShownEntry]], row: Sequence[Element], size: float
) -> float:
    """The height at which every box of the row shows all it has, two lines at least."""
    tallest = max(needed(entries[element], inner_width(element), size) for element in row)
    return _AROUND_ENTRIES + max(tallest, 2.3 * line_height(size))


def _stand(size: float, rows: list[float], upper: float, lower: float, key_height: float) -> Frame:
    top = PAGE.top - MARGIN
    boxes = {}
    for row, height, gap in zip(ROWS, rows, (upper, lower, 0.0), strict=True):
        for element in row:
            boxes[element] = around((MIDDLES[element], top - height / 2), WIDTHS[element], height)
        top -= height + gap
    tools = boxes[Element.TOOLS]
    left, right = PAGE.left + MARGIN, PAGE.right - MARGIN
    return Frame(
        size=size,
        boxes=boxes,
        title=Rect(left, tools.bottom, tools.left - 2 * MARGIN, tools.top),
        key=Rect(left, PAGE.bottom + MARGIN, right, PAGE.bottom + MARGIN + key_height),
    )
