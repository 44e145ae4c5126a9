"""Who the neighbours of a central activity are, what they exchange with it, what pulls there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from changelab.diagrams.diagram import Style
from changelab.diagrams.network.between_systems import place_of
from changelab.diagrams.network.card import Card
from changelab.diagrams.network.objects import Held, held_in
from changelab.diagrams.network.pulls import Plan, Pull, pulls_among
from changelab.diagrams.shown import Shown, ShownEntry
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.compact import box_id
from changelab.diagrams.triangle.sentences import element_sentence
from changelab.diagrams.triangle.structure import READ
from changelab.domain.entities import ActivitySystem, Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Neighbour, Period
from changelab.domain.wording import Wording

#: The element that each feeds, or takes over.
FEEDS = {
    Neighbour.TOOL_PRODUCING: Element.TOOLS,
    Neighbour.SUBJECT_PRODUCING: Element.SUBJECT,
    Neighbour.RULE_PRODUCING: Element.RULES,
    Neighbour.OBJECT_ACTIVITY: Element.OUTCOME,
}
_MORE_ADVANCED = "A more advanced form"

Neighbours = Mapping[Neighbour, Sequence[ActivitySystem]]


def neighbours_of(state: WorkshopState, central: str) -> Neighbours:
    """The neighbours of that system, by what they are to it."""
    found: dict[Neighbour, list[ActivitySystem]] = defaultdict(list)
    for system in state.systems.values():
        if system.neighbour_of == central and system.neighbour_as:
            found[system.neighbour_as].append(system)
    return found


def pulls_of_central(
    state: WorkshopState, central: str, neighbours: Neighbours, period: Period
) -> tuple[Pull, ...]:
    """What pulls between the central activity and others, its own later form included.

    That one stands where the more advanced form of the activity is.
    """
    kind_of = {one.id: kind for kind, systems in neighbours.items() for one in systems}
    later = list(Period)[list(Period).index(period) + 1 :]
    advanced = Neighbour.MORE_ADVANCED if neighbours.get(Neighbour.MORE_ADVANCED) else None

    def box_of(pole: Pole) -> str | None:
        if pole.system == central and pole.period in later:
            return advanced
        if pole.period != period:
            return None
        if pole.system == central:
            return box_id(central, pole.element)
        return kind_of.get(pole.system)

    def reaches_out(pole: Pole) -> bool:
        return pole.system != central or (pole.period in later and advanced is not None)

    reaching = (
        one
        for one in state.contradictions.values()
        if any((pole.system, pole.period) == (central, period) for pole in one.poles)
        and any(map(reaches_out, one.poles))
    )
    return pulls_among(reaching, box_of, lambda pole: place_of(state, pole, period))


def neighbour_card(
    state: WorkshopState,
    kind: Neighbour,
    systems: Sequence[ActivitySystem],
    period: Period,
    plan: Plan,
    wording: Wording,
) -> Card:
    """A neighbour with what it brings or takes; of several, each with all that on one line."""
    headings = [(Style.HEADING, _relation(kind, wording))]
    held = {one.id: _exchanged(state, one.id, kind, period) for one in systems}
    if len(systems) == 1:
        headings.append((Style.STRONG, drawable(systems[0].name)))
        entries, earlier = held[systems[0].id].entries, held[systems[0].id].earlier
    else:
        entries, earlier = tuple(ShownEntry(one.id, _line(one, held[one.id])) for one in systems), 0
    return Card(
        kind,
        tuple(headings),
        entries,
        earlier,
        tensions=plan.inside(kind),
        group=kind,
        classes=tuple(held),
    )


def _line(system: ActivitySystem, held: Held) -> str:
    return drawable(system.name) + (f": {held.listed}" if held else "")


def _exchanged(state: WorkshopState, system: str, kind: Neighbour, period: Period) -> Held:
    """What a producing activity brings about, and what another one works on; else the other."""
    chosen = [Element.OBJECT, Element.OUTCOME]
    if kind not in (Neighbour.OBJECT_ACTIVITY, Neighbour.MORE_ADVANCED):
        chosen.reverse()
    first, second = (held_in(state, system, element, period) for element in chosen)
    return first or second


def _relation(kind: Neighbour, wording: Wording) -> str:
    """What a neighbour is to the central activity, in plain words."""
    if kind not in FEEDS:
        return _MORE_ADVANCED
    does = "Takes in" if kind is Neighbour.OBJECT_ACTIVITY else "Produces"
    return drawable(f"{does}: {wording.element(FEEDS[kind])}")


def sentences(
    state: WorkshopState,
    shown: Shown,
    neighbours: Neighbours,
    period: Period,
    pulls: Sequence[Pull],
) -> str:
    """The whole picture in sentences."""
    wording = Wording(state.about.wording)
    said = [f"The central activity “{shown.system}” and its neighbours, {shown.period}."]
    said += [element_sentence(shown, element) for element in READ]
    for kind in Neighbour:
        told = [
            f"{drawable(one.name)}: {_exchanged(state, one.id, kind, period).listed}"
            for one in neighbours.get(kind, ())
        ]
        said.append(f"{_relation(kind, wording)} – {'; '.join(told) or 'nobody named yet'}.")
    return "\n".join([*said, *(pull.sentence(shown.word_for_contradiction) for pull in pulls)])
