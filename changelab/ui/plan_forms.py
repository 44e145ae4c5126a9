"""The forms of the plan: one for a session, one for a task."""

import streamlit as st

from changelab.domain.entities import TaskPlan
from changelab.domain.text import LONG_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import (
    Element,
    LearningAction,
    Period,
    SocialForm,
    Surface,
    TaskKind,
    VoteOn,
    WhoSees,
)
from changelab.ui import visit
from changelab.ui.dialogs import close_dialog
from changelab.ui.plan_words import (
    IN_HAND,
    KINDS,
    LEARNING_ACTIONS,
    SOCIAL_FORMS,
    WHO_SEES,
    voted_on,
)


@st.dialog("A session", width="large", dismissible=False)
def session_form(session: str | None) -> None:
    """Plan a new session, or revise the one with that id."""
    state = visit.state()
    plan = state.sessions[session].plan if session in state.sessions else None
    key, wording = session or "new-session", visit.wording()
    with st.form(f"session-{key}", border=False, enter_to_submit=False):
        title = st.text_input(
            "Title", plan.title if plan else "", max_chars=TITLE_LIMIT, key=f"{key}-title"
        )
        left, right = st.columns(2)
        on = left.text_input(
            "When",
            plan.on if plan else "",
            max_chars=TITLE_LIMIT,
            placeholder="Tuesday 4 March, 14:00",
            key=f"{key}-on",
        )
        lens = right.selectbox(
            "Looking mostly at · lens",
            list(Period),
            index=list(Period).index(plan.lens) if plan and plan.lens else None,
            format_func=wording.period,
            placeholder="no period in particular",
            key=f"{key}-lens",
        )
        purpose = st.text_area(
            "What it is for · purpose",
            plan.purpose if plan else "",
            max_chars=LONG_LIMIT,
            key=f"{key}-purpose",
        )
        homework = st.text_area(
            "Until next time · homework",
            plan.homework if plan else "",
            max_chars=LONG_LIMIT,
            key=f"{key}-homework",
        )
        saved, cancelled = _save_or_cancel(key)
    if saved:
        fields = {"title": title, "purpose": purpose, "lens": lens, "on": on, "homework": homework}
        if _planned(fields, "session", session):
            _close()
    if cancelled:
        _close()


@st.dialog("A task", width="large", dismissible=False)
def task_form(task: str | None, session: str) -> None:
    """Plan a new task at the end of the session, or revise the one with that id."""
    state = visit.state()
    plan = state.tasks[task].plan if task in state.tasks else TaskPlan(title="?")
    key = task or f"new-task-{session}"
    with st.form(f"task-{key}", border=False, enter_to_submit=False):
        fields = _asked(plan, "" if task is None else plan.title, key)
        fields |= _how(plan, key, begun=task is not None and bool(state.tasks[task].started_at))
        fields |= _in_hand(plan, key)
        saved, cancelled = _save_or_cancel(key)
    if saved and _planned(fields, "task", task, session=session):
        _close()
    if cancelled:
        _close()


def _asked(plan: TaskPlan, title: str, key: str) -> dict:
    """What participants read and what they can send."""
    wording = visit.wording()
    st.markdown("**What participants see**")
    fields: dict = {
        "title": st.text_input("Title", title, max_chars=TITLE_LIMIT, key=f"{key}-title"),
        "ask": st.text_area(
            "The question, as they read it",
            plan.ask,
            max_chars=LONG_LIMIT,
            height=80,
            key=f"{key}-ask",
        ),
    }
    left, right = st.columns([2, 1])
    fields["kind"] = left.selectbox(
        "They send · kind of task",
        list(TaskKind),
        list(TaskKind).index(plan.kind),
        format_func=KINDS.__getitem__,
        key=f"{key}-kind",
    )
    fields["period"] = right.selectbox(
        "About · period",
        list(Period),
        list(Period).index(plan.period),
        format_func=wording.period,
        key=f"{key}-period",
    )
    with st.expander("Only some elements, one surface, or questions to answer", key=f"{key}-more"):
        fields["elements"] = st.pills(
            "Elements to choose from (none chosen: all of them)",
            list(Element),
            selection_mode="multi",
            default=list(plan.elements),
            format_func=lambda one: visit.plain(wording.element(one)),
            key=f"{key}-elements",
        )
        fields["surface"] = st.selectbox(
            "Surface for notes",
            list(Surface),
            index=list(Surface).index(plan.surface) if plan.surface else None,
            format_func=wording.surface,
            placeholder="they choose",
            key=f"{key}-surface",
        )
        prompts = st.text_area(
            "Questions to answer, one to a line",
            "\n".join(plan.prompts),
            height=110,
            key=f"{key}-prompts",
        )
        fields["prompts"] = [line for line in prompts.splitlines() if line.strip()]
    return fields


def _how(plan: TaskPlan, key: str, *, begun: bool) -> dict:
    """How long, who with whom, who sees what, what is voted on."""
    wording = visit.wording()
    st.markdown("**How it goes**")
    one, two, three = st.columns([1, 2, 2])
    fields: dict = {
        "minutes": one.number_input(
            "Minutes", 0, 600, min(600, max(0, plan.minutes)), step=5, key=f"{key}-minutes"
        ),
        "social_form": two.selectbox(
            "Who works with whom · social form",
            list(SocialForm),
            list(SocialForm).index(plan.social_form),
            format_func=SOCIAL_FORMS.__getitem__,
            key=f"{key}-form",
        ),
        "who_sees": three.selectbox(
            "Who sees the cards",
            list(WhoSees),
            list(WhoSees).index(plan.who_sees),
            format_func=WHO_SEES.__getitem__,
            key=f"{key}-sees",
        ),
    }
    left, right = st.columns(2)
    fields["held"] = left.checkbox(
        "Cards wait until you approve them", plan.held, key=f"{key}-held"
    )
    fields["anonymous"] = right.checkbox(
        "Anonymous: the record does not know who wrote or chose what",
        plan.anonymous,
        disabled=begun,
        help="Cannot change once the task has begun." if begun else None,
        key=f"{key}-anonymous",
    )
    fields["by_groups"] = st.checkbox(
        "Each small group works on an activity system of its own, to compare afterwards",
        plan.by_groups,
        key=f"{key}-groups",
    )
    one, two = st.columns([1, 4])
    fields["votes"] = one.number_input(
        "Votes for each",
        0,
        20,
        plan.votes,
        help="0: no vote is planned. You can open one all the same, with 3 votes for each.",
        key=f"{key}-votes",
    )
    fields["vote_on"] = two.selectbox(
        "They vote on",
        list(VoteOn),
        list(VoteOn).index(plan.vote_on),
        format_func=lambda on: voted_on(on, wording),
        key=f"{key}-vote-on",
    )
    fields["learning_actions"] = st.multiselect(
        "What kind of learning it is planned for · expansive learning actions",
        list(LearningAction),
        list(plan.learning_actions),
        format_func=LEARNING_ACTIONS.__getitem__,
        placeholder="none in particular",
        key=f"{key}-actions",
    )
    return fields


def _in_hand(plan: TaskPlan, key: str) -> dict:
    """What the facilitator has ready (double stimulation)."""
    st.markdown("**What you have in hand**")
    return {
        field: st.text_area(
            f"{words} · {term}",
            getattr(plan, field),
            max_chars=LONG_LIMIT,
            height=80,
            key=f"{key}-{field}",
        )
        for field, words, term in IN_HAND
    }


def _close() -> None:
    """Back to the plan."""
    close_dialog()
    st.rerun()


def _save_or_cancel(key: str) -> tuple[bool, bool]:
    with st.container(horizontal=True):
        saved = st.form_submit_button("Save", type="primary", key=f"{key}-save")
        cancelled = st.form_submit_button("Cancel", key=f"{key}-cancel")
    return saved, cancelled


def _planned(plan: dict, thing: str, key: str | None, **place: str) -> bool:
    """Plan it, or revise it; a refusal is said in the form, and nothing typed is lost."""
    act = f"revise_{thing}" if key else f"plan_{thing}"
    done = visit.do(act, plan=plan, **({thing: key} if key else place))
    if done is None:
        visit.say()
    return done is not None
