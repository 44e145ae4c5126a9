"""What the room looks at right now: one thing, chosen by the task at hand."""

from dataclasses import dataclass
from enum import StrEnum

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Standing, TaskKind, WhoSees


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


@dataclass(frozen=True, slots=True)
class Screen:
    """What to show, under which question, in which period.

    Attributes:
        count: how many cards came in this task.
        joined: how many people ever joined; who is in the room now, the live room knows.
    """

    shows: Shows
    title: str
    ask: str
    period: Period
    count: int
    joined: int


_BY_KIND = {
    TaskKind.LISTEN: Shows.LISTEN,
    TaskKind.NOTES: Shows.BOARD,
    TaskKind.PROMPTS: Shows.ANSWERS,
    TaskKind.COMMITMENTS: Shows.COMMITMENTS,
}


def screen_of(state: WorkshopState) -> Screen:
    """What the room looks at in this state (the whole one, not a viewer's part of it)."""
    task = state.task
    joined = sum(not person.forgotten for person in state.participants.values())
    if task is None:
        ended = any(session.ended_at for session in state.sessions.values())
        shows = Shows.ENDED if ended else Shows.WELCOME
        return Screen(shows, state.about.title, "", Period.PRESENT, 0, joined)
    count = sum(
        item.task == task.id and item.standing in (Standing.SHOWN, Standing.WAITING)
        for item in state.contributions()
    )
    shows = _BY_KIND.get(task.plan.kind, Shows.PICTURE)
    covered = task.plan.who_sees is not WhoSees.EVERYONE and not task.revealed
    if covered and shows is not Shows.LISTEN:
        shows = Shows.COUNT
    return Screen(shows, task.plan.title, task.plan.ask, task.plan.period, count, joined)
