"""A workshop begins as its blueprint says."""

import pytest
from pydantic import ValidationError

from changelab.domain.errors import Refused
from changelab.domain.fold import fold
from changelab.domain.opening import Blueprint, opening
from changelab.domain.record import Recorded

PLAN = {
    "id": "two_sessions",
    "title": "Two sessions",
    "description": "For a test.",
    "systems": ["School", "Family"],
    "wording": {"element.tools": "With what"},
    "sessions": [
        {"title": "Past", "lens": "past", "tasks": [{"title": "Map"}, {"title": "Pull"}]},
        {"title": "Future", "homework": "a diary", "tasks": [{"title": "Dream"}]},
    ],
}


def begun(title: str = "Whose child?", description: str = "", **fields):
    """The state of a workshop begun from the plan."""
    events = opening(Blueprint.model_validate(PLAN | fields), title, description)
    facts = [
        Recorded(seq, "2026-03-02T09:00:00.000Z", None, "facilitator", "a", event)
        for seq, event in enumerate(events, start=1)
    ]
    return fold("w1", facts)


def test_the_workshop_has_the_plan_of_its_blueprint(paper_room):
    """Systems, sessions and tasks stand in their order; nothing runs yet."""
    state = begun()

    assert [system.name for system in state.systems.values()] == ["School", "Family"]
    assert [session.plan.title for session in state.planned_sessions] == ["Past", "Future"]
    titles = [[task.plan.title for task in state.tasks_of(one)] for one in state.about.sessions]
    assert titles == [["Map", "Pull"], ["Dream"]]
    assert state.session is None and state.task is None


def test_it_knows_where_it_came_from(paper_room):
    """Title, template, words and the day of opening are its own."""
    about = begun().about

    assert (about.title, about.template, about.description) == (
        "Whose child?",
        "two_sessions",
        "For a test.",
    )
    assert about.wording == {"element.tools": "With what"}
    assert about.opened_at == "2026-03-02T09:00:00.000Z"


def test_its_own_description_comes_before_the_blueprints():
    """What the facilitator writes about the workshop stands instead."""
    assert begun(description="At our school.").about.description == "At our school."


def test_a_blueprint_may_start_open():
    """The first task of the first session is open, without a clock."""
    state = begun(starts_open=True)

    assert state.session.plan.title == "Past" and state.task.plan.title == "Map"
    assert state.stage.input_open and state.stage.clock is None


def test_an_open_start_begins_the_session_of_its_first_task():
    """If the first session is only a meeting without tasks, the first one with tasks begins."""
    sessions = [{"title": "Meet"}, {"title": "Work", "tasks": [{"title": "Map"}]}]
    state = begun(starts_open=True, sessions=sessions)

    assert state.task.session == state.stage.session


def test_unknown_words_are_refused():
    """A key that the tool does not use is named, with those it could have been."""
    with pytest.raises(Refused, match=r"unknown key “element.toolz”.*element\.tools"):
        begun(wording={"element.toolz": "x"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"sessions": []},
        {"id": "Not An Id"},
        {"titel": "x"},
        {"title": ""},
        {"sessions": [{"title": "x", "tasks": [{"title": "y", "kind": "dance"}]}]},
    ],
)
def test_a_blueprint_that_makes_no_sense_is_not_made(wrong):
    """No sessions, a bad id, an unknown key, an empty title, an unknown kind."""
    with pytest.raises(ValidationError):
        Blueprint.model_validate(PLAN | wrong)


def test_a_blueprint_with_two_systems_of_one_name_is_not_made():
    """As in a workshop, a name tells systems apart."""
    with pytest.raises(ValidationError):
        Blueprint.model_validate(PLAN | {"systems": ["School", "school"]})


def test_a_workshop_is_renamed_archived_and_opened_again(room):
    """Archived twice, or reopened when open, is refused."""
    room.does(room.aino, "rename_workshop", title="Our child", description="new")
    room.does(room.aino, "archive_workshop")
    assert room.state.about.archived
    with pytest.raises(Refused, match="archived already"):
        room.does(room.aino, "archive_workshop")
    room.does(room.aino, "reopen_workshop")
    with pytest.raises(Refused, match="open already"):
        room.does(room.aino, "reopen_workshop")

    about = room.state.about
    assert (about.title, about.description, about.archived) == ("Our child", "new", False)
