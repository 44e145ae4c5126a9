"""What all contributions share: when they may come, and what becomes of them."""

from dataclasses import replace
from typing import Any, ClassVar

from changelab.domain.actors import Actor
from changelab.domain.entities import Contradiction, Contribution
from changelab.domain.errors import BrokenRecord, NotAllowed, NotNow, Refused
from changelab.domain.record import CONTRIBUTORS, SORTERS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText
from changelab.domain.vocabulary import Role, Standing, TaskKind


class Contributed(Event, abstract=True):
    """Base of the events that bring a contribution in; its id is `letter` and the seq."""

    letter: ClassVar[str]
    text: FreeText
    task: str | None = None
    standing: Standing = Standing.SHOWN
    by_hand: bool = False


class ContributionAccepted(Event):
    item: str


class ContributionHidden(Event):
    item: str


class ContributionReworded(Event):
    """`standing` goes back to waiting when an approved card is reworded by its author."""

    rewrites = "item"
    item: str
    text: FreeText
    standing: Standing


class ContributionWithdrawn(Event):
    item: str


class Accept(Act):
    """Show a card that was waiting or hidden."""

    by = SORTERS
    item: str


class Hide(Act):
    by = SORTERS
    item: str


class Reword(Act):
    """Change the words of a card; the old words stay in the record."""

    by = CONTRIBUTORS
    item: str
    text: Card


class Withdraw(Act):
    """Take a card back; it stays in the record and leaves every screen."""

    by = CONTRIBUTORS
    item: str


def check_room_takes(state: WorkshopState, actor: Actor, kind: TaskKind) -> None:
    """Nothing, if this actor may send such a card now. Staff may at any time, also for others.

    Raises:
        NotNow: no session runs, input is closed, or the task asks for something else.
    """
    if actor.role is not Role.PARTICIPANT or actor.hand:
        return
    task = state.task
    if task is None:
        over = any(session.ended_at for session in state.sessions.values())
        raise NotNow(
            "The session is over." if over else "The session has not begun.",
            "Keep what you wrote for the next one." if over else "It will begin soon.",
        )
    if not state.stage.input_open:
        raise NotNow("This task is closed.", "Keep what you wrote; tell the facilitator.")
    if task.plan.kind not in (TaskKind.OPEN, kind):
        raise NotNow("The room has moved on to another task.", "Look at the question on top.")


def came(state: WorkshopState, actor: Actor) -> dict[str, Any]:
    """The fields of `Contributed` that say under what circumstances a card came."""
    from_a_phone = actor.role is Role.PARTICIPANT and not actor.hand
    held = bool(state.task and state.task.plan.held and from_a_phone)
    return {
        "task": state.stage.task,
        "standing": Standing.WAITING if held else Standing.SHOWN,
        "by_hand": actor.hand is not None,
    }


def arrived(state: WorkshopState, event: Contributed, fact: Recorded, key: str) -> dict[str, Any]:
    """The fields of `Contribution` from the event and its place in the record.

    Raises:
        BrokenRecord: the event claims another id than its place gives it.
    """
    if key != f"{event.letter}{fact.seq}":
        raise BrokenRecord(f"Event {fact.seq} claims the id “{key}”, which is not its own.")
    return {
        "id": key,
        "text": event.text,
        "author": fact.actor,
        "at": fact.at,
        "session": fact.session,
        "task": event.task,
        "standing": event.standing,
        "by_hand": event.by_hand,
        "about": _reacts_to(state, fact),
    }


def _reacts_to(state: WorkshopState, fact: Recorded) -> str | None:
    """The mirror material that the room looks at; what a researcher adds is no reaction to it."""
    looked_at = state.mirror
    return looked_at.id if looked_at and fact.actor != Role.RESEARCHER.value else None


def check_not_taken_back(item: Contribution) -> None:
    """Nothing, if the contribution may still be worked on.

    Raises:
        Refused: its author took it back.
    """
    if item.standing is Standing.WITHDRAWN:
        raise Refused("This card was taken back by its author.")


def _living(state: WorkshopState, key: str) -> Contribution:
    item = state.contribution(key)
    check_not_taken_back(item)
    return item


def card_by_itself(state: WorkshopState, key: str) -> Contribution:
    """The card with that id, if it can still be worked on and stands by itself.

    Raises:
        NotFound: there is none.
        Refused: it was taken back, or merged into another.
    """
    item = _living(state, key)
    if item.standing is Standing.MERGED:
        raise Refused("This card was merged into another.", "Separate it first.")
    return item


def _said_as_one(state: WorkshopState, item: Contribution) -> list[Contribution]:
    """The contribution, and a manifestation that was logged with it in the same words."""
    if not isinstance(item, Contradiction):
        return [item]
    twins = (state.manifestations.get(key) for key in item.manifestations)
    return [item] + [
        twin
        for twin in twins
        if twin is not None and (twin.text, twin.author) == (item.text, item.author)
    ]


def _is_held(state: WorkshopState, item: Contribution) -> bool:
    """True if cards of its task wait for the facilitator's approval."""
    task = state.tasks.get(item.task or "")
    return task is not None and task.plan.held


def _check_own_or_staff(actor: Actor, item: Contribution) -> None:
    if actor.role not in STAFF and not actor.wrote(item):
        raise NotAllowed("This card belongs to someone else.", "Only its author can change it.")


@decides(Accept)
def accept(state: WorkshopState, act: Accept, actor: Actor) -> list[Event]:
    return [
        ContributionAccepted(item=item.id)
        for item in _said_as_one(state, card_by_itself(state, act.item))
        if item.standing in (Standing.WAITING, Standing.HIDDEN)
    ]


@decides(Hide)
def hide(state: WorkshopState, act: Hide, actor: Actor) -> list[Event]:
    return [
        ContributionHidden(item=item.id)
        for item in _said_as_one(state, card_by_itself(state, act.item))
        if item.standing in (Standing.WAITING, Standing.SHOWN)
    ]


@decides(Reword)
def reword(state: WorkshopState, act: Reword, actor: Actor) -> list[Event]:
    item = _living(state, act.item)
    _check_own_or_staff(actor, item)
    if item.text == act.text:
        return []
    approval_is_due = actor.role is Role.PARTICIPANT and _is_held(state, item)

    def standing_of(one: Contribution) -> Standing:
        waits = approval_is_due and one.standing is Standing.SHOWN
        return Standing.WAITING if waits else one.standing

    return [
        ContributionReworded(item=one.id, text=act.text, standing=standing_of(one))
        for one in _said_as_one(state, item)
        if one.standing is not Standing.WITHDRAWN
    ]


@decides(Withdraw)
def withdraw(state: WorkshopState, act: Withdraw, actor: Actor) -> list[Event]:
    item = state.contribution(act.item)
    _check_own_or_staff(actor, item)
    if item.standing is Standing.WITHDRAWN:
        return []
    return [
        ContributionWithdrawn(item=one.id)
        for one in _said_as_one(state, item)
        if one.standing is not Standing.WITHDRAWN
    ]


def _set(state: WorkshopState, key: str, **changes: Any) -> None:
    state.put_contribution(replace(state.contribution(key), **changes))


@evolves(ContributionAccepted)
def accepted(state: WorkshopState, event: ContributionAccepted, fact: Recorded) -> None:
    _set(state, event.item, standing=Standing.SHOWN)


@evolves(ContributionHidden)
def hidden(state: WorkshopState, event: ContributionHidden, fact: Recorded) -> None:
    _set(state, event.item, standing=Standing.HIDDEN)


@evolves(ContributionReworded)
def reworded(state: WorkshopState, event: ContributionReworded, fact: Recorded) -> None:
    _set(state, event.item, text=event.text, standing=event.standing, reworded=True)


@evolves(ContributionWithdrawn)
def withdrawn(state: WorkshopState, event: ContributionWithdrawn, fact: Recorded) -> None:
    part(state, event.item)
    _set(state, event.item, standing=Standing.WITHDRAWN)


def part(state: WorkshopState, key: str) -> None:
    """Undo what merging did to this card: it leaves the card it went into, or lets its own go."""
    item = state.contribution(key)
    for twin in map(state.contribution, item.merged):
        # Nobody approved of its own words: they were never shown while it was merged.
        waits = item.standing is Standing.SHOWN and _is_held(state, twin)
        _set(state, twin.id, standing=Standing.WAITING if waits else item.standing)
    if item.merged:
        _set(state, key, merged=())
    if item.standing is Standing.MERGED:
        for other in list(state.contributions()):
            if key in other.merged:
                _set(state, other.id, merged=tuple(one for one in other.merged if one != key))
        _set(state, key, standing=Standing.SHOWN)
