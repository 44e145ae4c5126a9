"""What a report tells of sorting and choosing: what stood together, and what came out of votes."""

from dataclasses import dataclass

from changelab.domain.entities import Ballot
from changelab.domain.state import WorkshopState
from changelab.domain.voting import text_of


@dataclass(frozen=True, slots=True)
class ToldHeading:
    """A heading and the words of the cards under it."""

    text: str
    cards: list[str]


@dataclass(frozen=True, slots=True)
class ToldResult:
    """What a card or heading got; no text if it is not shown any more."""

    text: str
    votes: int


@dataclass(frozen=True, slots=True)
class ToldVote:
    """A vote that was closed: in which task, how it went, what came out, the most votes first."""

    task: str
    how: str
    results: list[ToldResult]


def told_headings(seen: WorkshopState) -> list[ToldHeading]:
    """The headings with the cards that the room may see."""
    return [
        ToldHeading(one.text, [seen.contribution(key).text for key in one.items])
        for one in seen.headings.values()
    ]


def told_votes(state: WorkshopState, seen: WorkshopState) -> list[ToldVote]:
    """Every vote that was closed, in the order of opening."""
    return [
        ToldVote(
            task=state.tasks[one.task].plan.title if one.task in state.tasks else "",
            how=_how(one),
            results=[
                ToldResult(_words(state, seen, key), votes) for key, votes in one.results.items()
            ],
        )
        for one in state.ballots.values()
        if one.results is not None
    ]


def _how(ballot: Ballot) -> str:
    people = "1 person" if ballot.voters == 1 else f"{ballot.voters} people"
    votes = "1 vote" if ballot.votes == 1 else f"{ballot.votes} votes"
    among = f"among {len(ballot.candidates)}"
    return f"{people} voted, {votes} each {among}{', anonymously' if ballot.anonymous else ''}"


def _words(state: WorkshopState, seen: WorkshopState, candidate: str) -> str:
    heading = state.headings.get(candidate)
    if heading is not None and not heading.items:
        # Taken apart after the vote: nothing under it could be hidden.
        return heading.text
    return text_of(seen, candidate)
