"""The learning cycle in words: short in its boxes, whole for those who cannot see it."""

from changelab.diagrams.days import day
from changelab.diagrams.text import drawable
from changelab.domain.learning import ActionSoFar, LearningSoFar, TaskSoFar
from changelab.domain.vocabulary import LearningAction
from changelab.domain.wording import Wording


def begun_of(begun: int, planned: int) -> str:
    """How many tasks were begun, of how many if there are others."""
    tasks = "task" if planned == 1 else "tasks"
    return f"{planned} {tasks} begun" if begun == planned else f"{begun} of {planned} {tasks} begun"


def counted(action: ActionSoFar) -> str:
    """How much was planned and begun for an action, and the cards that came."""
    planned, begun = len(action.tasks), len(action.begun)
    if not planned:
        return "– no task so far"
    if not begun:
        return f"{_number(planned, 'task')} planned, none begun"
    cards = f", {_number(action.cards, 'card')}" if action.cards else ""
    return begun_of(begun, planned) + cards


def remarks(learning: LearningSoFar) -> list[str]:
    """What has to be known to read the counts."""
    said = []
    if any(len(one.task.plan.learning_actions) > 1 for one in learning.tasks):
        said.append("Tasks for several actions stand at each of them.")
    for_none = sum(not one.task.plan.learning_actions for one in learning.begun)
    if for_none:
        said.append(f"{_number(for_none, 'task')} begun for no learning action.")
    if learning.begun:
        said.append("A task counts once: when it first began.")
    return said


def sentences(learning: LearningSoFar, wording: Wording, workshop: str) -> str:
    """Everything the picture shows, also what it had to fold away."""
    said = [f"Expansive learning cycle of “{workshop}”, as planned and as it ran."]
    for place, action in enumerate(learning.actions, start=1):
        said.append(_action(action, place, wording))
    said += [_return(one.start, one.end, one.times, wording) for one in learning.returns]
    return "\n".join([*said, *remarks(learning)])


def _action(action: ActionSoFar, place: int, wording: Wording) -> str:
    name, stage = (drawable(words(action.action)) for words in (wording.action, wording.stage))
    head = f"{place} {name} ({stage}): {counted(action).removeprefix('– ')}"
    begun = [_begun(one) for one in action.begun]
    planned = [f"“{drawable(one.task.plan.title)}”" for one in action.tasks if not one.is_begun]
    parts = [head]
    if begun:
        parts.append(f"Begun: {'; '.join(begun)}")
    if planned:
        parts.append(f"Planned and not begun: {'; '.join(planned)}")
    return ". ".join(parts) + "."


def _begun(one: TaskSoFar) -> str:
    session = drawable(one.session.plan.title)
    cards = f", {_number(one.cards, 'card')}" if one.cards else ""
    now = ", at hand now" if one.is_at_hand else ""
    when = day(one.task.started_at or "")
    return f"“{drawable(one.task.plan.title)}” in “{session}” on {when}{cards}{now}"


def _return(start: LearningAction, end: LearningAction, times: int, wording: Wording) -> str:
    often = "once" if times == 1 else f"{times} times"
    back, to = drawable(wording.action(start)), drawable(wording.action(end))
    return f"Back from {back} to {to}: {often}."


def _number(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
