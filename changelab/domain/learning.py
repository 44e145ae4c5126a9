"""How far the group has come in the cycle of expansive learning, as planned and as it ran.

The record of a task knows when it first began: one that was begun again counts once.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from changelab.domain.entities import Session, Task
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import LearningAction, Standing

_ORDER = {action: place for place, action in enumerate(LearningAction)}


@dataclass(frozen=True, slots=True)
class TaskSoFar:
    """A task of the plan, its session, and how many cards that came in it are shown."""

    task: Task
    session: Session
    cards: int
    is_at_hand: bool

    @property
    def is_begun(self) -> bool:
        return self.task.started_at is not None


@dataclass(frozen=True, slots=True)
class ActionSoFar:
    """One learning action: the tasks for it, first those begun, as they began."""

    action: LearningAction
    tasks: tuple[TaskSoFar, ...]

    @property
    def begun(self) -> tuple[TaskSoFar, ...]:
        return tuple(one for one in self.tasks if one.is_begun)

    @property
    def cards(self) -> int:
        return sum(one.cards for one in self.tasks)


@dataclass(frozen=True, slots=True)
class Return:
    """From one action back to an earlier one, so many times."""

    start: LearningAction
    end: LearningAction
    times: int


@dataclass(frozen=True, slots=True)
class LearningSoFar:
    """All tasks; the seven actions in their order; the ways back, the most frequent first."""

    tasks: tuple[TaskSoFar, ...]
    actions: tuple[ActionSoFar, ...]
    returns: tuple[Return, ...]

    @property
    def begun(self) -> tuple[TaskSoFar, ...]:
        """The tasks that were begun, as they began."""
        return tuple(one for one in self.tasks if one.is_begun)


def learning_so_far(state: WorkshopState) -> LearningSoFar:
    """What was planned and begun for each learning action, and where the group went back."""
    tasks = _in_order(state)
    return LearningSoFar(
        tasks=tuple(tasks),
        actions=tuple(
            ActionSoFar(
                action, tuple(one for one in tasks if action in one.task.plan.learning_actions)
            )
            for action in LearningAction
        ),
        returns=_returns([one.task for one in tasks if one.is_begun]),
    )


def _in_order(state: WorkshopState) -> list[TaskSoFar]:
    """Those begun as they began, then the others as planned."""
    cards = Counter(item.task for item in state.contributions() if item.standing is Standing.SHOWN)
    planned = [
        TaskSoFar(task, session, cards[task.id], task.id == state.stage.task)
        for session in state.planned_sessions
        for task in state.tasks_of(session.id)
    ]
    return sorted(planned, key=lambda one: (not one.is_begun, one.task.started_at or ""))


def _returns(begun: list[Task]) -> tuple[Return, ...]:
    """A task goes back if it lies wholly before the furthest action of the one before it."""
    reached = [
        max(task.plan.learning_actions, key=_ORDER.__getitem__)
        for task in begun
        if task.plan.learning_actions
    ]
    times = Counter((one, then) for one, then in pairwise(reached) if _ORDER[then] < _ORDER[one])
    in_order = sorted(times, key=lambda way: (-times[way], _ORDER[way[0]], _ORDER[way[1]]))
    return tuple(Return(start, end, times[start, end]) for start, end in in_order)
