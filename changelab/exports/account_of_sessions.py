"""What a report tells of the sessions, as planned and as they ran, and of the people."""

from dataclasses import dataclass

from changelab.domain.entities import Session, Task
from changelab.domain.state import WorkshopState
from changelab.exports.moments import day, hour, minutes_between, span
from changelab.exports.terms import Terms, plainly


@dataclass(frozen=True, slots=True)
class ToldTask:
    """A task: what it asked, how it was planned, how it ran, what came."""

    title: str
    ask: str
    planned: str
    ran: str
    learning_actions: str
    cards: int


@dataclass(frozen=True, slots=True)
class ToldSession:
    """A session and its tasks; `planned` is the day as written, `held` when it really ran."""

    title: str
    purpose: str
    planned: str
    held: str
    tasks: list[ToldTask]


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """A small group, or those without one, by pseudonym."""

    name: str
    people: list[str]


def when_held(state: WorkshopState) -> str:
    """From which day to which, and how many of the planned sessions."""
    starts = [one.started_at for one in state.planned_sessions if one.started_at]
    ends = [one.ended_at for one in state.planned_sessions if one.ended_at]
    planned = len(state.planned_sessions)
    sessions = "session" if planned == 1 else "sessions"
    if not starts:
        return f"{planned} {sessions} planned, none held so far"
    first, last = day(min(starts)), day(max(starts + ends))
    days = first if first == last else f"{first} to {last}"
    return f"{days}, {len(starts)} of {planned} {sessions} held"


def told_sessions(state: WorkshopState, seen: WorkshopState, terms: Terms) -> list[ToldSession]:
    """Every session in the order of the plan, with how many cards the room may see."""
    cards: dict[str, int] = {}
    for item in seen.contributions():
        if item.task:
            cards[item.task] = cards.get(item.task, 0) + 1
    return [
        ToldSession(
            title=session.plan.title,
            purpose=session.plan.purpose,
            planned=_planned_day(session, terms),
            held=span(session.started_at, session.ended_at) if session.started_at else "",
            tasks=[
                ToldTask(
                    title=task.plan.title,
                    ask=task.plan.ask,
                    planned=_as_planned(task),
                    ran=_as_it_ran(task),
                    learning_actions=", ".join(task.plan.learning_actions),
                    cards=cards.get(task.id, 0),
                )
                for task in state.tasks_of(session.id)
            ],
        )
        for session in state.planned_sessions
    ]


def _planned_day(session: Session, terms: Terms) -> str:
    lens = f"looks at the {terms.period(session.plan.lens)}" if session.plan.lens else ""
    return "; ".join(part for part in (session.plan.on, lens) if part)


def _as_planned(task: Task) -> str:
    minutes = f"{task.plan.minutes} min" if task.plan.minutes else "no time set"
    return f"{minutes}, {plainly(task.plan.social_form)}"


def _as_it_ran(task: Task) -> str:
    if not task.started_at:
        return ""
    if not task.ended_at:
        return f"from {hour(task.started_at)}"
    minutes = minutes_between(task.started_at, task.ended_at)
    return f"{hour(task.started_at)} to {hour(task.ended_at)} ({minutes} min)"


def told_people(state: WorkshopState) -> list[ToldGroup]:
    """Who took part, by group; the last has no name and holds those without one."""
    there = [person for person in state.participants.values() if not person.forgotten]
    groups = [
        ToldGroup(group.name, [person.id for person in there if person.group == group.id])
        for group in state.groups.values()
    ]
    alone = [person.id for person in there if person.group not in state.groups]
    return [group for group in [*groups, ToldGroup("", alone)] if group.people]
