"""Run: the facilitator leads through sessions and tasks."""

import pytest

from changelab.domain.errors import NotNow, Refused
from changelab.domain.screen import Shows, screen_of


@pytest.fixture
def led(room_with):
    """A workshop with three tasks, not begun, and a second session."""
    room = room_with(
        {"title": "Map", "kind": "map"},
        {"title": "Listen", "kind": "listen", "minutes": 0},
        {"title": "Notes", "kind": "notes"},
        starts_open=False,
    )
    room.does(room.aino, "plan_session", plan={"title": "Session 2"})
    return room


def start(led, place: int = 0, **fields):
    """Aino starts the session at that place of the plan."""
    led.does(led.aino, "start_session", session=led.state.about.sessions[place], **fields)


def at_hand(led) -> str | None:
    """The title of the task at hand."""
    return led.state.task.plan.title if led.state.task else None


def test_a_session_starts_with_its_first_task(led):
    """The first task is at hand, open, with its clock running."""
    start(led)

    stage = led.state.stage
    assert (at_hand(led), stage.input_open, stage.clock.granted) == ("Map", True, 15 * 60)
    assert led.state.session.started_at and led.state.task.started_at


def test_a_session_starts_with_the_task_that_is_named(led):
    """After a break the group goes on where it was."""
    start(led, task=led.state.sessions[led.state.about.sessions[0]].tasks[2])

    assert at_hand(led) == "Notes"


def test_next_and_back(led):
    """Every screen follows; what is left has an end, and none if it is taken up again."""
    start(led)
    first = led.state.stage.task
    led.does(led.aino, "next_task")
    assert at_hand(led) == "Listen" and led.state.tasks[first].ended_at
    led.does(led.aino, "next_task")
    assert at_hand(led) == "Notes"
    led.does(led.aino, "previous_task")
    led.does(led.aino, "previous_task")

    assert at_hand(led) == "Map" and led.state.tasks[first].ended_at is None


def test_any_task_of_the_running_session_may_be_started(led):
    """Aino leaves out a task."""
    start(led)
    led.does(led.aino, "start_task", task=led.state.session.tasks[2])

    assert at_hand(led) == "Notes"


@pytest.mark.parametrize(
    ("steps", "said"), [(["previous_task"], "first"), (["next_task"] * 3, "last")]
)
def test_beyond_the_ends_there_is_no_task(led, steps, said):
    """The refusal says that this is the first, or the last, and the task stays."""
    start(led)

    with pytest.raises(NotNow, match=f"This is the {said} task"):
        for step in steps:
            led.does(led.aino, step)
    assert at_hand(led) is not None


def test_a_listening_task_takes_nothing(led):
    """In it the input is closed and cannot be opened."""
    start(led)
    led.does(led.aino, "next_task")

    assert not led.state.stage.input_open and led.state.stage.clock is None
    with pytest.raises(Refused, match="only listen"):
        led.does(led.aino, "open_input")


def test_input_closes_and_opens(led):
    """Closing twice, or opening what is open, records nothing."""
    start(led)
    led.does(led.aino, "close_input")
    closed = led.state
    led.does(led.aino, "close_input")
    assert not closed.stage.input_open and led.state.seq == closed.seq
    led.does(led.aino, "open_input")
    opened = led.state
    led.does(led.aino, "open_input")

    assert opened.stage.input_open and led.state.seq == opened.seq


def test_the_session_ends(led):
    """Nothing is at hand any more; session and task have their ends."""
    start(led)
    session, task = led.state.stage.session, led.state.stage.task
    led.does(led.aino, "end_session")

    assert (at_hand(led), led.state.stage.session) == (None, None)
    assert led.state.sessions[session].ended_at and led.state.tasks[task].ended_at


def test_starting_another_session_ends_the_one_that_runs(led):
    """One session runs at a time."""
    start(led)
    first, second = led.state.about.sessions
    led.does(led.aino, "plan_task", session=second, plan={"title": "Future"})
    start(led, 1)

    assert led.state.sessions[first].ended_at and led.state.stage.session == second
    assert at_hand(led) == "Future"


def test_a_session_may_go_on_another_day(led):
    """Started again, it keeps its first beginning and has no end."""
    start(led)
    begun = led.state.session.started_at
    led.does(led.aino, "end_session")
    start(led)

    assert led.state.session.started_at == begun and led.state.session.ended_at is None


def test_what_makes_no_sense_on_stage_is_refused(led):
    """An empty session, a running one, a task of another session, an end without a start."""
    first, second = led.state.about.sessions
    task = led.state.sessions[first].tasks[0]
    with pytest.raises(Refused, match=r"no tasks yet\. Add one in Prepare"):
        start(led, 1)
    with pytest.raises(NotNow, match="No session is running"):
        led.does(led.aino, "end_session")
    with pytest.raises(NotNow, match="No task is running"):
        led.does(led.aino, "next_task")
    with pytest.raises(NotNow, match="session that is not running"):
        led.does(led.aino, "start_task", task=task)
    led.does(led.aino, "plan_task", session=second, plan={"title": "Future"})
    with pytest.raises(Refused, match="belongs to another session"):
        start(led, 1, task=task)
    start(led)
    with pytest.raises(Refused, match="running already"):
        start(led)


def test_the_projector_follows(led):
    """Welcome, picture, listening, board, end: one thing at a time."""
    shown = [screen_of(led.state).shows]
    start(led)
    shown.append(screen_of(led.state).shows)
    for step in ("next_task", "next_task", "end_session"):
        led.does(led.aino, step)
        shown.append(screen_of(led.state).shows)

    assert shown == [Shows.WELCOME, Shows.PICTURE, Shows.LISTEN, Shows.BOARD, Shows.ENDED]
