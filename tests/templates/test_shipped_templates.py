"""The templates that come with the tool can be used as they are."""

import pytest

from changelab.domain.vocabulary import (
    LearningAction,
    Period,
    SocialForm,
    TaskKind,
    VoteOn,
    WhoSees,
)
from changelab.domain.wording import DEFAULT_WORDING, Wording
from changelab.service import Laboratory
from changelab.templates import find_template, read_shelf

PLANNED = ["change_laboratory", "liw_six_workshops", "boundary_crossing"]
every_plan = pytest.mark.parametrize("template", PLANNED)


def _tasks(blueprint):
    return [task for session in blueprint.sessions for task in session.tasks]


def _sends_cards(task):
    return task.kind not in (TaskKind.LISTEN, TaskKind.VOTE)


def test_every_shipped_template_loads():
    """All four templates are on the shelf and none is refused."""
    shelf = read_shelf()

    assert set(shelf.blueprints) == {*PLANNED, "blank"}
    assert shelf.refused == []


@pytest.mark.parametrize("template", [*PLANNED, "blank"])
def test_a_workshop_opens_from_it(laboratory: Laboratory, template):
    """Aino opens a workshop from each template and starts with its sessions in order."""
    blueprint = find_template(template)
    state = laboratory.state(laboratory.open_workshop(blueprint, "Ours").workshop)

    assert [one.plan.title for one in state.planned_sessions] == [
        one.title for one in blueprint.sessions
    ]
    assert [one.name for one in state.systems.values()] == list(blueprint.systems)


@every_plan
def test_a_session_is_a_meeting_of_about_two_hours(template):
    """The minutes of each session add up to a meeting that people can sit through."""
    for session in find_template(template).sessions:
        assert 100 <= sum(task.minutes for task in session.tasks) <= 125, session.title


@every_plan
def test_every_task_asks_something_and_leads_somewhere(template):
    """Each task has one question that fits a phone, a product, and minutes on the clock."""
    for task in _tasks(find_template(template)):
        assert task.ask.endswith(("?", ".")) and len(task.ask) <= 90, task.title
        assert task.product, task.title
        assert task.minutes >= 5, task.title
        assert bool(task.prompts) == (task.kind is TaskKind.PROMPTS), task.title
        assert bool(task.surface) == (task.kind is TaskKind.NOTES), task.title


@every_plan
def test_sessions_begin_with_what_was_promised(template):
    """Each session but the first opens with the commitments, and each ends by making some."""
    sessions = find_template(template).sessions

    assert all(one.tasks[0].kind is TaskKind.COMMITMENTS for one in sessions[1:])
    assert all(one.tasks[-1].kind is TaskKind.COMMITMENTS for one in sessions)
    assert all(one.purpose and one.homework and one.lens for one in sessions)


@every_plan
def test_participants_read_no_jargon(template):
    """Neither questions nor the word for contradictions ask a group to know the theory."""
    blueprint = find_template(template)
    wording = Wording(blueprint.wording)
    read = [text for task in _tasks(blueprint) for text in (task.ask, *task.prompts)]
    jargon = ("contradiction", "activity system", "stimulus", "expansive", "mediat")

    assert wording["contradiction"] != DEFAULT_WORDING["contradiction"]
    assert not [text for text in read if any(word in text.lower() for word in jargon)]


@every_plan
def test_it_names_what_it_rests_on(template):
    """Each plan says which literature it follows and what is the tool's own."""
    source = find_template(template).source

    assert "(20" in source
    assert "this tool's" in source


def test_the_change_laboratory_goes_through_all_seven_learning_actions():
    """Eight sessions, and the seven actions begin in the order of the expansive cycle."""
    blueprint = find_template("change_laboratory")
    first = dict.fromkeys(action for task in _tasks(blueprint) for action in task.learning_actions)

    assert len(blueprint.sessions) == 8
    assert list(first) == list(LearningAction)


def test_the_change_laboratory_stimulates_doubly():
    """Every session but the closing ones has a first stimulus, and most a second."""
    sessions = find_template("change_laboratory").sessions

    assert all(any(task.first_stimulus for task in one.tasks) for one in sessions)
    assert sum(any(task.second_stimulus for task in one.tasks) for one in sessions) >= 6
    assert sum(any(task.mirror_material for task in one.tasks) for one in sessions) >= 4


def test_liw_looks_at_present_then_past_then_future():
    """Each of the six workshops looks through the lenses in LIW's order, present first."""
    blueprint = find_template("liw_six_workshops")
    order = {Period.PRESENT: 0, Period.PAST: 1, Period.FUTURE: 2}

    assert len(blueprint.sessions) == 6
    for session in blueprint.sessions:
        looked = [
            order[task.period]
            for task in session.tasks
            if _sends_cards(task) and task.kind is not TaskKind.COMMITMENTS
        ]
        assert looked == sorted(looked), session.title
        assert set(looked) == {0, 1, 2}, session.title
    assert [order[one.lens] for one in blueprint.sessions] == [0, 0, 1, 2, 2, 2]


def test_the_first_liw_workshop_is_a_whole_one():
    """Case, present, tensions behind a curtain, past, future and promises, in this order."""
    tasks = find_template("liw_six_workshops").sessions[0].tasks

    assert [(task.kind, task.period) for task in tasks[1:-1]] == [
        (TaskKind.PROMPTS, Period.PRESENT),
        (TaskKind.MAP, Period.PRESENT),
        (TaskKind.CONTRADICTIONS, Period.PRESENT),
        (TaskKind.MAP, Period.PAST),
        (TaskKind.MAP, Period.FUTURE),
    ]
    assert tasks[0].kind is TaskKind.LISTEN
    assert tasks[3].who_sees is WhoSees.AFTER_REVEAL


def test_liw_asks_its_questions():
    """The case questions, the five kinds of knowing and the four trail prompts are asked."""
    asked = [
        prompt for task in _tasks(find_template("liw_six_workshops")) for prompt in task.prompts
    ]

    assert {"Who?", "How?", "What?", "Why?", "When?"} <= set(asked)
    assert {"With whom?", "Where to?", "Where from?", "Around what?"} <= set(asked)
    assert {
        "Which tools and resources were there?",
        "How were they used?",
        "Could they be built into the way we always work?",
    } <= set(asked)


def test_boundary_crossing_has_two_systems_and_the_board_review():
    """Two sides meet, each with a system of its own, and answer the four review questions."""
    blueprint = find_template("boundary_crossing")
    reviews = [task for task in _tasks(blueprint) if len(task.prompts) == 4]

    assert len(blueprint.systems) == 2
    assert any("Whose tools" in task.prompts[3] for task in reviews)


@every_plan
def test_votes_are_planned_where_there_is_something_to_choose(template):
    """A vote on tensions comes after tensions were collected, one on cards after cards were."""
    for session in find_template(template).sessions:
        for place, task in enumerate(session.tasks):
            if not task.votes:
                assert task.kind is not TaskKind.VOTE
                continue
            before = session.tasks[:place]
            if task.vote_on is VoteOn.CONTRADICTIONS:
                assert any(one.kind is TaskKind.CONTRADICTIONS for one in before), task.title
            else:
                assert any(_sends_cards(one) for one in before[-1:]), task.title
                assert before[-1].who_sees is not WhoSees.OWN


def test_the_change_laboratory_chooses_an_idea_before_it_is_mapped():
    """Ideas are collected, voted on, and then one of them is drawn as a whole."""
    (session,) = (
        one
        for one in find_template("change_laboratory").sessions
        if any(task.kind is TaskKind.VOTE for task in one.tasks)
    )
    kinds = [task.kind for task in session.tasks]

    assert kinds[2:5] == [TaskKind.NOTES, TaskKind.VOTE, TaskKind.MAP]


@every_plan
def test_history_is_told_on_the_wall(template):
    """Each plan asks once what happened when, of the past, where everybody sees it grow."""
    (task,) = (one for one in _tasks(find_template(template)) if one.kind is TaskKind.HISTORY)

    assert (task.period, task.who_sees) == (Period.PAST, WhoSees.EVERYONE)
    assert "history wall" in task.second_stimulus.lower()


def test_liw_lets_each_service_map_its_own_work():
    """The services stand side by side: each small group has a system, and a drawn triangle."""
    apart = [task for task in _tasks(find_template("liw_six_workshops")) if task.by_groups]

    assert [(task.kind, task.social_form) for task in apart] == [
        (TaskKind.MAP, SocialForm.SMALL_GROUPS)
    ]
    assert "each service" in apart[0].product
