"""Places outside the picture that a contradiction reaches to: another period, a neighbour.

Each element has at most one, with a line for each place, at a fixed spot
outside the triangle that its boxes leave free.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from changelab.diagrams.geometry import Rect
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.text import fold, measure, wrap
from changelab.diagrams.triangle.frame import Frame
from changelab.domain.vocabulary import Element

_LINE = SMALLEST * 1.2
_PAD_X, _PAD_Y = 12.0, 4.0
_MOST_PLACES = 2
#: Length of a bolt that runs sideways to its place.
_REACH = 96.0
#: The least a bolt needs between a place and the row below it.
_BOLT = 76.0
#: What a place above the division of labour takes of the lower strip.
ABOVE_BOTTOM_ROW = _LINE + 2 * _PAD_Y + 12


@dataclass(frozen=True, slots=True)
class Place:
    """The outside end of some bolts: its box, and the words in it."""

    rect: Rect
    lines: tuple[str, ...]
    full: str


def place_outside(
    wanted: Mapping[Element, Sequence[str]], frame: Frame, taken: Sequence[Rect]
) -> dict[Element, Place]:
    """The places for those elements; one that would overlap something is left out."""
    placed: dict[Element, Place] = {}
    for element, labels in wanted.items():
        spot = _spot(element, frame, has_neighbour=Element.TOOLS in wanted)
        place = _place(element, tuple(dict.fromkeys(labels)), spot)
        rects = [*taken, *(other.rect for other in placed.values())]
        if place and not any(place.rect.grown(4).overlaps(rect) for rect in rects):
            placed[element] = place
    return placed


def _place(element: Element, labels: tuple[str, ...], spot: Rect) -> Place | None:
    room = (spot.width - 2 * _PAD_X) * 0.97
    most = int((spot.height - 2 * _PAD_Y) // _LINE)
    if most < 1:
        return None
    lines = [line for label in labels for line in wrap(label, room, SMALLEST, most=2)]
    if len(lines) > min(most, 2 * _MOST_PLACES):
        shown = (
            labels
            if len(labels) <= min(most, _MOST_PLACES)
            else labels[: min(most, _MOST_PLACES) - 1]
        )
        lines = [fold(label, room, SMALLEST) for label in shown]
        if len(shown) < len(labels):
            lines.append(f"+ {len(labels) - len(shown)} more" if shown else f"{len(labels)} places")
    width = max(measure(line, SMALLEST) for line in lines) / 0.97 + 2 * _PAD_X
    height = len(lines) * _LINE + 2 * _PAD_Y
    return Place(_set_in(spot, element, width, height), tuple(lines), "; ".join(labels))


def _spot(element: Element, frame: Frame, has_neighbour: bool) -> Rect:
    """The free area beside the element; shared with the neighbour's if that has a place too."""
    boxes = frame.boxes
    tools, subject = boxes[Element.TOOLS], boxes[Element.SUBJECT]
    object_, outcome = boxes[Element.OBJECT], boxes[Element.OUTCOME]
    upper, lower = frame.bands
    above = tools.bottom - max(0.0, upper.height - _BOLT)
    beneath = subject.bottom - max(0.0, lower.height - _BOLT)
    right_top = tools.centre[1] - 8 if has_neighbour else tools.top
    match element:
        case Element.TOOLS:
            return Rect(tools.right + _REACH, tools.centre[1], frame.key.right, tools.top)
        case Element.OBJECT:
            return Rect(tools.right + 20, above, outcome.left - 10, right_top)
        case Element.OUTCOME:
            return Rect(outcome.left + 6, above, outcome.right, right_top)
        case Element.SUBJECT:
            return Rect(frame.key.left, subject.centre[1], subject.left - _REACH, subject.top)
        case Element.RULES:
            top = subject.centre[1] - 8
            return Rect(frame.key.left, beneath, subject.left - _REACH, top)
        case Element.COMMUNITY:
            top = subject.centre[1] - 12
            return Rect(subject.right + 8, beneath, object_.left - 8, top)
        case _:
            top = lower.top - 8
            return Rect(outcome.left, top - _LINE - 2 * _PAD_Y, frame.key.right, top)


def _set_in(spot: Rect, element: Element, width: float, height: float) -> Rect:
    """In the corner of the area that is next to the element."""
    right = element in (Element.SUBJECT, Element.RULES)
    middle = element in (Element.OUTCOME, Element.COMMUNITY)
    left = spot.right - width if right else spot.left
    if middle:
        left = spot.centre[0] - width / 2
    level = element in (Element.TOOLS, Element.SUBJECT)
    bottom = spot.centre[1] - height / 2 if level else spot.bottom
    return Rect(left, bottom, left + width, bottom + height)
