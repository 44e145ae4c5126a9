"""The activity system of one period, with its contradictions (Engeström 1987, 2001).

Six elements in the standard triangle and the outcome outside it; entries inside
the boxes, "?" where nothing is known. A contradiction inside one element is a
flash in its heading, one between two elements is lightning between their boxes,
and one with the old form of the activity or with a neighbour reaches out to a
small box that names the place.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from changelab.diagrams.diagram import Align, Badge, Bolt, Diagram, Panel, Role, Style, Words
from changelab.diagrams.geometry import Rect
from changelab.diagrams.key import key, key_height
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.page import MARGIN, PAGE
from changelab.diagrams.shown import Shown, ShownContradiction, shown_in
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.bolts import base_height, count_bolts, drawn_bolts, laid
from changelab.diagrams.triangle.element_box import entries_in, heading_row
from changelab.diagrams.triangle.frame import Frame, frame_for
from changelab.diagrams.triangle.places import ABOVE_BOTTOM_ROW, Place, place_outside
from changelab.diagrams.triangle.sentences import sentences, title_of
from changelab.diagrams.triangle.structure import READ, element_panels, structure_lines
from changelab.diagrams.triangle.title import title_words
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    for system in state.systems.values():
        yield Subject(drawable(system.name), system.id)


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    return activity_system(shown_in(state, name, state.systems[subject.of], period))


ACTIVITY_SYSTEM = Kind(
    name="activity-system",
    title="Activity system",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"systems", "entries", "contradictions", "about"}),
    by_period=True,
)


def activity_system(shown: Shown) -> Diagram:
    """The laid-out picture."""
    drawn = shown.contradictions
    reaches_below = any(
        one.elsewhere and one.here[0] is Element.DIVISION_OF_LABOUR for one in drawn
    )
    frame = frame_for(
        shown.entries,
        key_height(drawn, PAGE.width - 2 * MARGIN),
        count_bolts(drawn),
        ABOVE_BOTTOM_ROW if reaches_below else 0.0,
        base_height(drawn),
    )

    title = title_words(frame.title, shown.system, shown.period)
    tensions = _tensions(drawn, frame, tuple(words.rect for words in title))

    panels = element_panels(frame)
    words, flashes, numbers = list(title), [], []
    for element in READ:
        box = frame.boxes[element]
        heading, flash, badges = heading_row(
            element, box, shown.headings[element], tensions.inner.get(element, ())
        )
        words.append(heading)
        words += entries_in(
            element, box, shown.entries[element], shown.earlier[element], frame.size
        )
        flashes += flash
        numbers += badges
    for element, place in tensions.places.items():
        panels.append(Panel(f"{element}_place", place.rect, Role.ELSEWHERE, group=str(element)))
        words.append(_place_words(element, place))

    # Drawn inside its element for want of room: the key says where it reaches.
    unplaced = {
        one.id: one.elsewhere
        for one in drawn
        if one.elsewhere and one.here[0] not in tensions.places
    }
    key_badges, key_words, key_lines = key(drawn, frame.key, unplaced)
    return Diagram(
        name=shown.name,
        title=title_of(shown),
        text=sentences(shown),
        page=PAGE,
        panels=tuple(panels),
        words=(*words, *key_words),
        lines=(*structure_lines(frame), *key_lines),
        bolts=(*flashes, *tensions.bolts),
        badges=(*numbers, *tensions.badges, *key_badges),
    )


@dataclass(frozen=True, slots=True)
class _Tensions:
    """The contradictions as drawn: inside elements, between boxes, to places outside."""

    inner: dict[Element, list[ShownContradiction]]
    places: dict[Element, Place]
    bolts: list[Bolt]
    badges: list[Badge]


# Remembered: most cards that come in move neither a box nor a bolt.
@lru_cache(maxsize=64)
def _tensions(
    drawn: tuple[ShownContradiction, ...], frame: Frame, title: tuple[Rect, ...]
) -> _Tensions:
    reaching = defaultdict(list)
    for one in drawn:
        if one.elsewhere:
            reaching[one.here[0]].append(one.elsewhere)
    taken = [*frame.boxes.values(), *title]
    places = place_outside(reaching, frame, taken)
    inner, planned, ways = laid(drawn, frame, places)
    bolts, badges = drawn_bolts(planned, ways, frame, places, taken)
    return _Tensions(inner, places, bolts, badges)


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
        group=str(element),
    )
