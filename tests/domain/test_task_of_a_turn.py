"""When a turn was said, by the workshop's clock, and in which task."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from changelab.domain.alignment import moment_of, suggested_start, task_of
from changelab.domain.entities import Session, SessionPlan, Task, TaskPlan
from changelab.domain.research import Transcript, Turn
from changelab.domain.state import WorkshopState

TAPE = Transcript(
    id="r9",
    title="Tape",
    session="s3",
    format="vtt",
    file="",
    digest="",
    turns=1,
    at="",
    starts_at="2026-03-02T11:00:00+02:00",
)


def turn(start: int | None) -> Turn:
    """A turn that begins after so many milliseconds."""
    return Turn("r9", 1, "S1", start, None, "", "", "")


def task(key: str, session: str, started: str | None, ended: str | None = None) -> Task:
    """A task that ran then."""
    day = "2026-03-02T"
    return Task(
        id=key,
        session=session,
        plan=TaskPlan(title=key),
        started_at=started and f"{day}{started}:00.000Z",
        ended_at=ended and f"{day}{ended}:00.000Z",
    )


@pytest.fixture
def state() -> WorkshopState:
    """Three tasks of a session, one of them never begun; and another session at the same time."""
    state = WorkshopState("w1")
    tasks = [
        task("t4", "s3", "09:00", "09:30"),
        task("t5", "s3", "09:40", "10:00"),
        task("t6", "s3", None),
        task("t8", "s7", "09:35"),
    ]
    state.tasks = {one.id: one for one in tasks}
    for key in ("s3", "s7"):
        there = tuple(one.id for one in tasks if one.session == key)
        state.sessions[key] = Session(id=key, plan=SessionPlan(title=key), tasks=there)
    return state


def minutes(number: float) -> int:
    """In milliseconds."""
    return int(number * 60_000)


def test_the_moment_of_a_turn_is_on_the_clock_of_the_workshop():
    """Eleven in Helsinki is nine in UTC; a quarter of an hour later somebody speaks."""
    found = moment_of(TAPE, turn(minutes(15)))

    assert found == datetime(2026, 3, 2, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "found"),
    [(-1, None), (0, "t4"), (29.99, "t4"), (30, None), (39, None), (40, "t5"), (61, None)],
)
def test_a_turn_lies_in_the_task_at_hand(state, at, found):
    """From its beginning to its end; between the tasks in none, and in none of other sessions."""
    assert task_of(state, TAPE, turn(minutes(at))) == found


def test_without_a_session_every_task_counts(state):
    """The one that was begun last is at hand."""
    anywhere = replace(TAPE, session=None)

    assert task_of(state, anywhere, turn(minutes(36))) == "t8"
    assert task_of(state, anywhere, turn(minutes(41))) == "t5"
    assert task_of(state, anywhere, turn(minutes(90))) == "t8"


def test_a_task_that_was_taken_up_again_is_at_hand_until_its_end(state):
    """The first task went on while the second was over."""
    state.tasks["t4"] = task("t4", "s3", "09:00", "10:20")

    assert task_of(state, TAPE, turn(minutes(70))) == "t4"
    assert task_of(state, TAPE, turn(minutes(45))) == "t5"


def test_what_has_no_time_lies_in_no_task(state):
    """A turn without a time, and a recording that nobody placed."""
    assert task_of(state, TAPE, turn(None)) is None
    assert task_of(state, replace(TAPE, starts_at=None), turn(0)) is None


HELSINKI = timezone(timedelta(hours=2))
BEGUN = Session(id="s3", plan=SessionPlan(title="s3"), started_at="2026-03-02T09:00:30.000Z")


def test_when_a_recording_may_have_begun():
    """As its file says; else when the session did; a time of day is on the day of the session."""
    naive = datetime(2026, 3, 1, 10, 0)
    nine = 9 * 3_600_000

    assert suggested_start(BEGUN, naive, None, HELSINKI) == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert suggested_start(BEGUN, None, None, HELSINKI) == datetime(
        2026, 3, 2, 9, 0, 30, tzinfo=UTC
    )
    assert suggested_start(BEGUN, None, nine, HELSINKI) == datetime(2026, 3, 2, 7, tzinfo=UTC)
    assert suggested_start(None, None, None) is None
