"""Three and more activity systems around the object they share, or could share.

Each is a card with its name, its object and what it makes of it; those that share an
object are linked to the middle. Systems for which there is no room are counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from changelab.diagrams.diagram import Diagram, Line, Panel, Role, Style
from changelab.diagrams.geometry import Rect, around, between
from changelab.diagrams.headline import BELOW, fits_headline, headline, title_of
from changelab.diagrams.network.between_systems import pulls_between_systems, with_elements
from changelab.diagrams.network.card import Card, card_height
from changelab.diagrams.network.grid import Grid, stacked
from changelab.diagrams.network.objects import (
    Held,
    numbered,
    object_one,
    object_three,
    object_two,
    sharing,
)
from changelab.diagrams.network.pulls import Plan, planned
from changelab.diagrams.network.shared_object import (
    SHARED,
    inside_oval,
    link,
    shared_card,
    shared_height,
    shared_panel,
)
from changelab.diagrams.network.sheet import Sheet, area_above_key
from changelab.diagrams.shown import ShownEntry
from changelab.diagrams.text import drawable
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.domain.wording import Wording

#: Cards above the middle, on both sides of it, and below, by how many there are.
_SEATS = {3: (2, 0, 1), 4: (2, 0, 2), 5: (3, 0, 2), 6: (3, 0, 3), 7: (3, 2, 2), 8: (3, 2, 3)}
_MOST = max(_SEATS)
#: Names of systems that the title spells out, if they do not all fit.
_MOST_NAMES = 3
_BETWEEN = 76.0
_WIDEST, _SIDE = 760.0, 470.0
_MIDDLE, _BESIDE_MIDDLE = 700.0, 80.0
_REST = "rest"
#: A name on one line, and an object with one line of entries, take this much at least.
_LEAST_NAME, _LEAST_OBJECTS = 50.0, 84.0
_SIGN_WIDTH, _SIGN_HEIGHT, _SIGN_MARGIN = 40.0, 32.0, 10.0


@dataclass(frozen=True, slots=True)
class _Member:
    """A system among the others: its name on top, below it its object and what it makes of it."""

    name: Card
    objects: tuple[Card, ...]

    @property
    def id(self) -> str:
        return self.name.id

    def height(self, width: float) -> float:
        """The height at which it shows all it has."""
        column = width / len(self.objects)
        held = max(card_height(card, column) for card in self.objects)
        return self._name_height(width) + held

    def _name_height(self, width: float) -> float:
        # The numbers of tensions take no row from the objects: they stand beside the name.
        alone = replace(self.name, tensions=())
        return card_height(alone, width - _SIGN_WIDTH - _SIGN_MARGIN)

    def areas(self, rect: Rect) -> dict[str, Rect]:
        """Where its cards go in a box."""
        alone = min(self._name_height(rect.width), rect.height - _LEAST_OBJECTS)
        middle = rect.top - max(alone, _LEAST_NAME)
        beside_sign = rect.right - _SIGN_WIDTH - _SIGN_MARGIN
        areas = {self.name.id: Rect(rect.left, middle, beside_sign, rect.top)}
        column = rect.width / len(self.objects)
        for place, card in enumerate(self.objects):
            left = rect.left + place * column
            areas[card.id] = Rect(left, rect.bottom, left + column, middle)
        return areas


def systems_around(
    state: WorkshopState, name: str, systems: Sequence[str], period: Period
) -> Diagram:
    """The picture of all these systems."""
    wording = Wording(state.about.wording)
    seated = list(systems) if len(systems) <= _MOST else list(systems[: _MOST - 1])
    rest = systems[len(seated) :]
    seat_of = {one: one if one in seated else _REST for one in systems}
    three = object_three(state, period)
    pulls = pulls_between_systems(state, period, lambda pole: seat_of.get(pole.system))
    plan = with_elements(planned(pulls), pulls, wording)
    held = {
        one: (object_one(state, one, period), object_two(state, one, period)) for one in systems
    }
    members = [_member(state, one, held[one], plan) for one in seated]
    if rest:
        members.append(_counted(state, rest, plan))
    middle = shared_card(numbered(wording, 3), three)
    grid = _seated(members, middle, area_above_key(pulls, plan, BELOW), len(plan.bolts))

    when = drawable(wording.period(period))
    whose = _title(state, systems, when)
    sheet = Sheet(words=[headline(whose, when)])
    for member in members:
        _lay_member(sheet, member, grid.boxes[member.id])
    oval = grid.boxes[SHARED]
    sheet.panels.append(shared_panel(three, oval))
    sheet.lay_cards([middle], {SHARED: inside_oval(oval)})
    linked = {seat_of[one] for one in sharing(state, period)}
    sheet.lines += [
        link(member.id, grid.boxes[member.id], oval) for member in members if member.id in linked
    ]
    sheet.lay_tensions(pulls, plan, grid)
    said = _sentences(state, held, period, three)
    told = [pull.sentence(drawable(wording["contradiction"])) for pull in pulls]
    return sheet.diagram(name, title_of(whose, when), "\n".join([*said, *told]))


def _member(state: WorkshopState, system: str, objects: tuple[Held, Held], plan: Plan) -> _Member:
    wording = Wording(state.about.wording)
    headings = ((Style.STRONG, drawable(state.systems[system].name)),)
    name = Card(system, headings, tensions=plan.inside(system), is_asking=False, group=system)
    return _Member(
        name,
        tuple(
            Card(
                f"{system}_object_{number}",
                ((Style.HEADING, numbered(wording, number)),),
                held.entries,
                held.earlier,
                group=system,
            )
            for number, held in enumerate(objects, start=1)
            if held or number == 1
        ),
    )


def _counted(state: WorkshopState, systems: Sequence[str], plan: Plan) -> _Member:
    """The systems that have no card of their own."""
    headings = ((Style.STRONG, f"+ {len(systems)} more systems"),)
    name = Card(_REST, headings, tensions=plan.inside(_REST), is_asking=False, group=_REST)
    entries = tuple(ShownEntry(one, drawable(state.systems[one].name)) for one in systems)
    return _Member(name, (Card(f"{_REST}_names", (), entries, group=_REST),))


def _seated(members: Sequence[_Member], middle: Card, area: Rect, bolts: int) -> Grid:
    """The cards around the middle: above, on both sides, below."""
    first, beside, _ = _SEATS[len(members)]
    above, sides, below = (
        members[:first],
        members[first : first + beside],
        members[first + beside :],
    )
    room = area.width - 2 * (_SIDE + _BESIDE_MIDDLE) if sides else _MIDDLE
    rows = stacked(
        area,
        [
            _tallest(above, _width(area, len(above))),
            max(_tallest(sides, _SIDE), shared_height(middle, room)),
            _tallest(below, _width(area, len(below))),
        ],
        bolts,
    )
    boxes = {SHARED: around(rows[1].centre, room, rows[1].height)}
    boxes |= _spaced(above, rows[0], _width(area, len(above)), _BETWEEN)
    boxes |= _spaced(sides, rows[1], _SIDE, area.width - 2 * _SIDE)
    boxes |= _spaced(below, rows[2], _width(area, len(below)), _BETWEEN)
    return Grid(rows, boxes)


def _width(area: Rect, count: int) -> float:
    return min(_WIDEST, (area.width - (count - 1) * _BETWEEN) / count)


def _tallest(members: Sequence[_Member], width: float) -> float:
    return max((member.height(width) for member in members), default=0.0)


def _spaced(members: Sequence[_Member], row: Rect, width: float, gap: float) -> dict[str, Rect]:
    """Boxes of that width in the middle of the row, so far apart."""
    left = row.centre[0] - (len(members) * (width + gap) - gap) / 2
    return {
        member.id: Rect(
            left + place * (width + gap),
            row.bottom,
            left + place * (width + gap) + width,
            row.top,
        )
        for place, member in enumerate(members)
    }


def _lay_member(sheet: Sheet, member: _Member, box: Rect) -> None:
    role = Role.ELSEWHERE if member.id == _REST else Role.ELEMENT
    sheet.panels.append(Panel(member.id, box, role, group=member.id))
    sheet.lay_cards([member.name, *member.objects], member.areas(box))
    if member.id != _REST:
        sheet.lines += _sign(member.id, box)


def _sign(system: str, box: Rect) -> list[Line]:
    """A small triangle in the corner of a card: this is an activity system."""
    right, top = box.right - _SIGN_MARGIN, box.top - _SIGN_MARGIN
    left, bottom = right - _SIGN_WIDTH, top - _SIGN_HEIGHT
    peak, start, end = ((left + right) / 2, top), (left, bottom), (right, bottom)
    middle = between(start, end, 0.5)
    outer = (start, peak, end, start)
    inner = (between(start, peak, 0.5), between(peak, end, 0.5), middle, between(start, peak, 0.5))
    return [
        Line(f"{system}_sign_{name}", system, system, way, Role.STRUCTURE)
        for name, way in (("outer", outer), ("inner", inner))
    ]


def _title(state: WorkshopState, systems: Sequence[str], when: str) -> str:
    """The names of the systems; those that do not fit on the line are counted."""
    names = [drawable(state.systems[one].name) for one in systems]
    whole = f"{', '.join(names[:-1])} and {names[-1]}"
    counted = (
        f"{', '.join(names[:some])} and {len(names) - some} more"
        for some in range(_MOST_NAMES, 0, -1)
    )
    return next(
        (one for one in (whole, *counted) if fits_headline(one, when)),
        f"{len(names)} activity systems",
    )


def _sentences(
    state: WorkshopState, held: Mapping[str, tuple[Held, Held]], period: Period, three: Held
) -> list[str]:
    wording = Wording(state.about.wording)
    when = drawable(wording.period(period))
    said = [f"{len(held)} activity systems around the object that they share, {when}."]
    for one, objects in held.items():
        said += [f"{drawable(state.systems[one].name)}."] + [
            f"{numbered(wording, number)}: {each.listed}."
            for number, each in enumerate(objects, start=1)
            if each or number == 1
        ]
    shared = three.listed if three else "nothing is shared yet"
    return [*said, f"{numbered(wording, 3)}, in the middle: {shared}."]
