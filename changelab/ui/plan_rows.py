"""The plan as a timeline: sessions as rows, the tasks of one of them below it."""

import html

import streamlit as st

from changelab.domain.entities import Session, Task
from changelab.domain.state import WorkshopState
from changelab.ui import visit
from changelab.ui.dialogs import open_dialog
from changelab.ui.plan_words import (
    BY_GROUPS,
    IN_HAND,
    SOCIAL_FORMS,
    actual,
    asked_for,
    numbered,
    period_word,
    planned_minutes,
    tasks_in_words,
)
from changelab.ui.sentences import short
from changelab.ui.whens import day, length, minutes_between

_UNFOLDED = "prepare-session"

STYLE = """
<style>
.plan { overflow-wrap: anywhere }
.plan h3 { margin: 0; padding: 0; font-size: 1.2rem; line-height: 1.35 }
.plan p { margin: .15rem 0 0 }
.plan .small, .plan dt { color: #5b6360; font-size: .85rem }
.plan .ask { font-size: 1.05rem }
.plan dl { display: grid; grid-template-columns: 15rem 1fr; gap: .15rem .8rem;
  margin: .5rem 0 0 !important;
  padding: 0 }
.plan dt, .plan dd { margin: 0; padding: 0; font-weight: 400 }
.plan dd { font-size: .92rem }
.plan dt i { font-style: normal; color: #8a9490 }
[class*="st-key-task-row"] { border-top: 1px solid #D9DDDA; padding-top: .7rem }
.bar { display: flex; gap: 2px; width: 100%; height: 1.5rem }
.bar span { background: #dcebec; color: #1F2423; border-radius: 3px; font-size: .75rem;
  line-height: 1.5rem; text-align: center; overflow: hidden; min-width: 3px }
.bar span.done { background: #0B6E75; color: #fff }
.bar.ran { height: .5rem; margin-top: 3px }
.bar.ran span { background: #8a9490; min-width: 1px }
.scale { display: flex; justify-content: space-between; color: #5b6360; font-size: .8rem }
</style>
"""


def sessions(state: WorkshopState) -> None:
    """Every session as a row; one of them unfolded."""
    longest = max((planned_minutes(state, one) for one in state.planned_sessions), default=0)
    unfolded = st.session_state.get(_UNFOLDED, state.stage.session)
    for place, session in enumerate(state.planned_sessions):
        with st.container(border=True, key=f"row-{session.id}"):
            words, bar, ways = st.columns([5, 4, 2.3], vertical_alignment="center", gap="medium")
            words.html(_session_words(state, session, place))
            bar.html(_bar(state, session, longest))
            with ways.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
                _ways(state, session, place, is_open=unfolded == session.id)
            if unfolded == session.id:
                _tasks(state, session)


def _session_words(state: WorkshopState, session: Session, place: int) -> str:
    plan = session.plan
    when = plan.on or (day(session.started_at) if session.started_at else "")
    facts = [
        when,
        period_word(plan.lens, visit.wording()),
        f"{length(planned_minutes(state, session))} in {tasks_in_words(session)}",
        actual(session),
    ]
    purpose = f'<p dir="auto">{html.escape(short(plan.purpose, 160))}</p>' if plan.purpose else ""
    return (
        f'<div class="plan"><h3 dir="auto">{html.escape(numbered(place + 1, plan.title))}</h3>'
        f'<p class="small">{html.escape(" · ".join(filter(None, facts)))}</p>{purpose}</div>'
    )


def _bar(state: WorkshopState, session: Session, longest: int) -> str:
    """The tasks as long as they are planned; below, as long as they took."""
    tasks = state.tasks_of(session.id)
    planned = planned_minutes(state, session)
    if not planned:
        return '<div class="scale"><span>no time planned</span></div>'
    planned_bar = "".join(
        f'<span class="{"done" if task.ended_at else ""}" style="flex:{task.plan.minutes}"'
        f' title="{html.escape(task.plan.title, quote=True)}, {task.plan.minutes} min">{number}'
        "</span>"
        for number, task in enumerate(tasks, start=1)
        if task.plan.minutes
    )
    took = [(task, _took(task)) for task in tasks if _took(task)]
    total = sum(minutes for _, minutes in took)
    full = max(longest, total, 1)
    width = f"width:{100 * planned / full:.1f}%"
    ran_bar = "".join(
        f'<span style="flex:{minutes}" title="{html.escape(task.plan.title, quote=True)}, '
        f'took {minutes} min"></span>'
        for task, minutes in took
    )
    ran = f'<div class="bar ran" style="width:{100 * total / full:.1f}%">{ran_bar}</div>'
    said = f"planned {length(planned)}" + (f", took {length(total)}" if total else "")
    return (
        f'<div class="bar" style="{width}" aria-hidden="true">{planned_bar}</div>'
        f'{ran if total else ""}<div class="scale"><span>{said}</span></div>'
    )


def _took(task: Task) -> int:
    if task.started_at is None or task.ended_at is None:
        return 0
    return minutes_between(task.started_at, task.ended_at)


def _ways(state: WorkshopState, session: Session, place: int, *, is_open: bool) -> None:
    st.button(
        "Fold" if is_open else "Tasks",
        key=f"tasks-{session.id}",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        on_click=_unfold,
        args=(None if is_open else session.id,),
    )
    st.button(
        "Edit",
        key=f"edit-{session.id}",
        type="tertiary",
        on_click=open_dialog,
        args=("session", session.id),
    )
    last = len(state.about.sessions) - 1
    choices = {
        "Move up": ("move_session", {"position": place - 1}) if place else None,
        "Move down": ("move_session", {"position": place + 1}) if place < last else None,
        "Drop from the plan": None if session.started_at else ("drop_session", {}),
    }
    _menu(f"menu-{session.id}", choices, session=session.id)


def _unfold(session: str | None) -> None:
    st.session_state[_UNFOLDED] = session


def _menu(key: str, choices: dict[str, tuple[str, dict] | None], **thing: str) -> None:
    """What can be done with a row besides editing; only what makes sense is offered."""
    offered = {label: act for label, act in choices.items() if act is not None}
    if not offered:
        return
    st.menu_button(
        "⋯",
        list(offered),
        key=key,
        type="tertiary",
        help="Move or drop",
        on_click=_do_chosen,
        args=(key, offered, thing),
        format_func=visit.plain,
    )


def _do_chosen(key: str, offered: dict[str, tuple[str, dict]], thing: dict[str, str]) -> None:
    chosen = st.session_state.get(key)
    if chosen in offered:
        act, fields = offered[chosen]
        visit.do(act, **thing, **fields)


def _tasks(state: WorkshopState, session: Session) -> None:
    tasks = state.tasks_of(session.id)
    if not tasks:
        st.caption("A session needs at least one task before it can begin.")
    for place, task in enumerate(tasks):
        with st.container(key=f"task-row-{task.id}"):
            words, times, ways = st.columns([7, 2, 2.3], gap="medium")
            words.html(_task_words(task, place))
            times.html(_times(task))
            with ways.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
                _task_ways(state, session, task, place)
    st.button(
        "Add a task",
        key=f"add-task-{session.id}",
        icon=":material/add:",
        on_click=open_dialog,
        args=("task", None, session.id),
    )
    if session.plan.homework:
        st.caption(f"Until next time: {visit.plain(session.plan.homework)}")


def _task_words(task: Task, place: int) -> str:
    plan, wording = task.plan, visit.wording()
    ask = f'<p class="ask" dir="auto">{html.escape(short(plan.ask, 300))}</p>' if plan.ask else ""
    facts = [SOCIAL_FORMS[plan.social_form], asked_for(plan, wording)]
    facts += [", ".join(plan.learning_actions)] if plan.learning_actions else []
    facts += ["you approve the cards"] if plan.held else []
    facts += ["anonymous"] if plan.anonymous else []
    facts += [BY_GROUPS] if plan.by_groups else []
    hand = "".join(
        f"<dt>{_with_term(words, term)}</dt>"
        f'<dd dir="auto">{html.escape(short(getattr(plan, field), 220))}</dd>'
        for field, words, term in IN_HAND
        if getattr(plan, field)
    )
    return (
        f'<div class="plan"><h3 dir="auto">{html.escape(numbered(place + 1, plan.title))}</h3>'
        f'{ask}<p class="small">{html.escape(" · ".join(facts))}</p>'
        f"{f'<dl>{hand}</dl>' if hand else ''}</div>"
    )


def _with_term(words: str, term: str) -> str:
    """The plain words, and the field's term beside them where it is another."""
    return words if term in words.lower() else f"{words} <i>{term}</i>"


def _times(task: Task) -> str:
    planned = length(task.plan.minutes) if task.plan.minutes else "no clock"
    ran = f'<p class="small">{html.escape(actual(task))}</p>' if task.started_at else ""
    return f'<div class="plan"><p>{planned}</p>{ran}</div>'


def _task_ways(state: WorkshopState, session: Session, task: Task, place: int) -> None:
    st.button(
        "Edit",
        key=f"edit-{task.id}",
        type="tertiary",
        on_click=open_dialog,
        args=("task", task.id, session.id),
    )
    for label, help, to, usable in (
        ("↑", "Move up", place - 1, place > 0),
        ("↓", "Move down", place + 1, place < len(session.tasks) - 1),
    ):
        st.button(
            label,
            key=f"{help}-{task.id}",
            help=help,
            type="tertiary",
            disabled=not usable,
            on_click=visit.do,
            kwargs={"act": "move_task", "task": task.id, "position": to},
        )
    elsewhere = {
        f"Move to session {numbered(number, short(other.plan.title, 40))}": (
            "move_task",
            {"session": other.id, "position": len(other.tasks)},
        )
        for number, other in enumerate(state.planned_sessions, start=1)
        if other.id != session.id and not task.started_at
    }
    drop: tuple[str, dict] | None = None if task.started_at else ("drop_task", {})
    _menu(f"menu-{task.id}", {**elsewhere, "Drop from the plan": drop}, task=task.id)
