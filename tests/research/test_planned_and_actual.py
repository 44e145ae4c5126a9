"""Learning actions as planned and as found, by session and task."""

from datetime import datetime, timedelta

import pytest
from studied import TURNS

from changelab.research.actions import CODEBOOK, planned_and_actual


@pytest.fixture
def two_tasks(desk):
    """The session has two tasks for questioning and modelling; the tape was running in both."""
    room = desk.room
    session = next(iter(room.state.sessions))
    keys = []
    for title, action in (("Look", "questioning"), ("Draw", "modelling")):
        plan = {"title": title, "learning_actions": [action]}
        room.does(room.aino, "plan_task", session=session, plan=plan)
        keys.append(room.state.sessions[session].tasks[-1])
        room.does(room.aino, "start_task", task=keys[-1])
    begun = datetime.fromisoformat(room.state.tasks[keys[1]].started_at)
    first = datetime.fromisoformat(room.state.tasks[keys[0]].started_at)
    # Turn 4 begins when the second task does: the first three were said before, in the first.
    gap = timedelta(milliseconds=TURNS[3].start)
    room.does(
        room.eeva, "align_transcript", transcript=desk.tape, starts_at=(begun - gap).isoformat()
    )
    assert first <= begun
    return desk, keys


def _stretches(desk, **chosen):
    corpus = desk.room.laboratory.corpora.whole(desk.room.workshop)
    found = planned_and_actual(desk.state, desk.book(CODEBOOK), corpus, **chosen)
    return {one.task or one.session: one for one in found}


def _found(desk, stretch):
    return {desk.state.codes[code].key: len(there) for code, there in stretch.found.items()}


def test_a_turn_counts_in_the_task_that_was_at_hand(two_tasks):
    """Turn 4 and later were said in the task for modelling: there they analysed."""
    desk, (_, drawing) = two_tasks
    desk.codes(f"{CODEBOOK}/analysing", desk.turn(4))
    desk.codes(f"{CODEBOOK}/analysing", desk.turn(6), 0, 15)
    stretch = _stretches(desk)[drawing]

    assert stretch.planned == ("modelling",)
    assert _found(desk, stretch) == {"analysing": 2}
    assert stretch.base == 2


def test_an_episode_counts_in_the_task_of_its_first_turn(two_tasks):
    """The episode from turn 5 on lies in the second task."""
    desk, (_, drawing) = two_tasks
    episode = desk.room.does(
        desk.room.eeva,
        "mark_episode",
        transcript=desk.tape,
        first=5,
        last=7,
        title="One form",
        coder="R1",
    ).made
    desk.codes(f"{CODEBOOK}/modelling", episode)

    assert _found(desk, _stretches(desk)[drawing]) == {"modelling": 1}


def test_a_task_can_be_coded_as_a_whole(two_tasks):
    """So can a card, which lies in the task in which it came."""
    desk, (looking, _) = two_tasks
    desk.codes(f"{CODEBOOK}/summarising", looking)
    card = next(iter(desk.state.contradictions))
    desk.codes(f"{CODEBOOK}/questioning", card)
    stretches = _stretches(desk)

    assert _found(desk, stretches[looking]) == {"summarising": 1}
    assert _found(desk, stretches[desk.state.contradictions[card].task]) == {"questioning": 1}


def test_a_session_tells_of_all_its_tasks_and_of_what_lay_between(two_tasks):
    """What was said before any task was begun counts for the session, and for no task."""
    desk, keys = two_tasks
    desk.room.does(
        desk.room.eeva,
        "align_transcript",
        transcript=desk.tape,
        starts_at="2020-01-01T09:00:00+00:00",
    )
    desk.codes(f"{CODEBOOK}/informing", desk.turn(1))
    stretches = _stretches(desk)
    (session,) = [one.session for one in desk.state.transcripts.values()]

    assert stretches[session].planned == ("questioning", "modelling")
    assert _found(desk, stretches[session]) == {"informing": 1}
    assert all(not stretches[key].found for key in keys)


def test_without_times_turns_count_for_their_session_only(two_tasks):
    """Nobody said when the recording began."""
    desk, keys = two_tasks
    desk.room.does(desk.room.eeva, "align_transcript", transcript=desk.tape, starts_at=None)
    desk.codes(f"{CODEBOOK}/analysing", desk.turn(4))
    stretches = _stretches(desk)
    (session,) = [one.session for one in desk.state.transcripts.values()]

    assert stretches[session].base == 1
    assert all(stretches[key].base == 0 for key in keys)


def test_what_lies_in_no_session_stands_at_the_end(two_tasks):
    """A transcript of an interview belongs to no session; nothing of it is lost."""
    desk, _ = two_tasks
    desk.room.does(desk.room.eeva, "rename_transcript", transcript=desk.tape, title="Interview")
    desk.codes(f"{CODEBOOK}/analysing", desk.turn(4))
    last = list(_stretches(desk).values())[-1]

    assert last.session is None
    assert last.base == 1
