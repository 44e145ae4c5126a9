"""One picture of change: the triangle with what stayed, what was dropped and what is new.

From the earliest to the latest period that holds anything. Each entry carries a mark that a
legend explains; lightning stands for the contradictions between the old form of the activity
and the new one (tertiary, Engeström 1987).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from changelab.diagrams.diagram import Badge, Bolt, Diagram
from changelab.diagrams.filling import fill
from changelab.diagrams.geometry import Rect
from changelab.diagrams.key import key, key_height
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.legend import LEGEND_HEIGHT, legend, sentence
from changelab.diagrams.page import MARGIN, PAGE
from changelab.diagrams.shown import ShownContradiction, ShownEntry
from changelab.diagrams.shown_change import MARKS, ShownChange, change_of
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.bolts import base_height, count_bolts, drawn_bolts, laid
from changelab.diagrams.triangle.element_box import entries_in, heading_row
from changelab.diagrams.triangle.frame import Frame, frame_for, inside
from changelab.diagrams.triangle.structure import READ, element_panels, structure_lines
from changelab.diagrams.triangle.title import title_words
from changelab.domain.comparison import Fate
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    for system in state.systems.values():
        yield Subject(drawable(system.name), system.id)


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    return change(change_of(state, name, state.systems[subject.of]))


CHANGE = Kind(
    name="change",
    title="Change: what stayed, what was dropped, what is new",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"systems", "entries", "contradictions", "about"}),
)


def change(shown: ShownChange) -> Diagram:
    """The laid-out picture."""
    drawn = shown.contradictions
    frame = frame_for(
        shown.entries,
        LEGEND_HEIGHT + key_height(drawn, PAGE.width - 2 * MARGIN),
        count_bolts(drawn),
        base=base_height(drawn),
    )
    title = title_words(frame.title, shown.system, shown.span)
    inner, bolts, badges = _tensions(drawn, frame, tuple(words.rect for words in title))

    words, flashes, numbers = list(title), [], []
    for element in READ:
        box = frame.boxes[element]
        heading, flash, inside_it = heading_row(
            element, box, shown.headings[element], inner.get(element, ())
        )
        kept, earlier = _kept(shown, element, frame)
        words += [heading, *entries_in(element, box, kept, earlier, frame.size)]
        flashes += flash
        numbers += inside_it

    below = frame.key
    row = Rect(below.left, below.top - LEGEND_HEIGHT, below.right, below.top)
    words += legend(_explained(shown), row) if shown.compares else sentence(shown.missing, row)
    rest = Rect(below.left, below.bottom, below.right, row.bottom)
    key_badges, key_words, key_lines = key(drawn, rest, {})
    return Diagram(
        name=shown.name,
        title=f"{shown.system} – {shown.span}",
        text=shown.sentences(),
        page=PAGE,
        panels=tuple(element_panels(frame)),
        words=(*words, *key_words),
        lines=(*structure_lines(frame), *key_lines),
        bolts=(*flashes, *bolts),
        badges=(*numbers, *badges, *key_badges),
    )


# Remembered: most cards that come in move neither a box nor a bolt.
@lru_cache(maxsize=64)
def _tensions(
    drawn: tuple[ShownContradiction, ...], frame: Frame, title: tuple[Rect, ...]
) -> tuple[dict[Element, list[ShownContradiction]], list[Bolt], list[Badge]]:
    """The contradictions as drawn: inside elements, and between boxes with their numbers."""
    inner, planned, ways = laid(drawn, frame, {})
    taken = [*frame.boxes.values(), *title]
    return inner, *drawn_bolts(planned, ways, frame, {}, taken)


def _explained(shown: ShownChange) -> Iterator[tuple[str, str]]:
    """The marks and their words; those for rare fates only if they occur."""
    there = {entry.mark for held in shown.entries.values() for entry in held}
    for each, mark in MARKS.items():
        if each not in (Fate.PASSED, Fate.OPEN) or mark in there:
            yield mark, shown.words[each]


def _kept(shown: ShownChange, element: Element, frame: Frame) -> tuple[Sequence[ShownEntry], int]:
    """The entries an element has room for, the newest of each fate; and how many others it has."""
    held, earlier = shown.entries[element], shown.earlier[element]
    area = inside(frame.boxes[element])
    if not held:
        return held, earlier
    filling = fill(held, earlier, area.width, area.height, frame.size)
    if not filling.more:
        return held, earlier
    kept = _newest_of_each(held, len(filling.placed))
    return kept, earlier + len(held) - len(kept)


def _newest_of_each(held: Sequence[ShownEntry], most: int) -> list[ShownEntry]:
    """So many of the entries, in turn the newest of each fate, in their order."""
    marks = dict.fromkeys(entry.mark for entry in held)
    of_each = [[entry.id for entry in reversed(held) if entry.mark == mark] for mark in marks]
    in_turn = [key for keys in zip_longest(*of_each) for key in keys if key]
    kept = set(in_turn[:most])
    return [entry for entry in held if entry.id in kept]
