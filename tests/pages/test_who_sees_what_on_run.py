"""The task at hand says in one quiet line who sees what just now."""

import pytest


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"kind": "map"}, "everyone sees each card at once"),
        ({"kind": "map", "held": True}, "cards wait for approval · then everyone sees them"),
        ({"kind": "map", "who_sees": "own"}, "each sees only their own cards"),
        (
            {"kind": "map", "held": True, "anonymous": True, "who_sees": "after_reveal"},
            "cards wait for approval · shown after reveal · anonymous",
        ),
        ({"kind": "listen"}, "the room listens"),
        ({"kind": "map", "by_groups": True}, "in small groups"),
    ],
    ids=["open", "held", "own", "anonymous", "listening", "groups"],
)
def test_the_promise_of_the_task_is_said(workbench, room, plan, said):
    """What people were told stands under the question, in the facilitator's words."""
    session = room.state.about.sessions[0]
    room.does(room.aino, "plan_task", session=session, plan={"title": "A task", **plan})
    room.does(room.aino, "start_task", task=room.state.sessions[session].tasks[-1])

    assert said in workbench.words(workbench.opens("run", room.workshop))


def test_what_was_revealed_is_said(workbench, room):
    """After the reveal the line says that everyone sees the cards."""
    session = room.state.about.sessions[0]
    plan = {"title": "A task", "kind": "map", "who_sees": "after_reveal"}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    room.does(room.aino, "start_task", task=room.state.sessions[session].tasks[-1])
    room.does(room.aino, "reveal")

    assert "revealed: everyone sees" in workbench.words(workbench.opens("run", room.workshop))


def test_closed_input_is_said(workbench, room):
    """When the phones cannot send, the line says so."""
    room.does(room.aino, "close_input")

    assert "no cards are taken now" in workbench.words(workbench.opens("run", room.workshop))
