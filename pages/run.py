"""Run: where are we, what is the room doing, what do I press next?"""

import streamlit as st

from changelab.domain.entities import Task
from changelab.domain.screen import screen_of
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role, Standing, TaskKind, WhoSees
from changelab.ui import chosen, inbox, joining, live, visit, voting
from changelab.ui.mirror_on_run import mirror
from changelab.ui.said import STYLE
from changelab.ui.scribes_line import scribes_line
from changelab.ui.small_groups import groups_at_work
from changelab.ui.words import told_words

LEADS = visit.role() is Role.FACILITATOR


def act(label: str, name: str, key: str, *, shortcut: str | None = None, **options) -> None:
    """A button that does one act at once; everything can be undone, so nothing asks twice."""
    fields = options.pop("fields", {})
    st.button(
        label,
        key=key,
        shortcut=shortcut,
        on_click=visit.do,
        kwargs={"act": name, **fields},
        disabled=options.pop("disabled", False) or not LEADS,
        **options,
    )


def header(state: WorkshopState) -> None:
    """Which workshop and session, who is here, and how more come in."""
    where, people, door = st.columns([5, 2, 4], vertical_alignment="center")
    session = state.session
    if session is None:
        place = "No session is running"
    else:
        number = state.about.sessions.index(session.id) + 1
        place = f"{number} of {len(state.about.sessions)} · {visit.plain(session.plan.title)}"
    where.markdown(f"**{visit.plain(state.about.title)}**  \n{place}")
    waiting = sum(item.standing is Standing.WAITING for item in state.contributions())
    people.markdown(
        f"**{live.people_here()} here** of {screen_of(state).joined} joined  \n"
        + (f"{waiting} to approve" if waiting else "nothing to approve")
    )
    with door:
        joining.door(state)


def plan(state: WorkshopState) -> None:
    """The tasks of the running session, or the sessions that can begin."""
    if state.session is None:
        st.markdown("##### Which session?")
        for session in state.planned_sessions:
            done = bool(session.ended_at)
            act(
                ("✓ " if done else "▶ ") + visit.plain(session.plan.title),
                "start_session",
                f"start-{session.id}",
                fields={"session": session.id},
                disabled=not session.tasks,
                type="tertiary" if done else "secondary",
                width="stretch",
            )
        return
    st.markdown("##### Plan")
    for number, task in enumerate(state.tasks_of(state.session.id), start=1):
        now = task.id == state.stage.task
        mark = "●" if now else "✓" if task.started_at else ""
        act(
            f"{number}  {visit.plain(task.plan.title)} {mark}",
            "start_task",
            f"task-{task.id}",
            fields={"task": task.id},
            disabled=now,
            type="secondary" if now else "tertiary",
            width="stretch",
        )
    act("End session", "end_session", "end-session", icon=":material/stop_circle:")


def task_at_hand(state: WorkshopState, task: Task) -> None:
    """What is asked, who sees what, how long still, and the few buttons that lead on."""
    asked, clock = st.columns([5, 1.3], vertical_alignment="center")
    with asked.container(gap=None):
        st.markdown(f"### {visit.plain(task.plan.ask or task.plan.title)}")
        st.caption(told_words(task, input_open=state.stage.input_open))
    with clock:
        if state.stage.clock:
            live.clock(state.stage.clock, key="clock")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if task.plan.kind not in (TaskKind.LISTEN, TaskKind.VOTE):
            if state.stage.input_open:
                act("Close input", "close_input", "input", shortcut="alt+i")
            else:
                act("Open input", "open_input", "input", shortcut="alt+i", type="primary")
        if task.plan.who_sees is WhoSees.AFTER_REVEAL:
            if task.revealed:
                act("Cover", "cover", "reveal", shortcut="alt+v")
            else:
                act("Reveal", "reveal", "reveal", shortcut="alt+v", type="primary")
        vote(state, task)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if state.stage.clock:
            if state.stage.clock.running_since:
                act("Pause", "pause_clock", "pause", shortcut="alt+p")
            else:
                act("Go on", "start_clock", "pause", shortcut="alt+p")
        act("+1 min", "extend_clock", "extend", shortcut="alt+m", fields={"seconds": 60})
        tasks = state.sessions[task.session].tasks
        first, last = tasks[0] == task.id, tasks[-1] == task.id
        act("← Back", "previous_task", "back", shortcut="alt+b", disabled=first)
        act("Next task →", "next_task", "next", shortcut="alt+n", type="primary", disabled=last)
        mirror(state)
    voting.standing(state, task)
    if task.plan.by_groups:
        groups_at_work(state, task)
    in_hand(task)


def vote(state: WorkshopState, task: Task) -> None:
    """One click opens a vote or closes the open one; how many each has stands beside it."""
    if state.ballot is not None:
        act("Close vote", "close_voting", "vote", shortcut="alt+o", type="primary")
        return
    main = "primary" if voting.is_all_there_is(task) else "secondary"
    fields = {"votes": voting.how_many(task)}
    act("Vote", "open_voting", "vote", shortcut="alt+o", type=main, fields=fields)
    voting.choose_how_many(task)


def in_hand(task: Task) -> None:
    """What the facilitator has prepared for this task."""
    prepared = {
        "Notes": task.plan.notes,
        "First stimulus": task.plan.first_stimulus,
        "Mirror material": task.plan.mirror_material,
        "Second stimulus": task.plan.second_stimulus,
        "Expected product": task.plan.product,
    }
    if any(prepared.values()):
        with st.expander("In hand for this task"):
            for name, text in prepared.items():
                if text:
                    st.markdown(f"**{name}**  \n{visit.plain(text)}")


@st.fragment
@visit.readable
def room() -> None:
    """Everything that follows the room."""
    live.listen("room")
    state = visit.state()
    visit.say()
    header(state)
    left, middle, right = st.columns([2, 5.2, 4], gap="medium")
    with left, st.container(key="plan"):
        plan(state)
    with middle:
        if state.task is None:
            st.info("Start a session on the left; the phones and the projector follow at once.")
        else:
            task_at_hand(state, state.task)
        chosen.picture(state)
    with right:
        inbox.coming_in(state, look=chosen.card_clicked(state))
    with st.container(key="scribes-line"):
        scribes_line(state, "scribe")


st.html(STYLE)
room()
