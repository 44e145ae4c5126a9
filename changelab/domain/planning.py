"""Prepare: sessions and tasks are planned, revised, moved and dropped."""

from dataclasses import replace

from changelab.domain.actors import Actor
from changelab.domain.entities import Session, SessionPlan, Task, TaskPlan
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import LEADERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import WhoSees


class SessionPlanned(Event):
    session: str
    plan: SessionPlan


class SessionRevised(Event):
    session: str
    plan: SessionPlan


class SessionMoved(Event):
    session: str
    position: int


class SessionDropped(Event):
    session: str


class TaskPlanned(Event):
    task: str
    session: str
    plan: TaskPlan
    position: int | None = None


class TaskRevised(Event):
    task: str
    plan: TaskPlan


class TaskMoved(Event):
    task: str
    session: str
    position: int


class TaskDropped(Event):
    task: str


class PlanSession(Act):
    by = LEADERS
    plan: SessionPlan


class ReviseSession(Act):
    by = LEADERS
    session: str
    plan: SessionPlan


class MoveSession(Act):
    """Put a session at another place, counted from 0."""

    by = LEADERS
    session: str
    position: int


class DropSession(Act):
    by = LEADERS
    session: str


class PlanTask(Act):
    """Add a task at the end of a session, or at `position`, counted from 0."""

    by = LEADERS
    session: str
    plan: TaskPlan
    position: int | None = None


class ReviseTask(Act):
    by = LEADERS
    task: str
    plan: TaskPlan


class MoveTask(Act):
    """Put a task at `position` (from 0) of its session, or of another one."""

    by = LEADERS
    task: str
    session: str | None = None
    position: int


class DropTask(Act):
    by = LEADERS
    task: str


def session_in(state: WorkshopState, session: str) -> Session:
    """The session with that id.

    Raises:
        NotFound: it is not in the plan.
    """
    if session not in state.sessions:
        raise NotFound(f"There is no session “{session}” in the plan.", "Reload the page.")
    return state.sessions[session]


def task_in(state: WorkshopState, task: str) -> Task:
    """The task with that id.

    Raises:
        NotFound: it is not in the plan.
    """
    if task not in state.tasks:
        raise NotFound(f"There is no task “{task}” in the plan.", "Reload the page.")
    return state.tasks[task]


def _with(order: tuple[str, ...], key: str, position: int | None) -> tuple[str, ...]:
    others = [one for one in order if one != key]
    end = len(others)
    others.insert(end if position is None else min(max(0, position), end), key)
    return tuple(others)


def _without(order: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(one for one in order if one != key)


@decides(PlanSession)
def plan_session(state: WorkshopState, act: PlanSession, actor: Actor) -> list[Event]:
    return [SessionPlanned(session=state.id_at("s"), plan=act.plan)]


@decides(ReviseSession)
def revise_session(state: WorkshopState, act: ReviseSession, actor: Actor) -> list[Event]:
    if session_in(state, act.session).plan == act.plan:
        return []
    return [SessionRevised(session=act.session, plan=act.plan)]


@decides(MoveSession)
def move_session(state: WorkshopState, act: MoveSession, actor: Actor) -> list[Event]:
    session_in(state, act.session)
    return [SessionMoved(session=act.session, position=act.position)]


@decides(DropSession)
def drop_session(state: WorkshopState, act: DropSession, actor: Actor) -> list[Event]:
    if session_in(state, act.session).started_at:
        raise Refused("This session has begun; its record stays.", "Plan another one instead.")
    return [SessionDropped(session=act.session)]


@decides(PlanTask)
def plan_task(state: WorkshopState, act: PlanTask, actor: Actor) -> list[Event]:
    session_in(state, act.session)
    task = state.id_at("t")
    return [TaskPlanned(task=task, session=act.session, plan=act.plan, position=act.position)]


def has_ever_begun(state: WorkshopState, task: Task) -> bool:
    """True also if its beginning was undone: people have read what they were told."""
    return bool(task.started_at) or any(
        change.table == "tasks"
        and change.key == task.id
        and change.after
        and change.after.started_at
        for deed in state.deeds.values()
        for change in deed.changes
    )


@decides(ReviseTask)
def revise_task(state: WorkshopState, act: ReviseTask, actor: Actor) -> list[Event]:
    task = task_in(state, act.task)
    if task.plan == act.plan:
        return []
    begun = has_ever_begun(state, task)
    if begun and task.plan.anonymous != act.plan.anonymous:
        raise Refused(
            "This task has begun; whether it is anonymous cannot change any more.",
            "Plan a new task for it.",
        )
    if begun and task.plan.who_sees is WhoSees.OWN is not act.plan.who_sees:
        raise Refused(
            "This task has begun, and people were told that nobody else sees their cards.",
            "Plan a new task for it.",
        )
    return [TaskRevised(task=act.task, plan=act.plan)]


@decides(MoveTask)
def move_task(state: WorkshopState, act: MoveTask, actor: Actor) -> list[Event]:
    task = task_in(state, act.task)
    session = session_in(state, act.session or task.session)
    if task.started_at and session.id != task.session:
        raise Refused("This task has begun; it stays in its session.", "Plan a new one there.")
    return [TaskMoved(task=act.task, session=session.id, position=act.position)]


@decides(DropTask)
def drop_task(state: WorkshopState, act: DropTask, actor: Actor) -> list[Event]:
    if task_in(state, act.task).started_at:
        raise Refused("This task has begun; its record stays.", "Go on to the next task instead.")
    return [TaskDropped(task=act.task)]


@evolves(SessionPlanned)
def session_planned(state: WorkshopState, event: SessionPlanned, fact: Recorded) -> None:
    state.put("sessions", event.session, Session(id=event.session, plan=event.plan))
    state.set_about(sessions=(*state.about.sessions, event.session))


@evolves(SessionRevised)
def session_revised(state: WorkshopState, event: SessionRevised, fact: Recorded) -> None:
    session = state.sessions[event.session]
    state.put("sessions", session.id, replace(session, plan=event.plan))


@evolves(SessionMoved)
def session_moved(state: WorkshopState, event: SessionMoved, fact: Recorded) -> None:
    state.set_about(sessions=_with(state.about.sessions, event.session, event.position))


@evolves(SessionDropped)
def session_dropped(state: WorkshopState, event: SessionDropped, fact: Recorded) -> None:
    for task in state.sessions[event.session].tasks:
        state.put("tasks", task, None)
    state.put("sessions", event.session, None)
    state.set_about(sessions=_without(state.about.sessions, event.session))


@evolves(TaskPlanned)
def task_planned(state: WorkshopState, event: TaskPlanned, fact: Recorded) -> None:
    state.put("tasks", event.task, Task(id=event.task, session=event.session, plan=event.plan))
    session = state.sessions[event.session]
    tasks = _with(session.tasks, event.task, event.position)
    state.put("sessions", session.id, replace(session, tasks=tasks))


@evolves(TaskRevised)
def task_revised(state: WorkshopState, event: TaskRevised, fact: Recorded) -> None:
    task = state.tasks[event.task]
    state.put("tasks", task.id, replace(task, plan=event.plan))


@evolves(TaskMoved)
def task_moved(state: WorkshopState, event: TaskMoved, fact: Recorded) -> None:
    task = state.tasks[event.task]
    home = state.sessions[task.session]
    state.put("sessions", home.id, replace(home, tasks=_without(home.tasks, task.id)))
    target = state.sessions[event.session]
    tasks = _with(target.tasks, task.id, event.position)
    state.put("sessions", target.id, replace(target, tasks=tasks))
    state.put("tasks", task.id, replace(task, session=target.id))


@evolves(TaskDropped)
def task_dropped(state: WorkshopState, event: TaskDropped, fact: Recorded) -> None:
    task = state.tasks[event.task]
    session = state.sessions[task.session]
    state.put("sessions", session.id, replace(session, tasks=_without(session.tasks, task.id)))
    state.put("tasks", task.id, None)
