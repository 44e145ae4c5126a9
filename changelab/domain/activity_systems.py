"""Activity systems and their entries: what each element holds, in which periods."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.entities import ActivitySystem, Contribution, Entry
from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.record import CONTRIBUTORS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText, Title
from changelab.domain.vocabulary import Element, Period, Role, Standing, TaskKind, in_order


class SystemNamed(Event):
    """`group` is the small group that works on it, if it is a group's own."""

    system: str
    name: FreeText
    group: str | None = None


class SystemRenamed(Event):
    system: str
    name: FreeText


class SystemRemoved(Event):
    system: str


class EntryAdded(Contributed):
    letter = "e"
    entry: str
    system: str
    element: Element
    periods: tuple[Period, ...]


class EntryMoved(Event):
    entry: str
    system: str
    element: Element


class EntryPeriodsChanged(Event):
    """The entry was carried into a period, or dropped from one."""

    entry: str
    periods: tuple[Period, ...]


class NameSystem(Act):
    """Begin another activity system."""

    by = STAFF
    name: Title


class RenameSystem(Act):
    by = STAFF
    system: str
    name: Title


class RemoveSystem(Act):
    """Take an activity system away that nothing hangs on."""

    by = STAFF
    system: str


class AddEntry(Act):
    """Say what an element of an activity system holds in a period."""

    by = CONTRIBUTORS
    system: str | None = None
    element: Element
    text: Card
    period: Period


class MoveEntry(Act):
    """Put an entry under another element, into another system, or into other periods."""

    by = STAFF
    entry: str
    element: Element | None = None
    system: str | None = None
    periods: Annotated[tuple[Period, ...], Field(min_length=1)] | None = None


class CarryEntry(Act):
    """Let an entry hold in one more period."""

    by = STAFF
    entry: str
    period: Period


class DropEntry(Act):
    """Let an entry no longer hold in a period."""

    by = STAFF
    entry: str
    period: Period


def system_in(state: WorkshopState, system: str | None) -> ActivitySystem:
    """The system with that id or name; without one, the only system that is not a group's own.

    Raises:
        NotFound: there is no such system.
        Refused: none was named and there are several.
    """
    if system is None:
        shared = [one for one in state.systems.values() if one.group is None]
        if len(shared) == 1:
            return shared[0]
        if not state.systems:
            raise Refused("This workshop has no activity system yet.", "Name one first.")
        names = ", ".join(f"“{one.name}”" for one in state.systems.values())
        raise Refused("This workshop has several activity systems.", f"Say which: {names}.")
    if system in state.systems:
        return state.systems[system]
    for one in state.systems.values():
        if one.name.casefold() == system.casefold():
            return one
    names = ", ".join(f"“{one.name}”" for one in state.systems.values())
    raise NotFound(f"There is no activity system “{system[:60]}”.", f"There are: {names}.")


def system_meant(state: WorkshopState, system: str | None, actor: Actor) -> ActivitySystem:
    """The system an act means: in a task for small groups, a participant's own group's.

    Raises:
        NotFound, Refused: as `system_in`.
        NotNow: the task is for small groups, and this person is in none.
    """
    task = state.task
    if actor.role is not Role.PARTICIPANT or task is None or not task.plan.by_groups:
        return system_in(state, system)
    person = state.participants.get(actor.id)
    for one in state.systems.values():
        if one.group and person and one.group == person.group:
            return one
    if actor.hand:
        raise NotNow(f"{actor.id} is not in a small group yet.", "Put them in one first.")
    raise NotNow("You are not in a small group yet.", "Ask the facilitator to put you in one.")


def cards_on(state: WorkshopState, systems: set[str]) -> list[Contribution]:
    """What hangs on these systems, whatever became of it: entries, contradictions, objects."""
    return [
        *(one for one in state.entries.values() if one.system in systems),
        *(
            one
            for one in state.contradictions.values()
            if any(pole.system in systems for pole in one.poles)
        ),
        *(one for one in state.construed_objects.values() if systems.intersection(one.systems)),
    ]


def entry_in(state: WorkshopState, entry: str) -> Entry:
    """The entry with that id.

    Raises:
        NotFound: there is none.
        Refused: it was withdrawn.
    """
    if entry not in state.entries:
        raise NotFound(f"There is no entry “{entry}”.", "It may have been taken back.")
    check_not_taken_back(state.entries[entry])
    return state.entries[entry]


def _check_name_is_new(state: WorkshopState, name: str) -> None:
    if any(one.name.casefold() == name.casefold() for one in state.systems.values()):
        raise Refused(f"There is an activity system “{name}” already.", "Choose another name.")


@decides(NameSystem)
def namesystem(state: WorkshopState, act: NameSystem, actor: Actor) -> list[Event]:
    _check_name_is_new(state, act.name)
    return [SystemNamed(system=state.id_at("y"), name=act.name)]


@decides(RenameSystem)
def renamesystem(state: WorkshopState, act: RenameSystem, actor: Actor) -> list[Event]:
    system = system_in(state, act.system)
    if system.name == act.name:
        return []
    if system.name.casefold() != act.name.casefold():
        _check_name_is_new(state, act.name)
    return [SystemRenamed(system=system.id, name=act.name)]


@decides(RemoveSystem)
def remove_system(state: WorkshopState, act: RemoveSystem, actor: Actor) -> list[Event]:
    system = system_in(state, act.system)
    if len(state.systems) == 1:
        raise Refused("A workshop needs one activity system.", "Rename this one instead.")
    holds = cards_on(state, {system.id})
    if any(one.standing is not Standing.WITHDRAWN for one in holds):
        raise Refused(
            f"“{system.name}” holds entries, contradictions or objects.",
            "Move them to another system first, or keep it.",
        )
    if holds:
        raise Refused(
            f"“{system.name}” holds cards that were taken back; their record stays.",
            "Rename it, or leave it empty.",
        )
    if any(one.neighbour_of == system.id for one in state.systems.values()):
        raise Refused(f"“{system.name}” has neighbours.", "Take them away from it first.")
    return [SystemRemoved(system=system.id)]


@decides(AddEntry)
def add_entry(state: WorkshopState, act: AddEntry, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.MAP)
    system = system_meant(state, act.system, actor)
    wanted = state.task.plan.elements if state.task else ()
    from_a_phone = actor.role is Role.PARTICIPANT and not actor.hand
    if from_a_phone and wanted and act.element not in wanted:
        asked = ", ".join(wanted)
        raise NotNow(f"This task asks about: {asked}.", "Choose one of these.")
    return [
        EntryAdded(
            entry=state.id_at("e"),
            system=system.id,
            element=act.element,
            text=act.text,
            periods=(act.period,),
            **came(state, actor),
        )
    ]


@decides(MoveEntry)
def move_entry(state: WorkshopState, act: MoveEntry, actor: Actor) -> list[Event]:
    entry = entry_in(state, act.entry)
    element = act.element or entry.element
    system = system_in(state, act.system or entry.system)
    periods = in_order(act.periods) if act.periods else entry.periods
    events: list[Event] = []
    if (element, system.id) != (entry.element, entry.system):
        events.append(EntryMoved(entry=entry.id, element=element, system=system.id))
    if periods != entry.periods:
        events.append(EntryPeriodsChanged(entry=entry.id, periods=periods))
    return events


@decides(CarryEntry)
def carry_entry(state: WorkshopState, act: CarryEntry, actor: Actor) -> list[Event]:
    entry = entry_in(state, act.entry)
    if act.period in entry.periods:
        return []
    return [EntryPeriodsChanged(entry=entry.id, periods=in_order([*entry.periods, act.period]))]


@decides(DropEntry)
def drop_entry(state: WorkshopState, act: DropEntry, actor: Actor) -> list[Event]:
    entry = entry_in(state, act.entry)
    if act.period not in entry.periods:
        return []
    remaining = tuple(period for period in entry.periods if period != act.period)
    if not remaining:
        raise Refused(
            "This is the only period the entry belongs to.",
            "Withdraw the entry, or carry it into another period first.",
        )
    return [EntryPeriodsChanged(entry=entry.id, periods=remaining)]


@evolves(SystemNamed)
def system_named(state: WorkshopState, event: SystemNamed, fact: Recorded) -> None:
    system = ActivitySystem(id=event.system, name=event.name, group=event.group)
    state.put("systems", system.id, system)


@evolves(SystemRenamed)
def system_renamed(state: WorkshopState, event: SystemRenamed, fact: Recorded) -> None:
    system = state.systems[event.system]
    state.put("systems", system.id, replace(system, name=event.name))


@evolves(SystemRemoved)
def system_removed(state: WorkshopState, event: SystemRemoved, fact: Recorded) -> None:
    state.put("systems", event.system, None)


@evolves(EntryAdded)
def entry_added(state: WorkshopState, event: EntryAdded, fact: Recorded) -> None:
    state.put_contribution(
        Entry(
            system=event.system,
            element=event.element,
            periods=event.periods,
            **arrived(state, event, fact, event.entry),
        )
    )


@evolves(EntryMoved)
def entry_moved(state: WorkshopState, event: EntryMoved, fact: Recorded) -> None:
    entry = state.entries[event.entry]
    state.put_contribution(replace(entry, element=event.element, system=event.system))


@evolves(EntryPeriodsChanged)
def entry_periods_changed(state: WorkshopState, event: EntryPeriodsChanged, fact: Recorded) -> None:
    state.put_contribution(replace(state.entries[event.entry], periods=event.periods))
