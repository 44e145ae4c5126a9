"""Run: the facilitator leads through sessions and tasks; everyone's screen follows."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from pydantic import Field

from changelab.domain.actors import Actor
from changelab.domain.entities import Clock, Stage, Task
from changelab.domain.errors import NotNow, Refused
from changelab.domain.planning import session_in, task_in
from changelab.domain.record import LEADERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.small_groups import systems_for_groups
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import TaskKind, WhoSees
from changelab.domain.voting import ballot_of, closing_of_voting, opening_of_voting

#: In these the phones send no cards.
_WITHOUT_CARDS = (TaskKind.LISTEN, TaskKind.VOTE)


class SessionStarted(Event):
    session: str


class SessionEnded(Event):
    session: str


class TaskStarted(Event):
    """`seconds` is the time on the clock; None starts none."""

    task: str
    seconds: int | None


class InputOpened(Event):
    task: str


class InputClosed(Event):
    task: str


class TaskRevealed(Event):
    task: str


class TaskCovered(Event):
    task: str


class ClockStarted(Event):
    pass


class ClockPaused(Event):
    pass


class ClockExtended(Event):
    seconds: int


class StartSession(Act):
    """Begin a session with its first task, or with `task`; another running session ends."""

    by = LEADERS
    session: str
    task: str | None = None


class EndSession(Act):
    by = LEADERS


class StartTask(Act):
    """Bring a task of the running session to every screen."""

    by = LEADERS
    task: str


class NextTask(Act):
    by = LEADERS


class PreviousTask(Act):
    by = LEADERS


class OpenInput(Act):
    by = LEADERS


class CloseInput(Act):
    by = LEADERS


class Reveal(Act):
    """Show the cards of the task at hand to everyone."""

    by = LEADERS


class Cover(Act):
    """Show only the count again."""

    by = LEADERS


class StartClock(Act):
    by = LEADERS


class PauseClock(Act):
    by = LEADERS


class ExtendClock(Act):
    by = LEADERS
    seconds: int = Field(default=60, ge=-86_400, le=86_400)


def seconds_left(clock: Clock, now: datetime) -> float:
    """What the clock shows at `now`; below zero when the time is over."""
    running = 0.0
    if clock.running_since:
        running = (now - datetime.fromisoformat(clock.running_since)).total_seconds()
    return clock.granted - clock.spent - max(0.0, running)


def _task_at_hand(state: WorkshopState) -> Task:
    if state.task is None:
        raise NotNow("No task is running.", "Start a session first.")
    return state.task


def _starting(state: WorkshopState, task: Task, before: list[Event]) -> list[Event]:
    """What happens when a task comes to every screen, after what happens `before`."""
    events = [*before, TaskStarted(task=task.id, seconds=task.plan.minutes * 60 or None)]
    # Who comes back to a vote that was taken comes back to what came out.
    if task.plan.kind is TaskKind.VOTE and ballot_of(state, task.id) is None:
        # Without anything to vote on yet the task begins all the same.
        with suppress(Refused):
            events.append(opening_of_voting(state, task, offset=len(events)))
    return events


def _moving_on(state: WorkshopState, task: Task) -> list[Event]:
    """What happens when a task of the running session takes the place of another."""
    systems = systems_for_groups(state) if task.plan.by_groups else []
    return _starting(state, task, [*systems, *closing_of_voting(state)])


@decides(StartSession)
def start_session(state: WorkshopState, act: StartSession, actor: Actor) -> list[Event]:
    session = session_in(state, act.session)
    if not session.tasks:
        raise Refused("This session has no tasks yet.", "Add one in Prepare.")
    first = task_in(state, act.task or session.tasks[0])
    if first.session != session.id:
        raise Refused("That task belongs to another session.", "Start its session instead.")
    if state.stage.session == session.id:
        raise Refused("This session is running already.")
    systems = systems_for_groups(state) if first.plan.by_groups else []
    before: list[Event] = [*systems, *_ending(state), SessionStarted(session=session.id)]
    return _starting(state, first, before)


def _ending(state: WorkshopState) -> list[Event]:
    if not state.stage.session:
        return []
    return [*closing_of_voting(state), SessionEnded(session=state.stage.session)]


@decides(EndSession)
def end_session(state: WorkshopState, act: EndSession, actor: Actor) -> list[Event]:
    if not state.stage.session:
        raise NotNow("No session is running.")
    return _ending(state)


@decides(StartTask)
def start_task(state: WorkshopState, act: StartTask, actor: Actor) -> list[Event]:
    task = task_in(state, act.task)
    if task.session != state.stage.session:
        raise NotNow("That task belongs to a session that is not running.", "Start the session.")
    return _moving_on(state, task)


def _step(state: WorkshopState, step: int, at_the_end: str) -> list[Event]:
    current = _task_at_hand(state)
    tasks = state.sessions[current.session].tasks
    place = tasks.index(current.id) + step
    if not 0 <= place < len(tasks):
        raise NotNow(at_the_end)
    return _moving_on(state, state.tasks[tasks[place]])


@decides(NextTask)
def next_task(state: WorkshopState, act: NextTask, actor: Actor) -> list[Event]:
    return _step(state, 1, "This is the last task. End the session, or add a task in Prepare.")


@decides(PreviousTask)
def previous_task(state: WorkshopState, act: PreviousTask, actor: Actor) -> list[Event]:
    return _step(state, -1, "This is the first task of the session.")


@decides(OpenInput)
def open_input(state: WorkshopState, act: OpenInput, actor: Actor) -> list[Event]:
    task = _task_at_hand(state)
    if task.plan.kind in _WITHOUT_CARDS:
        only = "vote" if task.plan.kind is TaskKind.VOTE else "listen"
        raise Refused(f"In this task the phones only {only}.", "Change the task in Prepare.")
    return [] if state.stage.input_open else [InputOpened(task=task.id)]


@decides(CloseInput)
def close_input(state: WorkshopState, act: CloseInput, actor: Actor) -> list[Event]:
    task = _task_at_hand(state)
    return [InputClosed(task=task.id)] if state.stage.input_open else []


@decides(Reveal)
def reveal(state: WorkshopState, act: Reveal, actor: Actor) -> list[Event]:
    task = _task_at_hand(state)
    if task.plan.who_sees is WhoSees.OWN:
        raise Refused(
            "People were told that nobody else sees these cards.",
            "Plan a task whose cards are shown after the reveal.",
        )
    return [] if task.revealed else [TaskRevealed(task=task.id)]


@decides(Cover)
def cover(state: WorkshopState, act: Cover, actor: Actor) -> list[Event]:
    task = _task_at_hand(state)
    return [TaskCovered(task=task.id)] if task.revealed else []


def _clock(state: WorkshopState) -> Clock:
    if state.stage.clock is None:
        raise NotNow("This task has no clock.", "Give it some minutes first.")
    return state.stage.clock


@decides(StartClock)
def start_clock(state: WorkshopState, act: StartClock, actor: Actor) -> list[Event]:
    return [] if _clock(state).running_since else [ClockStarted()]


@decides(PauseClock)
def pause_clock(state: WorkshopState, act: PauseClock, actor: Actor) -> list[Event]:
    return [ClockPaused()] if _clock(state).running_since else []


@decides(ExtendClock)
def extend_clock(state: WorkshopState, act: ExtendClock, actor: Actor) -> list[Event]:
    _task_at_hand(state)
    return [ClockExtended(seconds=act.seconds)]


@evolves(SessionStarted)
def session_started(state: WorkshopState, event: SessionStarted, fact: Recorded) -> None:
    session = state.sessions[event.session]
    begun = replace(session, started_at=session.started_at or fact.at, ended_at=None)
    state.put("sessions", session.id, begun)
    state.set_stage(
        session=session.id, task=None, input_open=False, clock=None, picture=None, material=None
    )


@evolves(SessionEnded)
def session_ended(state: WorkshopState, event: SessionEnded, fact: Recorded) -> None:
    _leave_task(state, fact)
    session = state.sessions[event.session]
    state.put("sessions", session.id, replace(session, ended_at=fact.at))
    state.set_stage(**{name: getattr(Stage(), name) for name in Stage.__slots__})


@evolves(TaskStarted)
def task_started(state: WorkshopState, event: TaskStarted, fact: Recorded) -> None:
    _leave_task(state, fact)
    task = state.tasks[event.task]
    begun = replace(task, started_at=task.started_at or fact.at, ended_at=None)
    state.put("tasks", task.id, begun)
    state.set_stage(
        task=task.id,
        input_open=task.plan.kind not in _WITHOUT_CARDS,
        clock=Clock(event.seconds, running_since=fact.at) if event.seconds else None,
        picture=None,
        material=None,
    )


def _leave_task(state: WorkshopState, fact: Recorded) -> None:
    if state.task is not None:
        state.put("tasks", state.task.id, replace(state.task, ended_at=fact.at))


@evolves(InputOpened)
def input_opened(state: WorkshopState, event: InputOpened, fact: Recorded) -> None:
    state.set_stage(input_open=True)


@evolves(InputClosed)
def input_closed(state: WorkshopState, event: InputClosed, fact: Recorded) -> None:
    state.set_stage(input_open=False)


@evolves(TaskRevealed)
def task_revealed(state: WorkshopState, event: TaskRevealed, fact: Recorded) -> None:
    state.put("tasks", event.task, replace(state.tasks[event.task], revealed=True))


@evolves(TaskCovered)
def task_covered(state: WorkshopState, event: TaskCovered, fact: Recorded) -> None:
    state.put("tasks", event.task, replace(state.tasks[event.task], revealed=False))


@evolves(ClockStarted)
def clock_started(state: WorkshopState, event: ClockStarted, fact: Recorded) -> None:
    state.set_stage(clock=replace(_clock(state), running_since=fact.at))


@evolves(ClockPaused)
def clock_paused(state: WorkshopState, event: ClockPaused, fact: Recorded) -> None:
    clock = _clock(state)
    left = seconds_left(clock, datetime.fromisoformat(fact.at))
    state.set_stage(clock=Clock(clock.granted, spent=clock.granted - left))


@evolves(ClockExtended)
def clock_extended(state: WorkshopState, event: ClockExtended, fact: Recorded) -> None:
    clock = state.stage.clock or Clock(0, running_since=fact.at)
    overrun = max(0.0, -seconds_left(clock, datetime.fromisoformat(fact.at)))
    # Time that is over is over: one more minute is a minute from now.
    more = event.seconds + (overrun if event.seconds > 0 else 0)
    state.set_stage(clock=replace(clock, granted=max(0, clock.granted + more)))
