"""Activity systems together: what they make of their objects, and who is whose neighbour.

Two systems that interact are the smallest unit (Engeström 2001): each has a raw
object, makes something of it, and with others may build an object that they share.
"""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from changelab.domain.activity_systems import system_in, system_meant
from changelab.domain.actors import Actor
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.entities import ConstruedObject
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import CONTRIBUTORS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card
from changelab.domain.vocabulary import Neighbour, Period, TaskKind

#: Activity systems that one object can be shared by.
_SHARED_BY = 40

Systems = Annotated[tuple[str, ...], Field(min_length=1, max_length=_SHARED_BY)]


class ObjectConstrued(Contributed):
    letter = "j"
    construed: str
    systems: tuple[str, ...]
    period: Period


class ConstruedChanged(Event):
    item: str
    systems: tuple[str, ...]
    period: Period


class NeighbourPlaced(Event):
    """`of` and `neighbour` are None when the system is nobody's neighbour any more."""

    system: str
    of: str | None
    neighbour: Neighbour | None


class ConstrueObject(Act):
    """Say what systems make of their object: one its own, several one that they share."""

    by = CONTRIBUTORS
    text: Card
    systems: Systems
    period: Period


class ChangeConstrued(Act):
    """Say anew whose object it is, or in which period."""

    by = STAFF
    item: str
    systems: Systems | None = None
    period: Period | None = None


class PlaceNeighbour(Act):
    """Say of which central activity a system is a neighbour, and which one; null takes it back."""

    by = STAFF
    system: str
    of: str | None
    neighbour: Neighbour | None


def _construed_in(state: WorkshopState, item: str) -> ConstruedObject:
    if item not in state.construed_objects:
        raise NotFound(f"There is no such object “{item[:20]}”.", "It may have been taken back.")
    check_not_taken_back(state.construed_objects[item])
    return state.construed_objects[item]


@decides(ConstrueObject)
def construe_object(state: WorkshopState, act: ConstrueObject, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.OPEN)
    systems = dict.fromkeys(system_meant(state, named, actor).id for named in act.systems)
    return [
        ObjectConstrued(
            construed=state.id_at("j"),
            systems=tuple(systems),
            period=act.period,
            text=act.text,
            **came(state, actor),
        )
    ]


@decides(ChangeConstrued)
def change_construed(state: WorkshopState, act: ChangeConstrued, actor: Actor) -> list[Event]:
    item = _construed_in(state, act.item)
    systems = item.systems
    if act.systems is not None:
        systems = tuple(dict.fromkeys(system_in(state, named).id for named in act.systems))
    period = act.period or item.period
    if (systems, period) == (item.systems, item.period):
        return []
    return [ConstruedChanged(item=item.id, systems=systems, period=period)]


@decides(PlaceNeighbour)
def place_neighbour(state: WorkshopState, act: PlaceNeighbour, actor: Actor) -> list[Event]:
    system = system_in(state, act.system)
    if (act.of is None) is not (act.neighbour is None):
        raise Refused(
            "A neighbour is somebody's, and of some kind.", "Say both, or neither to take it back."
        )
    of = None if act.of is None else system_in(state, act.of).id
    if of == system.id:
        raise Refused("An activity is not its own neighbour.", "Choose another one.")
    if (system.neighbour_of, system.neighbour_as) == (of, act.neighbour):
        return []
    return [NeighbourPlaced(system=system.id, of=of, neighbour=act.neighbour)]


@evolves(ObjectConstrued)
def object_construed(state: WorkshopState, event: ObjectConstrued, fact: Recorded) -> None:
    state.put_contribution(
        ConstruedObject(
            systems=event.systems,
            period=event.period,
            **arrived(state, event, fact, event.construed),
        )
    )


@evolves(ConstruedChanged)
def construed_changed(state: WorkshopState, event: ConstruedChanged, fact: Recorded) -> None:
    item = state.construed_objects[event.item]
    state.put_contribution(replace(item, systems=event.systems, period=event.period))


@evolves(NeighbourPlaced)
def neighbour_placed(state: WorkshopState, event: NeighbourPlaced, fact: Recorded) -> None:
    system = state.systems[event.system]
    placed = replace(system, neighbour_of=event.of, neighbour_as=event.neighbour)
    state.put("systems", system.id, placed)
