"""What the room looks at right now: one thing, chosen by the task at hand."""

from dataclasses import dataclass
from enum import StrEnum

from changelab.domain.entities import Contribution, ShownPicture
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Standing, TaskKind, WhoSees
from changelab.domain.voting import ballot_of
from changelab.domain.wall import HISTORY_WALL


class Shows(StrEnum):
    """What fills the projector."""

    WELCOME = "welcome"
    ENDED = "ended"
    COUNT = "count"
    LISTEN = "listen"
    PICTURE = "picture"
    BOARD = "board"
    ANSWERS = "answers"
    COMMITMENTS = "commitments"
    VOTE = "vote"
    RESULTS = "results"
    COMPARISON = "comparison"
    MATERIAL = "material"


@dataclass(frozen=True, slots=True)
class Screen:
    """What to show, under which question, in which period.

    Attributes:
        count: how many cards came in this task.
        ballot: the ballot to vote in, or whose results are shown.
        joined: how many people ever joined; who is in the room now, the live room knows.
        picture: with `Shows.PICTURE`, which one; None means those of the activity systems.
        material: with `Shows.MATERIAL`, the id of the mirror material on the wall.
    """

    shows: Shows
    title: str
    ask: str
    period: Period
    count: int
    joined: int
    ballot: str | None = None
    picture: ShownPicture | None = None
    material: str | None = None


_BY_KIND = {
    TaskKind.LISTEN: Shows.LISTEN,
    # Nothing to vote on yet: the question alone.
    TaskKind.VOTE: Shows.LISTEN,
    TaskKind.NOTES: Shows.BOARD,
    TaskKind.PROMPTS: Shows.ANSWERS,
    TaskKind.COMMITMENTS: Shows.COMMITMENTS,
}


def counts_in(item: Contribution | None, task: str) -> bool:
    """True if this is one of the cards that came in that task."""
    return (
        item is not None
        and item.task == task
        and item.standing in (Standing.SHOWN, Standing.WAITING, Standing.MERGED)
    )


def screen_of(state: WorkshopState) -> Screen:
    """What the room looks at in this state (the whole one, not a viewer's part of it)."""
    task = state.task
    joined = sum(person.withdrawn is None for person in state.participants.values())
    if task is None:
        ended = any(session.ended_at for session in state.sessions.values())
        shows = Shows.ENDED if ended else Shows.WELCOME
        return Screen(shows, state.about.title, "", Period.PRESENT, 0, joined)
    count = sum(counts_in(item, task.id) for item in state.contributions())
    shows = _BY_KIND.get(task.plan.kind, Shows.PICTURE)
    covered = task.plan.who_sees is not WhoSees.EVERYONE and not task.revealed
    picture = HISTORY_WALL if task.plan.kind is TaskKind.HISTORY else None
    if task.plan.by_groups and shows is Shows.PICTURE and picture is None:
        shows = Shows.COMPARISON
    if covered and shows is not Shows.LISTEN:
        shows = Shows.COUNT
    ballot = ballot_of(state, task.id)
    if ballot is not None:
        shows = Shows.VOTE if ballot.results is None else Shows.RESULTS
    if state.stage.picture is not None:
        shows, picture = Shows.PICTURE, state.stage.picture
    if state.mirror is not None:
        shows = Shows.MATERIAL
    return Screen(
        shows,
        task.plan.title,
        task.plan.ask,
        task.plan.period,
        count,
        joined,
        ballot.id if ballot else None,
        picture if shows is Shows.PICTURE else None,
        state.mirror.id if state.mirror else None,
    )
