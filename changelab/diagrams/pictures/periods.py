"""An activity system in past, present and future, side by side (Engeström 1987).

What pulls between the old form of the activity and a new one is lightning from one
triangle to the other; what pulls within a period stays inside its triangle.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from changelab.diagrams.diagram import Diagram, Line, Panel, Role
from changelab.diagrams.geometry import Rect
from changelab.diagrams.headline import BELOW, headline, title_of
from changelab.diagrams.kinds import Kind, Subject
from changelab.diagrams.network.card import Card
from changelab.diagrams.network.grid import Grid, stacked
from changelab.diagrams.network.pulls import Pull, planned, pulls_among
from changelab.diagrams.network.sheet import Sheet, area_above_key
from changelab.diagrams.shown import Shown, shown_in
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.compact import (
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
from changelab.domain.entities import Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.domain.wording import Wording

_BETWEEN = 40.0
_UNKNOWN_WIDTH = 190.0
_NOTHING = "Nothing said yet"


def _subjects(state: WorkshopState) -> Iterator[Subject]:
    for system in state.systems.values():
        yield Subject(drawable(system.name), system.id)


def _lay_out(state: WorkshopState, name: str, subject: Subject, period: Period) -> Diagram:
    system = state.systems[subject.of]
    wording = Wording(state.about.wording)
    kind = drawable(", ".join(wording.period(each) for each in Period))
    shown = {each: shown_in(state, name, system, each) for each in Period}
    pulls = _pulls(state, system.id, wording)
    plan = planned(pulls)
    drawn = [each for each in Period if _is_known(shown[each])] or list(Period)

    area = area_above_key(pulls, plan, BELOW)
    edges = _edges(area, drawn)
    twice = _in_several(shown)
    cards = {each: cards_of(shown[each], each, plan, twice) for each in drawn}
    heights = row_heights([(cards[each], edges[each]) for each in drawn])
    rows = stacked(area, heights, len(plan.bolts))
    boxes = {each: triangle_boxes(*edges[each], rows) for each in drawn}
    elements = {box_id(each, one): boxes[each][one] for each in drawn for one in READ}
    unknown = {_missing(each): _part(rows[1], edges[each]) for each in Period if each not in drawn}
    grid = Grid(rows, elements | unknown)

    sheet = Sheet(words=[headline(system.name, kind)], lines=_borders(edges, area))
    for each in Period:
        if each in drawn:
            note = "" if _is_known(shown[each]) else _NOTHING
            sheet.words += name_words(corner(boxes[each]), each, shown[each].period, note)
            sheet.panels += triangle_panels(boxes[each], each)
            sheet.lines += triangle_lines(boxes[each], each)
            sheet.lay_cards(list(cards[each].values()), grid.boxes)
        else:
            name_at = _part(rows[0], edges[each])
            sheet.words += name_words(name_at, each, shown[each].period, _NOTHING)
            _lay_missing(sheet, each, grid)
    sheet.lay_tensions(pulls, plan, grid)
    return sheet.diagram(name, title_of(system.name, kind), _sentences(shown, pulls))


PERIODS = Kind(
    name="periods",
    title="Past, present and future",
    subjects=_subjects,
    lay_out=_lay_out,
    watches=frozenset({"systems", "entries", "contradictions", "about"}),
)


def _pulls(state: WorkshopState, system: str, wording: Wording) -> tuple[Pull, ...]:
    """Every contradiction with an end in this system, whatever the period."""

    def box_of(pole: Pole) -> str | None:
        return box_id(pole.period, pole.element) if pole.system == system else None

    def place_of(pole: Pole) -> str:
        when = f"{wording.period(pole.period)}: {wording.element(pole.element)}"
        if pole.system == system:
            return drawable(when)
        other = state.systems.get(pole.system)
        return drawable(f"{other.name if other else 'elsewhere'}, {when}")

    return pulls_among(state.contradictions.values(), box_of, place_of)


def _in_several(shown: Mapping[Period, Shown]) -> frozenset[str]:
    """The entries that stand in more than one period."""
    count = Counter(
        entry.id for each in shown.values() for held in each.entries.values() for entry in held
    )
    return frozenset(key for key, times in count.items() if times > 1)


def _is_known(shown: Shown) -> bool:
    """True if anything is said of the period, if only that something pulls in it."""
    return any(shown.entries.values()) or bool(shown.contradictions)


def _edges(area: Rect, drawn: Sequence[Period]) -> dict[Period, tuple[float, float]]:
    """From where to where each period goes across the page; unknown ones are narrow."""
    unknown = len(Period) - len(drawn)
    wide = (area.width - 2 * _BETWEEN - unknown * _UNKNOWN_WIDTH) / len(drawn)
    edges, left = {}, area.left
    for each in Period:
        right = left + (wide if each in drawn else _UNKNOWN_WIDTH)
        edges[each] = (left, right)
        left = right + _BETWEEN
    return edges


def _part(row: Rect, edges: tuple[float, float]) -> Rect:
    return Rect(edges[0], row.bottom, edges[1], row.top)


def _missing(period: Period) -> str:
    """The id of the box of a period of which nobody has said anything."""
    return f"{period}_missing"


def _lay_missing(sheet: Sheet, period: Period, grid: Grid) -> None:
    key = _missing(period)
    sheet.panels.append(Panel(key, grid.boxes[key], Role.MISSING, group=period))
    sheet.lay_cards([Card(key, (), group=period)], grid.boxes)


def _borders(edges: Mapping[Period, tuple[float, float]], area: Rect) -> list[Line]:
    """A thin line before each triangle but the first."""
    places = [(each, left - _BETWEEN / 2) for each, (left, _) in edges.items()][1:]
    return [
        Line(f"before_{each}", "page", "page", ((x, area.top), (x, area.bottom)), Role.RULE)
        for each, x in places
    ]


def _sentences(shown: Mapping[Period, Shown], pulls: Sequence[Pull]) -> str:
    first = shown[Period.PAST]
    said = [f"Activity system “{first.system}” in three periods, side by side."]
    for each in shown.values():
        if _is_known(each):
            said += [f"{each.period}.", *(element_sentence(each, one) for one in READ)]
        else:
            said.append(f"{each.period}: nothing said yet.")
    return "\n".join([*said, *(pull.sentence(first.word_for_contradiction) for pull in pulls)])
