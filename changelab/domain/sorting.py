"""Sorting what came in: duplicates become one card, cards that belong together get a heading.

Nothing is lost by it: a merged card keeps its words and its author, and comes
back when it is separated or when the card it went into is taken back.
"""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.contributions import card_by_itself, part
from changelab.domain.entities import Contradiction, Contribution, Heading, Task
from changelab.domain.errors import NotFound, Refused
from changelab.domain.planning import task_in
from changelab.domain.record import SORTERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, Title
from changelab.domain.vocabulary import Standing, WhoSees

#: Cards that are sorted in one go.
_AT_ONCE = 200

Cards = Annotated[tuple[str, ...], Field(min_length=1, max_length=_AT_ONCE)]


class CardsMerged(Event):
    """`items` say what `into` says."""

    into: str
    items: tuple[str, ...]


class CardSeparated(Event):
    item: str


class CardsGrouped(Event):
    """`text` is given when the heading is new."""

    heading: str
    items: tuple[str, ...]
    text: FreeText = ""


class CardsUngrouped(Event):
    items: tuple[str, ...]


class HeadingReworded(Event):
    heading: str
    text: FreeText


class CardRefiled(Event):
    """The card was put with the cards of another task."""

    item: str
    task: str


class MergeCards(Act):
    """Show cards that say the same as one: `into`. Each keeps its words and its author."""

    by = SORTERS
    into: str
    items: Cards


class SeparateCard(Act):
    """Show a merged card by itself again."""

    by = SORTERS
    item: str


class GroupCards(Act):
    """Put cards under a heading: a new one by its text, or one that is there by its id."""

    by = SORTERS
    items: Cards
    text: Title | None = None
    heading: str | None = None


class UngroupCards(Act):
    """Take cards out from under their headings; a heading without cards goes."""

    by = SORTERS
    items: Cards


class RewordHeading(Act):
    by = SORTERS
    heading: str
    text: Title


class RefileCard(Act):
    """Put a card with the cards of another task, where it belongs."""

    by = SORTERS
    item: str
    task: str


def heading_in(state: WorkshopState, heading: str) -> Heading:
    """The heading with that id.

    Raises:
        NotFound: there is none.
    """
    if heading not in state.headings:
        raise NotFound("This heading is gone.", "Its last card was taken from under it.")
    return state.headings[heading]


def _heading_called(state: WorkshopState, text: str) -> Heading | None:
    """The heading of these words, whatever their case."""
    folded = text.casefold()
    return next((one for one in state.headings.values() if one.text.casefold() == folded), None)


@decides(MergeCards)
def merge_cards(state: WorkshopState, act: MergeCards, actor: Actor) -> list[Event]:
    into = card_by_itself(state, act.into)
    items = [card_by_itself(state, key) for key in dict.fromkeys(act.items) if key != act.into]
    if not items:
        raise Refused("There is only one card to merge.", "Choose two or more.")
    if any(card.standing is Standing.HIDDEN for card in (into, *items)):
        raise Refused("One of these cards is hidden.", "Show it first, or leave it out.")
    for item in items:
        if type(item) is not type(into):
            raise Refused(
                "Only cards of one kind can be merged.", "Put them under a heading instead."
            )
        if _audience(state, item) != _audience(state, into):
            raise Refused(
                "These cards were written for different eyes.",
                "Merge cards of tasks whose cards are shown in the same way.",
            )
    return [CardsMerged(into=into.id, items=tuple(item.id for item in items))]


@decides(SeparateCard)
def separate_card(state: WorkshopState, act: SeparateCard, actor: Actor) -> list[Event]:
    item = state.contribution(act.item)
    return [CardSeparated(item=item.id)] if item.standing is Standing.MERGED else []


@decides(GroupCards)
def group_cards(state: WorkshopState, act: GroupCards, actor: Actor) -> list[Event]:
    items = tuple(card_by_itself(state, key).id for key in dict.fromkeys(act.items))
    if act.heading is not None:
        known = heading_in(state, act.heading)
        new = tuple(key for key in items if key not in known.items)
        return [CardsGrouped(heading=known.id, items=new)] if new else []
    if act.text is None:
        raise Refused("The heading is empty.", "Write a few words first.")
    same = _heading_called(state, act.text)
    if same is not None:
        new = tuple(key for key in items if key not in same.items)
        return [CardsGrouped(heading=same.id, items=new)] if new else []
    return [CardsGrouped(heading=state.id_at("h"), items=items, text=act.text)]


@decides(UngroupCards)
def ungroup_cards(state: WorkshopState, act: UngroupCards, actor: Actor) -> list[Event]:
    items = tuple(key for key in dict.fromkeys(act.items) if state.heading_of(key))
    return [CardsUngrouped(items=items)] if items else []


@decides(RewordHeading)
def reword_heading(state: WorkshopState, act: RewordHeading, actor: Actor) -> list[Event]:
    heading = heading_in(state, act.heading)
    if heading.text == act.text:
        return []
    same = _heading_called(state, act.text)
    if same is not None and same.id != heading.id:
        raise Refused(f"There is a heading “{same.text}” already.", "Put the cards under that one.")
    return [HeadingReworded(heading=heading.id, text=act.text)]


@decides(RefileCard)
def refile_card(state: WorkshopState, act: RefileCard, actor: Actor) -> list[Event]:
    item = card_by_itself(state, act.item)
    task = task_in(state, act.task)
    if item.task == task.id:
        return []
    home = state.tasks.get(item.task or "")
    if _promise(home) != _promise(task):
        raise Refused(
            "In that task people were told something else about who sees their cards.",
            "Move it to a task whose cards are shown in the same way.",
        )
    if home is not None and home.plan.anonymous:
        raise Refused(
            "This card was written anonymously; it stays with its task.",
            "Put it under a heading instead.",
        )
    return [CardRefiled(item=item.id, task=task.id)]


def _promise(task: Task | None) -> tuple:
    """What its author was told of who sees a card of this task."""
    if task is None:
        return (False, False)
    return (task.plan.anonymous, task.plan.who_sees is WhoSees.OWN)


def _audience(state: WorkshopState, item: Contribution) -> tuple:
    task = state.tasks.get(item.task or "")
    covered = bool(task and task.plan.who_sees is WhoSees.AFTER_REVEAL and not task.revealed)
    return (_promise(task)[1], covered)


@evolves(CardsMerged)
def cards_merged(state: WorkshopState, event: CardsMerged, fact: Recorded) -> None:
    into = state.contribution(event.into)
    if into.standing is Standing.WAITING:
        into = replace(into, standing=Standing.SHOWN)
    merged = list(into.merged)
    for key in event.items:
        item = state.contribution(key)
        merged += [key, *item.merged]
        if isinstance(item, Contradiction) and isinstance(into, Contradiction):
            # What showed the one shows the other: they are the same.
            into = replace(
                into,
                evidence=tuple(dict.fromkeys((*into.evidence, *item.evidence))),
                manifestations=tuple(dict.fromkeys((*into.manifestations, *item.manifestations))),
            )
        state.put_contribution(replace(item, standing=Standing.MERGED, merged=()))
    state.put_contribution(replace(into, merged=tuple(dict.fromkeys(merged))))
    _take_from_under_headings(state, event.items)


@evolves(CardSeparated)
def card_separated(state: WorkshopState, event: CardSeparated, fact: Recorded) -> None:
    part(state, event.item)


@evolves(CardsGrouped)
def cards_grouped(state: WorkshopState, event: CardsGrouped, fact: Recorded) -> None:
    for key in event.items:
        state.contribution(key)
    _take_from_under_headings(state, event.items, but=event.heading)
    known = state.headings.get(event.heading) or Heading(
        id=event.heading, text=event.text, items=()
    )
    items = tuple(dict.fromkeys((*known.items, *event.items)))
    state.put("headings", event.heading, replace(known, items=items))


@evolves(CardsUngrouped)
def cards_ungrouped(state: WorkshopState, event: CardsUngrouped, fact: Recorded) -> None:
    _take_from_under_headings(state, event.items)


@evolves(HeadingReworded)
def heading_reworded(state: WorkshopState, event: HeadingReworded, fact: Recorded) -> None:
    heading = state.headings[event.heading]
    state.put("headings", heading.id, replace(heading, text=event.text))


@evolves(CardRefiled)
def card_refiled(state: WorkshopState, event: CardRefiled, fact: Recorded) -> None:
    task = state.tasks[event.task]
    state.put_contribution(replace(state.contribution(event.item), task=task.id))


def _take_from_under_headings(state: WorkshopState, items: tuple[str, ...], but: str = "") -> None:
    for heading in list(state.headings.values()):
        kept = tuple(key for key in heading.items if key not in items)
        if heading.id == but or kept == heading.items:
            continue
        # What people voted on keeps its name, though nothing stands under it any more.
        stays = kept or any(heading.id in one.candidates for one in state.ballots.values())
        state.put("headings", heading.id, replace(heading, items=kept) if stays else None)
