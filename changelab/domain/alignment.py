"""When a turn was said, by the workshop's clock, and which task was at hand then."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from changelab.domain.entities import Session, Task
from changelab.domain.research import Transcript, Turn
from changelab.domain.state import WorkshopState


@lru_cache(maxsize=4096)
def _read(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def moment_of(transcript: Transcript, turn: Turn) -> datetime | None:
    """When the turn began; None if it has no time, or nobody said when the recording began."""
    if transcript.starts_at is None or turn.start is None:
        return None
    return _read(transcript.starts_at) + timedelta(milliseconds=turn.start)


def tasks_of(state: WorkshopState, transcript: Transcript) -> list[Task]:
    """The tasks that were begun while it was recorded, in the order in which they were: those
    of its session, or of every session if it belongs to none."""
    sessions = (
        state.sessions.values()
        if transcript.session is None
        else filter(None, [state.sessions.get(transcript.session)])
    )
    begun = (state.tasks[key] for session in sessions for key in session.tasks)
    return sorted(
        (task for task in begun if task.started_at), key=lambda task: _read(str(task.started_at))
    )


def task_at(tasks: list[Task], moment: datetime) -> str | None:
    """The one of these tasks (see `tasks_of`) that was at hand at that moment."""
    for task in reversed(tasks):
        over = task.ended_at is not None and _read(task.ended_at) <= moment
        if not over and _read(str(task.started_at)) <= moment:
            return task.id
    return None


def task_of(state: WorkshopState, transcript: Transcript, turn: Turn) -> str | None:
    """The task in which the turn was said; None between tasks, or if its time is not known.

    For many turns ask `tasks_of` once and `task_at` for each.
    """
    moment = moment_of(transcript, turn)
    return None if moment is None else task_at(tasks_of(state, transcript), moment)


def suggested_start(
    session: Session | None, began: datetime | None, clock: int | None, here: tzinfo = UTC
) -> datetime | None:
    """When a recording may have begun: as its file says, or when the session did.

    Args:
        began: what the file says; without a time zone it is the time where it was made.
        clock: milliseconds from midnight, if the file says the time of day only.
        here: the time zone of the place where it was made.
    """
    started = _read(session.started_at) if session and session.started_at else None
    if clock is not None:
        day = _there(began, here) or started or datetime.now(UTC)
        day = day.astimezone(here)
        midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight + timedelta(milliseconds=clock)).astimezone(UTC)
    found = _there(began, here) or started
    return found.astimezone(UTC) if found else None


def _there(began: datetime | None, here: tzinfo) -> datetime | None:
    return began.replace(tzinfo=here) if began is not None and began.tzinfo is None else began
