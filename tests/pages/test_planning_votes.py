"""A facilitator plans what is voted on, and small groups that work apart."""

from changelab.domain.vocabulary import TaskKind, VoteOn
from changelab.ui.plan_sheet import plan_file


def test_a_vote_is_planned_with_how_many_votes_and_on_what(workbench, room):
    """Aino plans a task that only votes, two votes each, on contradictions."""
    session = room.state.about.sessions[0]
    page = workbench.opens("prepare", room.workshop)
    page.button(key=f"add-task-{session}").click().run()
    key = f"new-task-{session}"
    page.text_input(key=f"{key}-title").set_value("Which one first?")
    page.selectbox(key=f"{key}-kind").set_value(TaskKind.VOTE)
    page.number_input(key=f"{key}-votes").set_value(2)
    page.selectbox(key=f"{key}-vote-on").set_value(VoteOn.CONTRADICTIONS)
    page.button(key=f"{key}-save").click().run()
    plan = room.state.tasks_of(session)[-1].plan

    assert (plan.kind, plan.votes, plan.vote_on) == (TaskKind.VOTE, 2, VoteOn.CONTRADICTIONS)


def test_small_groups_that_work_apart_are_planned(workbench, room):
    """One tick, and each group gets a system of its own when the task begins."""
    task = room.state.task.id
    page = workbench.opens("prepare", room.workshop)
    page.button(key=f"edit-{task}").click().run()
    page.checkbox(key=f"{task}-groups").set_value(True)
    page.button(key=f"{task}-save").click().run()

    assert room.state.tasks[task].plan.by_groups


def test_the_plan_on_paper_says_what_is_voted_on_and_who_works_apart(room):
    """Whoever reads the sheet knows it without the tool."""
    for plan in (
        {"title": "A", "kind": "vote", "votes": 3},
        {"title": "B", "kind": "map", "votes": 1, "vote_on": "contradictions", "by_groups": True},
    ):
        room.does(room.aino, "plan_task", session="s3", plan=plan)
    sheet = plan_file(room.state)

    assert "3 votes each on the cards of this task, or else of the one before" in sheet
    assert "each small group on a system of its own" in sheet
    assert "1 vote each on the contradictions" in sheet
