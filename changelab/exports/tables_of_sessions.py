"""The tables of the plan: sessions, tasks, groups."""

from operator import attrgetter
from typing import Any

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import (
    Period,
    SocialForm,
    Surface,
    TaskKind,
    VoteOn,
    WhoSees,
)
from changelab.exports.tables import Column, Table, table_of

_STARTED = (Column("started_at", "when it really began, UTC", "datetime"), attrgetter("started_at"))
_ENDED = (Column("ended_at", "when it really ended, UTC", "datetime"), attrgetter("ended_at"))


def _planned(name: str, meaning: str, type: str = "string", **more: Any):
    """A column with what the plan of a session or task says."""
    return Column(name, meaning, type, **more), attrgetter(f"plan.{name}")


def sessions(state: WorkshopState) -> Table:
    """The meetings, in the order of the plan."""
    place = {key: number for number, key in enumerate(state.about.sessions, start=1)}
    return table_of(
        "sessions",
        "a meeting, in the order of the plan",
        state.planned_sessions,
        (Column("session", "id of the session", required=True), attrgetter("id")),
        (Column("position", "1, 2, 3 … in the plan", "integer"), lambda one: place[one.id]),
        _planned("title", "as planned"),
        _planned("purpose", "as planned"),
        _planned("lens", "the period the session looks at", values=tuple(Period)),
        (Column("planned_on", "the day as the facilitator wrote it"), attrgetter("plan.on")),
        _planned("homework", "for the time after the session"),
        _STARTED,
        _ENDED,
    )


def tasks(state: WorkshopState) -> Table:
    """The tasks of all sessions, as planned and as they ran."""
    in_order = [task for one in state.planned_sessions for task in state.tasks_of(one.id)]
    place = {
        key: number
        for session in state.planned_sessions
        for number, key in enumerate(session.tasks, start=1)
    }
    return table_of(
        "tasks",
        "a task of a session, in the order of the plan",
        in_order,
        (Column("task", "id of the task", required=True), attrgetter("id")),
        (
            Column("session", "the session it belongs to", refers_to="sessions", required=True),
            attrgetter("session"),
        ),
        (Column("position", "1, 2, 3 … in the session", "integer"), lambda one: place[one.id]),
        _planned("title", "as planned"),
        _planned("ask", "the question participants read"),
        _planned("kind", "what the phones could send", values=tuple(TaskKind)),
        _planned("period", "what period its cards are about", values=tuple(Period)),
        _planned("elements", "nodes asked about; none means all", "array"),
        _planned("surface", "column of the 3x3 board", values=tuple(Surface)),
        _planned("prompts", "questions answered one by one", "array"),
        _planned("minutes", "planned duration in minutes", "integer"),
        _planned("social_form", "who works with whom", values=tuple(SocialForm)),
        _planned("first_stimulus", "the problem (double stimulation, Vygotsky)"),
        _planned("mirror_material", "what provokes it"),
        _planned("second_stimulus", "the tool to think with"),
        _planned("product", "what was to come out"),
        _planned("learning_actions", "expansive learning actions planned for", "array"),
        _planned("who_sees", "who sees its cards", values=tuple(WhoSees)),
        _planned("held", "cards waited for the facilitator's approval", "boolean"),
        _planned("anonymous", "the record does not know the authors", "boolean"),
        _planned("votes", "votes planned for each person; 0: none planned", "integer"),
        _planned("vote_on", "what they were to vote on", values=tuple(VoteOn)),
        _planned("by_groups", "each small group had an activity system of its own", "boolean"),
        _planned("notes", "the facilitator's own"),
        _STARTED,
        _ENDED,
        (Column("revealed", "its cards were shown to everyone", "boolean"), attrgetter("revealed")),
    )


def groups(state: WorkshopState) -> Table:
    """The small groups there are at the end of the record."""
    return table_of(
        "groups",
        "a small group that exists at the end of the record",
        state.groups.values(),
        (Column("group", "id of the group", required=True), attrgetter("id")),
        (Column("name", "as given"), attrgetter("name")),
    )
