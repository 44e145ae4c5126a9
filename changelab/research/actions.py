"""Planned and actual learning actions side by side (Engeström, Rantavuori & Kerosuo 2013).

Planned is what a task was for. Actual is what coders read in its turns, episodes and cards,
or in the task as a whole. A turn lies in the task that was at hand when it was said, an
episode in that of its first turn; without times they count for their session only.
"""

from collections.abc import Collection
from dataclasses import dataclass

from changelab.domain.alignment import moment_of, task_at, tasks_of
from changelab.domain.entities import Task
from changelab.domain.errors import NotFound
from changelab.domain.passages import is_turn
from changelab.domain.research import Transcript
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import LearningAction
from changelab.domain.whole import Corpus
from changelab.research.readings import Passage, Passages, Reading, readings

CODEBOOK = "learning_actions"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A session, or a task of one: what was planned, and what was found.

    Attributes:
        session: None for what lies in no session.
        task: None for the session as a whole.
        planned: the learning actions it was for.
        found: its passages by code.
        base: how many of its passages were coded, each once.
        ran: it was begun.
    """

    session: str | None
    task: str | None
    planned: tuple[LearningAction, ...]
    found: dict[str, tuple[Passage, ...]]
    base: int
    ran: bool

    def n(self, code: str) -> int:
        """In how many of its passages the code was found."""
        return len(self.found.get(code, ()))


def planned_and_actual(
    state: WorkshopState,
    codebook: str,
    corpus: Corpus,
    *,
    coders: Collection[str] = (),
    sessions: Collection[str] = (),
) -> list[Stretch]:
    """Each session of the plan, followed by its tasks; last what lies in no session, if anything.

    Args:
        codebook: the id of the adopted codebook.
        corpus: the turns of the transcripts, as far as they are needed for the times.
        coders, sessions: as `readings` takes them.
    """
    by_session: dict[str | None, list[Reading]] = {}
    by_task: dict[str | None, list[Reading]] = {}
    places = _Places(state, corpus)
    for one in readings(state, {codebook}, coders=coders, sessions=sessions):
        by_session.setdefault(one.session, []).append(one)
        by_task.setdefault(places.task(one.item), []).append(one)
    found = []
    for session in state.planned_sessions:
        if sessions and session.id not in sessions:
            continue
        tasks = state.tasks_of(session.id)
        planned = {action for task in tasks for action in task.plan.learning_actions}
        in_order = tuple(action for action in LearningAction if action in planned)
        made, ran = by_session.get(session.id, []), session.started_at is not None
        found.append(_stretch(session.id, None, in_order, made, ran))
        for task in tasks:
            planned_here = task.plan.learning_actions
            made, ran = by_task.get(task.id, []), task.started_at is not None
            found.append(_stretch(session.id, task.id, planned_here, made, ran))
    elsewhere = by_session.get(None, [])
    return found + ([_stretch(None, None, (), elsewhere, True)] if elsewhere else [])


def _stretch(
    session: str | None,
    task: str | None,
    planned: tuple[LearningAction, ...],
    made: list[Reading],
    ran: bool,
) -> Stretch:
    by_code: dict[str, Passages] = {}
    for one in made:
        passage = Passage(one.item, one.span, (one.coding.id,))
        by_code.setdefault(one.code.id, Passages()).take(passage)
    found = {code: there.all() for code, there in by_code.items()}
    return Stretch(session, task, planned, found, len({one.item for one in made}), ran)


class _Places:
    """In which task each item lies; the tasks of a transcript are put in order once."""

    def __init__(self, state: WorkshopState, corpus: Corpus) -> None:
        self._state, self._corpus = state, corpus
        self._tasks: dict[str, list[Task]] = {}

    def task(self, item: str) -> str | None:
        """The task of an item; None if it lies in none, or nobody can tell."""
        state = self._state
        if item in state.tasks:
            return item
        if item in state.episodes:
            episode = state.episodes[item]
            return self._of_turn(state.transcripts[episode.transcript], episode.first)
        if is_turn(item):
            key, _, number = item.partition("/")
            return self._of_turn(state.transcripts[key], int(number))
        if item[:1] in CONTRIBUTIONS:
            try:
                return state.contribution(item).task
            except NotFound:
                return None
        return None

    def _of_turn(self, transcript: Transcript, number: int) -> str | None:
        turns = self._corpus.get(transcript.id, ())
        if number > len(turns):
            return None
        if transcript.id not in self._tasks:
            self._tasks[transcript.id] = tasks_of(self._state, transcript)
        moment = moment_of(transcript, turns[number - 1])
        return None if moment is None else task_at(self._tasks[transcript.id], moment)
