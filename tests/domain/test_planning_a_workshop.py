"""Prepare: sessions and tasks are planned, revised, moved and dropped."""

import pytest

from changelab.domain.errors import NotFound, Refused
from changelab.domain.vocabulary import LearningAction, SocialForm


def sessions(room) -> list[str]:
    """The sessions' titles in the order of the plan."""
    return [session.plan.title for session in room.state.planned_sessions]


def tasks(room, session: str) -> list[str]:
    """The titles of a session's tasks in the order of the plan."""
    return [task.plan.title for task in room.state.tasks_of(session)]


def plan_session(room, title: str) -> str:
    """Aino plans a session; returns its id."""
    return f"s{room.does(room.aino, 'plan_session', plan={'title': title}).seq}"


def plan_task(room, session: str, title: str, **fields) -> str:
    """Aino plans a task; returns its id."""
    asked = {"session": session, "plan": {"title": title}} | fields
    return f"t{room.does(room.aino, 'plan_task', **asked).seq}"


def test_sessions_are_planned_one_after_another(room):
    """New sessions come last."""
    plan_session(room, "Past")
    plan_session(room, "Future")

    assert sessions(room) == ["Session 1", "Past", "Future"]


@pytest.mark.parametrize(
    ("position", "order"),
    [
        (0, ["Future", "Session 1", "Past"]),
        (1, ["Session 1", "Future", "Past"]),
        (99, ["Session 1", "Past", "Future"]),
        (-3, ["Future", "Session 1", "Past"]),
    ],
)
def test_a_session_moves(room, position, order):
    """Places count from 0; beyond the ends is at the end."""
    plan_session(room, "Past")
    future = plan_session(room, "Future")
    room.does(room.aino, "move_session", session=future, position=position)

    assert sessions(room) == order


def test_a_position_beyond_all_measure_is_at_the_end(room):
    """A number no list can have as a place is no crash."""
    plan_session(room, "Past")
    first = room.state.about.sessions[0]
    room.does(room.aino, "move_session", session=first, position=10**30)

    assert sessions(room) == ["Past", "Session 1"]


def test_a_task_carries_its_whole_plan(room):
    """Double stimulation, social form, minutes, learning actions and product are kept."""
    plan = {
        "title": "The case",
        "ask": "What happened?",
        "first_stimulus": "the story",
        "mirror_material": "clip 3",
        "second_stimulus": "the triangle",
        "social_form": "small_groups",
        "minutes": 25,
        "product": "a list of troubles",
        "learning_actions": ["questioning", "analysing"],
        "elements": ["rules"],
        "prompts": ["Who?"],
    }
    session = plan_session(room, "Past")
    task = plan_task(room, session, "", plan=plan)

    kept = room.state.tasks[task].plan
    assert kept.model_dump(mode="json", exclude_unset=True) == plan
    assert kept.social_form is SocialForm.SMALL_GROUPS
    assert kept.learning_actions == (LearningAction.QUESTIONING, LearningAction.ANALYSING)


def test_a_task_is_planned_at_its_place(room):
    """Without a place it comes last."""
    session = plan_session(room, "Past")
    for title, place in (("b", {}), ("c", {}), ("a", {"position": 0})):
        plan_task(room, session, title, **place)

    assert tasks(room, session) == ["a", "b", "c"]


def test_a_task_moves_within_its_session_and_to_another(room):
    """It leaves the one and stands in the other."""
    past, future = plan_session(room, "Past"), plan_session(room, "Future")
    for title in "abc":
        task = plan_task(room, past, title)
    room.does(room.aino, "move_task", task=task, position=0)
    assert tasks(room, past) == ["c", "a", "b"]
    room.does(room.aino, "move_task", task=task, session=future, position=0)

    assert (tasks(room, past), tasks(room, future)) == (["a", "b"], ["c"])
    assert room.state.tasks[task].session == future


def test_plans_are_revised(room):
    """A revised plan takes the place of the former; the same plan again records nothing."""
    session = plan_session(room, "Past")
    task = plan_task(room, session, "a")
    room.does(room.aino, "revise_session", session=session, plan={"title": "Roots"})
    room.does(room.aino, "revise_task", task=task, plan={"title": "b", "minutes": 5})
    before = room.state.seq
    room.does(room.aino, "revise_session", session=session, plan={"title": "Roots"})
    room.does(room.aino, "revise_task", task=task, plan={"title": "b", "minutes": 5})

    assert (sessions(room)[1], tasks(room, session)) == ("Roots", ["b"])
    assert room.state.seq == before


def test_a_dropped_task_is_gone(room):
    """What has not begun may be dropped from the plan."""
    session = plan_session(room, "Past")
    task = plan_task(room, session, "a")
    room.does(room.aino, "drop_task", task=task)

    assert task not in room.state.tasks and tasks(room, session) == []


def test_a_dropped_session_takes_its_tasks_along(room):
    """No task is left without its session."""
    session = plan_session(room, "Past")
    task = plan_task(room, session, "a")
    room.does(room.aino, "drop_session", session=session)

    assert session not in room.state.sessions and task not in room.state.tasks
    assert sessions(room) == ["Session 1"]


@pytest.mark.parametrize("act", ["drop_session", "drop_task", "move_task", "revise_task"])
def test_what_has_begun_stays(room, act):
    """A begun session or task is neither dropped, nor moved away, nor made anonymous."""
    other = plan_session(room, "Past")
    session, task = room.state.stage.session, room.state.stage.task
    fields = {
        "drop_session": {"session": session},
        "drop_task": {"task": task},
        "move_task": {"task": task, "session": other, "position": 0},
        "revise_task": {"task": task, "plan": {"title": "x", "anonymous": True}},
    }

    with pytest.raises(Refused, match=r"has begun.*\. (Plan|Go on)"):
        room.does(room.aino, act, **fields[act])


def test_the_question_of_a_begun_task_may_be_reworded(room):
    """Only what people relied on is fixed; the wording of a question is not."""
    task = room.state.task
    plan = task.plan.model_dump(mode="json") | {"ask": "What puzzles you?"}
    room.does(room.aino, "revise_task", task=task.id, plan=plan)

    assert room.state.task.plan.ask == "What puzzles you?"


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("plan_task", {"session": "s99", "plan": {"title": "x"}}),
        ("revise_session", {"session": "s99", "plan": {"title": "x"}}),
        ("move_session", {"session": "s99", "position": 0}),
        ("drop_session", {"session": "s99"}),
        ("revise_task", {"task": "t99", "plan": {"title": "x"}}),
        ("move_task", {"task": "t99", "position": 0}),
        ("drop_task", {"task": "t99"}),
    ],
)
def test_what_is_not_in_the_plan_is_refused(room, act, fields):
    """Another window may have dropped it: the refusal says to reload."""
    with pytest.raises(NotFound, match=r"in the plan\. Reload the page"):
        room.does(room.aino, act, **fields)


@pytest.mark.parametrize("minutes", [-5, 601, 10**400], ids=["before", "long", "endless"])
def test_minutes_that_no_task_can_take_are_refused(room, minutes):
    """A clock that begins below zero, or never ends, is a slip of the keyboard."""
    with pytest.raises(Refused):
        plan_task(room, room.state.stage.session, "", plan={"title": "x", "minutes": minutes})
