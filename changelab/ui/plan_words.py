"""The plan in plain words; the field's own term stands beside each."""

import re

from changelab.domain.entities import Session, Task, TaskPlan
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import (
    LearningAction,
    Period,
    SocialForm,
    TaskKind,
    VoteOn,
    WhoSees,
)
from changelab.domain.wording import Wording
from changelab.ui.telling import counted
from changelab.ui.whens import clock, length, minutes_between

KINDS = {
    TaskKind.OPEN: "anything they like",
    TaskKind.MAP: "what belongs where in the activity system",
    TaskKind.CONTRADICTIONS: "two things that pull against each other",
    TaskKind.NOTES: "notes for the surfaces",
    TaskKind.PROMPTS: "answers to questions",
    TaskKind.COMMITMENTS: "what they will do",
    TaskKind.HISTORY: "what happened when, for the history wall",
    TaskKind.VOTE: "votes on what is there",
    TaskKind.LISTEN: "nothing, they listen and talk",
}
SOCIAL_FORMS = {
    SocialForm.INDIVIDUAL: "each alone",
    SocialForm.PAIRS: "in pairs",
    SocialForm.SMALL_GROUPS: "in small groups",
    SocialForm.PLENARY: "all together",
}
WHO_SEES = {
    WhoSees.EVERYONE: "everyone, at once",
    WhoSees.AFTER_REVEAL: "everyone, after you show them",
    WhoSees.OWN: "nobody but their author and you",
}
#: Said of a task in which each small group maps the activity for itself.
BY_GROUPS = "each small group on a system of its own"
#: Engeström and Sannino (2010), each with the question it answers.
LEARNING_ACTIONS = {
    LearningAction.QUESTIONING: "questioning: what is wrong with how we do it?",
    LearningAction.ANALYSING: "analysing: where does that come from?",
    LearningAction.MODELLING: "modelling: what could we do instead?",
    LearningAction.EXAMINING: "examining the model: would it work?",
    LearningAction.IMPLEMENTING: "implementing: try it out",
    LearningAction.REFLECTING: "reflecting: how did it go?",
    LearningAction.CONSOLIDATING: "consolidating: make it last, tell others",
}
#: What the facilitator has in hand (double stimulation, Vygotsky): field, plain words, term.
IN_HAND = (
    ("first_stimulus", "The problem we start from", "first stimulus"),
    ("mirror_material", "What we hold up to look at", "mirror material"),
    ("second_stimulus", "The tool to think with", "second stimulus"),
    ("product", "What comes out of it", "expected product"),
    ("notes", "Notes to yourself", "notes"),
)


def numbered(number: int, title: str) -> str:
    """The title with its number in the plan, unless it carries that number already."""
    return title if re.match(rf"{number}\b", title) else f"{number}  {title}"


def planned_minutes(state: WorkshopState, session: Session) -> int:
    """How long the meeting is planned: the minutes of its tasks together."""
    return sum(task.plan.minutes for task in state.tasks_of(session.id))


def tasks_in_words(session: Session) -> str:
    """3 tasks."""
    count = len(session.tasks)
    return "no tasks yet" if not count else "1 task" if count == 1 else f"{count} tasks"


def actual(thing: Session | Task) -> str:
    """When it really ran: ran 14:02–14:31 (29 min); empty if it has not."""
    if thing.started_at is None:
        return ""
    if thing.ended_at is None:
        return f"running since {clock(thing.started_at)}"
    took = length(minutes_between(thing.started_at, thing.ended_at))
    return f"ran {clock(thing.started_at)}–{clock(thing.ended_at)} ({took})"


def asked_for(plan: TaskPlan, wording: Wording) -> str:
    """What the phones take, about which part of the activity, in which period."""
    parts = [KINDS[plan.kind]]
    if plan.kind is TaskKind.MAP and plan.elements:
        parts = [", ".join(wording.element(element) for element in plan.elements)]
    if plan.kind is TaskKind.NOTES and plan.surface:
        parts = [f"notes for {wording.surface(plan.surface)}"]
    if plan.kind is TaskKind.PROMPTS and plan.prompts:
        parts = [" / ".join(plan.prompts)]
    if plan.kind is TaskKind.VOTE:
        parts = []
    elif plan.kind not in (TaskKind.LISTEN, TaskKind.HISTORY):
        parts.append(period_word(plan.period, wording))
    if plan.votes or plan.kind is TaskKind.VOTE:
        votes = f"{counted(plan.votes, 'vote')} each" if plan.votes else "votes"
        parts.append(f"{votes} on {voted_on(plan.vote_on, wording)}")
    return " · ".join(parts)


def voted_on(on: VoteOn, wording: Wording) -> str:
    """What people choose from, in the group's words."""
    if on is VoteOn.CONTRADICTIONS:
        return f"the {wording['contradictions'].lower()}"
    return "the cards of this task, or else of the one before"


def period_word(period: Period | None, wording: Wording) -> str:
    """The period in the group's words."""
    return wording.period(period) if period else ""
