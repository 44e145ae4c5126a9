"""Small groups: they work by themselves for a while, each on an activity system of its own."""

from dataclasses import replace

from changelab.domain.activity_systems import SystemNamed
from changelab.domain.actors import Actor
from changelab.domain.entities import Group
from changelab.domain.errors import NotFound, Refused
from changelab.domain.people import participant_in
from changelab.domain.record import LEADERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, Title


class GroupFormed(Event):
    group: str
    name: FreeText


class GroupDissolved(Event):
    group: str


class ParticipantGrouped(Event):
    participant: str
    group: str | None


class FormGroup(Act):
    by = LEADERS
    name: Title


class DissolveGroup(Act):
    by = LEADERS
    group: str


class PutInGroup(Act):
    by = LEADERS
    participant: str
    group: str | None


def systems_for_groups(state: WorkshopState, new: GroupFormed | None = None) -> list[SystemNamed]:
    """The events that give each group without one an activity system of its own.

    `new` is a group that is formed by the event before them.
    """
    have = {one.group for one in state.systems.values()}
    taken = {one.name.casefold() for one in state.systems.values()}
    groups = [(group.id, group.name) for group in state.groups.values()]
    groups += [(new.group, new.name)] if new else []
    named: list[SystemNamed] = []
    for key, called in groups:
        if key not in have:
            name = _name_of_its_own(called, taken)
            taken.add(name.casefold())
            place = len(named) + (1 if new else 0)
            named.append(SystemNamed(system=state.id_at("y", place), name=name, group=key))
    return named


def _name_of_its_own(group: str, taken: set[str]) -> str:
    """The group's name, or one like it that no activity system has."""
    tried = [group, f"Group {group}"]
    while tried[-1].casefold() in taken:
        tried.append(f"Group {group} {len(tried)}")
    return next(name for name in tried if name.casefold() not in taken)


@decides(FormGroup)
def form_group(state: WorkshopState, act: FormGroup, actor: Actor) -> list[Event]:
    if any(group.name.casefold() == act.name.casefold() for group in state.groups.values()):
        raise Refused(f"There is a group “{act.name}” already.", "Choose another name.")
    formed = GroupFormed(group=state.id_at("g"), name=act.name)
    if state.task is None or not state.task.plan.by_groups:
        return [formed]
    # The groups are at work already: the new one can begin as well.
    return [formed, *systems_for_groups(state, formed)]


@decides(DissolveGroup)
def dissolve_group(state: WorkshopState, act: DissolveGroup, actor: Actor) -> list[Event]:
    _check_group(state, act.group)
    return [GroupDissolved(group=act.group)]


@decides(PutInGroup)
def put_in_group(state: WorkshopState, act: PutInGroup, actor: Actor) -> list[Event]:
    participant = participant_in(state, act.participant)
    if act.group is not None:
        _check_group(state, act.group)
    if participant.withdrawn is not None:
        raise Refused(f"{participant.id} has withdrawn.", "Choose someone else.")
    if participant.group == act.group:
        return []
    return [ParticipantGrouped(participant=participant.id, group=act.group)]


def _check_group(state: WorkshopState, group: str) -> None:
    if group not in state.groups:
        raise NotFound(f"There is no group “{group}”.", "Reload the page.")


@evolves(GroupFormed)
def group_formed(state: WorkshopState, event: GroupFormed, fact: Recorded) -> None:
    state.put("groups", event.group, Group(id=event.group, name=event.name))


@evolves(GroupDissolved)
def group_dissolved(state: WorkshopState, event: GroupDissolved, fact: Recorded) -> None:
    for participant in list(state.participants.values()):
        if participant.group == event.group:
            state.put("participants", participant.id, replace(participant, group=None))
    state.put("groups", event.group, None)


@evolves(ParticipantGrouped)
def participant_grouped(state: WorkshopState, event: ParticipantGrouped, fact: Recorded) -> None:
    participant = state.participants[event.participant]
    state.put("participants", participant.id, replace(participant, group=event.group))
