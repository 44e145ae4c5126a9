"""“Nobody else sees these cards”: what was written under that promise stays with its author."""

import pytest

OWN = {"title": "For yourself", "who_sees": "own"}


@pytest.fixture
def own(workshop_of):
    """Bilal wrote something for himself, in the second task."""
    workshop = workshop_of({"title": "Open floor"}, OWN)
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    begun = workshop.aino_does("next_task")
    since = workshop.state.seq
    workshop.entry(bilal, "this moved me")
    return workshop, dana, begun, since


def test_nobody_else_in_the_room_reads_it(own):
    """Neither Dana nor the projector, in nothing that they can get."""
    workshop, dana, _, since = own

    for token in (dana.token, workshop.wall):
        assert "this moved me" not in workshop.everything(token, since)


def test_a_task_begun_anew_does_not_change_what_was_promised(own):
    """Card and beginning are undone, the plan is revised, and the card brought back: no."""
    workshop, dana, begun, since = own
    task, card = workshop.state.stage.task, list(workshop.state.deeds)[-1]
    undone = workshop.aino_does("undo", of=card)
    for act, fields in (
        ("undo", {"of": begun}),
        ("revise_task", {"task": task, "plan": {**OWN, "who_sees": "everyone"}}),
        ("undo", {"of": undone}),
    ):
        tried(workshop, act, **fields)

    for token in (dana.token, workshop.wall):
        assert "this moved me" not in workshop.everything(token, since)


def test_undoing_the_plan_does_not_change_what_was_promised(workshop_of):
    """Planned for everyone, revised before it began: with all undone, the card stays private."""
    workshop = workshop_of({"title": "Open floor"}, {**OWN, "who_sees": "everyone"})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since, task = workshop.state.seq, list(workshop.state.tasks)[1]
    revised = workshop.aino_does("revise_task", task=task, plan=OWN)
    begun = workshop.aino_does("next_task")
    workshop.entry(bilal, "this moved me")
    undone = workshop.aino_does("undo", of=list(workshop.state.deeds)[-1])
    for act in (begun, revised, undone):
        tried(workshop, "undo", of=act)

    for token in (dana.token, workshop.wall):
        assert "this moved me" not in workshop.everything(token, since)


def tried(workshop, act: str, **fields) -> None:
    """Aino tries it; she may be refused."""
    workshop.venue.act(workshop.aino, act, **fields)
