"""How far the group has come in the learning cycle: planned, begun, and gone back to."""

from collections.abc import Callable

import pytest

from changelab.domain.learning import Return, learning_so_far
from changelab.domain.visibility import THE_ROOM, visible_in_pictures, visible_to
from changelab.domain.vocabulary import LearningAction

QUESTIONING, ANALYSING, MODELLING = list(LearningAction)[:3]


def task(title: str, *actions: LearningAction) -> dict:
    return {"title": title, "learning_actions": list(actions)}


@pytest.fixture
def lab(paper_room) -> Callable:
    """Opens a workshop with a task for questioning, two for analysing, one for both others."""
    return lambda: paper_room(
        task("Mirror", QUESTIONING),
        task("Why?", ANALYSING),
        task("Idea", MODELLING),
        task("Why again?", QUESTIONING, ANALYSING),
        task("Coffee"),
    )


def begins(room, *titles: str) -> None:
    """Aino brings these tasks to every screen, one after the other."""
    known = {one.plan.title: key for key, one in room.state.tasks.items()}
    for title in titles:
        room.does(room.aino, "start_task", task=known[title])


def titles(tasks) -> list[str]:
    return [one.task.plan.title for one in tasks]


def test_it_works(lab):
    """Each action has the tasks planned for it, and those that were begun."""
    room = lab()
    begins(room, "Why?")
    room.does(room.bilal, "add_entry", element="rules", text="targets", period="present")
    questioning, analysing, modelling, *rest = learning_so_far(room.state).actions

    assert titles(questioning.begun) == ["Mirror"]
    assert titles(analysing.tasks) == ["Why?", "Why again?"]
    assert titles(analysing.begun) == ["Why?"]
    assert (analysing.cards, analysing.tasks[0].is_at_hand) == (1, True)
    assert titles(modelling.tasks) == ["Idea"] and not modelling.begun
    assert not any(one.tasks for one in rest)


def test_begun_tasks_stand_in_the_order_in_which_they_began(lab):
    """What was planned last and begun first comes first; a task for no action counts too."""
    room = lab()
    begins(room, "Why again?", "Coffee", "Why?")
    learning = learning_so_far(room.state)

    assert titles(learning.actions[1].begun) == ["Why again?", "Why?"]
    assert titles(learning.begun) == ["Mirror", "Why again?", "Coffee", "Why?"]


def test_going_back_is_counted(lab):
    """From modelling back to analysing; the task between them that is for no action is no step."""
    room = lab()
    begins(room, "Idea", "Coffee", "Why?")

    assert learning_so_far(room.state).returns == (Return(MODELLING, ANALYSING, 1),)


def test_a_task_that_reaches_as_far_as_the_one_before_is_no_return(lab):
    """Questioning and analysing after analysing: the group stays where it was."""
    room = lab()
    begins(room, "Why?", "Why again?")

    assert learning_so_far(room.state).returns == ()


def test_a_task_begun_again_counts_once(lab):
    """The record of a task knows when it first began, and not how often."""
    room = lab()
    begins(room, "Why?", "Mirror", "Why?")
    learning = learning_so_far(room.state)

    assert titles(learning.begun) == ["Mirror", "Why?"]
    assert learning.returns == ()


def test_a_beginning_that_was_undone_did_not_happen(lab):
    """The task is planned again, and no card is lost by it."""
    room = lab()
    known = {one.plan.title: key for key, one in room.state.tasks.items()}
    act = room.does(room.aino, "start_task", task=known["Why?"])
    room.does(room.aino, "undo", of=act)

    assert titles(learning_so_far(room.state).begun) == ["Mirror"]


def test_hidden_and_waiting_cards_do_not_count(lab):
    """Only what is shown is counted."""
    room = lab()
    room.does(room.bilal, "add_entry", element="rules", text="targets", period="present")
    (card,) = room.state.entries
    room.does(room.aino, "hide", item=card)

    assert learning_so_far(room.state).actions[0].cards == 0


def test_a_workshop_without_a_plan_has_seven_empty_actions(paper_room):
    """Nothing planned, nothing begun, nowhere gone back to."""
    room = paper_room({"title": "Open floor"})
    learning = learning_so_far(room.state)

    assert [one.action for one in learning.actions] == list(LearningAction)
    assert not any(one.tasks for one in learning.actions) and not learning.returns


def test_pictures_tell_the_room_what_was_begun_and_nothing_of_what_is_to_come(lab):
    """The course so far is no secret; the plan is, and phones get only the task at hand."""
    room = lab()
    begins(room, "Why?")
    seen = visible_in_pictures(room.state, THE_ROOM)

    assert titles(learning_so_far(seen).tasks) == ["Mirror", "Why?"]
    assert titles(learning_so_far(seen).actions[1].begun) == ["Why?"]
    for ahead in ("Idea", "Why again?", "Coffee"):
        assert ahead not in repr(vars(seen))
    assert len(visible_to(room.state, THE_ROOM).tasks) == 1


def test_pictures_keep_the_facilitators_side_of_a_task_from_the_room(paper_room):
    """Notes and homework are in no picture's state; who works with the record has them all."""
    room = paper_room(
        {"title": "First", "notes": "they may resist", "mirror_material": "clip 3"},
        sessions=[
            {
                "title": "Session 1",
                "homework": "watch the trail",
                "tasks": [{"title": "First", "notes": "they may resist"}],
            },
            {"title": "Session 2", "tasks": [{"title": "A surprise"}]},
        ],
    )
    seen = repr(vars(visible_in_pictures(room.state, room.bilal)))

    for kept in ("they may resist", "watch the trail", "Session 2", "A surprise"):
        assert kept not in seen
        assert kept in repr(vars(visible_in_pictures(room.state, room.aino)))
