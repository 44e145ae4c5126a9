"""Voting: everybody chooses a few cards; what came out is known when it is closed.

A vote can be changed until then. In an anonymous task the record gets an alias
of this one ballot, so that not even the cards of the same task tell whose it is.
"""

from collections import Counter
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.entities import Ballot, Contribution, Manifestation, Note, Task, Vote
from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.record import LEADERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import (
    ContradictionStatus,
    Role,
    Standing,
    VoteOn,
    WhoSees,
)

#: Votes that each person has where the plan does not say.
USUAL_VOTES = 3


class VotingOpened(Event):
    """Nobody's cards are in `candidates` but those that the room may see."""

    ballot: str
    task: str
    votes: int
    candidates: tuple[str, ...]
    anonymous: bool = False


class VotesCast(Event):
    """What one person chooses; it takes the place of what they chose before."""

    ballot: str
    voter: str
    items: tuple[str, ...]
    by_hand: bool = False


class VotingClosed(Event):
    """`results` are votes by candidate, the most first."""

    ballot: str
    results: dict[str, int]


class OpenVoting(Act):
    """Let everybody vote, on what the task at hand says if nothing else is said."""

    by = LEADERS
    votes: Annotated[int, Field(ge=1, le=20)] | None = None
    on: VoteOn | None = None


class CloseVoting(Act):
    """Take no more votes, and show what came out."""

    by = LEADERS


class CastVotes(Act):
    """Choose some of the cards of the open ballot; no cards takes the vote back."""

    by = frozenset({Role.PARTICIPANT})
    ballot: str
    items: Annotated[tuple[str, ...], Field(max_length=20)]


def opening_of_voting(
    state: WorkshopState,
    task: Task,
    votes: int | None = None,
    on: VoteOn | None = None,
    *,
    offset: int = 0,
) -> VotingOpened:
    """The event that opens a ballot in that task; it comes `offset` after the next.

    Raises:
        Refused: there is nothing to vote on, or its authors were told nobody else sees it.
    """
    found = _candidates(state, task, on or task.plan.vote_on)
    if not found:
        raise Refused("There is nothing to vote on yet.", "Wait for cards, or choose another task.")
    return VotingOpened(
        ballot=state.id_at("b", offset),
        task=task.id,
        votes=min(votes or task.plan.votes or USUAL_VOTES, len(found)),
        candidates=found,
        anonymous=task.plan.anonymous,
    )


def closing_of_voting(state: WorkshopState) -> list[Event]:
    """The event that closes the open ballot, if one is open: for whoever moves on."""
    ballot = state.ballot
    if ballot is None:
        return []
    return [VotingClosed(ballot=ballot.id, results=_results(state, ballot))]


def voter_in(ballot: Ballot, actor: Actor) -> str:
    """The name under which that person votes."""
    return actor.alias_in(ballot.id) if ballot.anonymous and actor.secret else actor.id


def ballot_of(state: WorkshopState, task: str) -> Ballot | None:
    """The newest ballot of a task."""
    return next((one for one in reversed(state.ballots.values()) if one.task == task), None)


def text_of(state: WorkshopState, candidate: str) -> str:
    """What is voted on, in words; empty if it was taken back since."""
    if candidate in state.headings:
        return state.headings[candidate].text
    try:
        return state.contribution(candidate).text
    except NotFound:
        return ""


def _candidates(state: WorkshopState, task: Task, on: VoteOn) -> tuple[str, ...]:
    if on is VoteOn.CONTRADICTIONS:
        over = (ContradictionStatus.REJECTED, ContradictionStatus.RESOLVED)
        cards: list[Contribution] = [
            one
            for one in state.contradictions.values()
            if one.status not in over and not _is_for_own_eyes(state, one)
        ]
    else:
        cards = _cards_to_choose_from(state, task)
    found: dict[str, None] = {}
    for card in sorted(cards, key=lambda one: int(one.id[1:])):
        if _can_be_chosen(state, card):
            heading = state.heading_of(card.id)
            found[heading.id if heading else card.id] = None
    return tuple(found)


def _cards_to_choose_from(state: WorkshopState, task: Task) -> list[Contribution]:
    """The cards of the task; if it has none, those of the nearest task before it that has."""
    order = state.sessions[task.session].tasks
    for place in range(order.index(task.id), -1, -1):
        cards = [
            item
            for item in state.contributions()
            if item.task == order[place] and _can_be_chosen(state, item)
        ]
        if cards:
            if state.tasks[order[place]].plan.who_sees is WhoSees.OWN:
                raise Refused(
                    "People were told that nobody else sees these cards.",
                    "Vote on the cards of another task.",
                )
            return cards
    return []


def _can_be_chosen(state: WorkshopState, card: Contribution) -> bool:
    """True if the room sees this card by itself, or will when the vote opens."""
    if card.standing is not Standing.SHOWN:
        return False
    if isinstance(card, Note):
        # A line kept for later is on no screen.
        return card.surface is not None
    # What was logged with a contradiction in the same words is not a second choice.
    return not isinstance(card, Manifestation) or not any(
        card.id in one.manifestations and one.text == card.text
        for one in state.contradictions.values()
        if one.standing is Standing.SHOWN
    )


def _is_for_own_eyes(state: WorkshopState, item: Contribution) -> bool:
    task = state.tasks.get(item.task or "")
    return task is not None and task.plan.who_sees is WhoSees.OWN


def _results(state: WorkshopState, ballot: Ballot) -> dict[str, int]:
    # A card that was merged meanwhile gives its votes to the one it went into; who chose
    # both has chosen that one.
    merged = {key: one.id for one in state.contributions() for key in one.merged}
    stands_for = {
        item: _itself_or_its_heading(state, ballot, merged.get(item, item))
        for item in ballot.candidates
    }
    counts = Counter(
        item
        for vote in state.votes.values()
        if vote.ballot == ballot.id
        for item in dict.fromkeys(stands_for[item] for item in vote.items if item in stands_for)
    )
    order = {item: place for place, item in enumerate(ballot.candidates)}
    chosen = sorted(counts.items(), key=lambda one: (-one[1], order.get(one[0], len(order))))
    return dict(chosen)


def _itself_or_its_heading(state: WorkshopState, ballot: Ballot, item: str) -> str:
    """The card, or the heading that stands in its place in this ballot."""
    if item in ballot.candidates:
        return item
    heading = state.heading_of(item)
    return heading.id if heading and heading.id in ballot.candidates else item


@decides(OpenVoting)
def open_voting(state: WorkshopState, act: OpenVoting, actor: Actor) -> list[Event]:
    task = state.task
    if task is None:
        raise NotNow("No task is running.", "Start a session first.")
    if state.ballot is not None:
        raise Refused("A vote is open already.", "Close it first.")
    return [opening_of_voting(state, task, act.votes, act.on)]


@decides(CloseVoting)
def close_voting(state: WorkshopState, act: CloseVoting, actor: Actor) -> list[Event]:
    if state.ballot is None:
        raise NotNow("No vote is open.")
    return closing_of_voting(state)


@decides(CastVotes)
def cast_votes(state: WorkshopState, act: CastVotes, actor: Actor) -> list[Event]:
    ballot = state.ballot
    if ballot is None or ballot.id != act.ballot:
        raise NotNow("This vote is closed.", "Look at what came out.")
    items = tuple(dict.fromkeys(act.items))
    if len(items) > ballot.votes:
        raise Refused(f"You have {ballot.votes} votes.", "Take one away first.")
    for item in items:
        if item not in ballot.candidates:
            raise NotFound("This card cannot be voted on.", "Choose one of those on the screen.")
    voter = voter_in(ballot, actor)
    before = state.vote_of(ballot.id, voter)
    # Entered by hand it is recorded in any case: the answer must not tell what was chosen before.
    if items == (before.items if before else ()) and not actor.hand:
        return []
    return [VotesCast(ballot=ballot.id, voter=voter, items=items, by_hand=actor.hand is not None)]


@evolves(VotingOpened)
def voting_opened(state: WorkshopState, event: VotingOpened, fact: Recorded) -> None:
    state.put(
        "ballots",
        event.ballot,
        Ballot(
            id=event.ballot,
            task=event.task,
            votes=event.votes,
            candidates=event.candidates,
            anonymous=event.anonymous,
        ),
    )
    state.set_stage(ballot=event.ballot, picture=None, material=None)
    # What everybody votes on, everybody sees.
    for key in _tasks_behind(state, event.candidates):
        task = state.tasks[key]
        if task.plan.who_sees is WhoSees.AFTER_REVEAL and not task.revealed:
            state.put("tasks", task.id, replace(task, revealed=True))


def _tasks_behind(state: WorkshopState, candidates: tuple[str, ...]) -> list[str]:
    cards = [
        key
        for one in candidates
        for key in (state.headings[one].items if one in state.headings else (one,))
    ]
    shown = [state.contribution(key) for key in cards]
    tasks = dict.fromkeys(
        item.task
        for item in shown
        if item.standing is Standing.SHOWN and not (isinstance(item, Note) and not item.surface)
    )
    return [key for key in tasks if key in state.tasks]


@evolves(VotesCast)
def votes_cast(state: WorkshopState, event: VotesCast, fact: Recorded) -> None:
    ballot, key = state.ballots[event.ballot], f"{event.ballot}/{event.voter}"
    was, is_now = key in state.votes, bool(event.items)
    vote = Vote(ballot=event.ballot, voter=event.voter, items=event.items, by_hand=event.by_hand)
    state.put("votes", key, vote if is_now else None)
    if was is not is_now:
        voters = ballot.voters + (1 if is_now else -1)
        state.put("ballots", ballot.id, replace(ballot, voters=voters))


@evolves(VotingClosed)
def voting_closed(state: WorkshopState, event: VotingClosed, fact: Recorded) -> None:
    ballot = state.ballots[event.ballot]
    state.put("ballots", ballot.id, replace(ballot, results=dict(event.results)))
    state.set_stage(ballot=None)
