"""What a live component asks for is done once, acknowledged, and goes back in one step."""

import uuid

import pytest
from streamlit.testing.v1 import AppTest

from changelab.domain.vocabulary import Role


@pytest.fixture
def task(room) -> str:
    """The task at hand: a map whose cards wait for approval."""
    session = room.state.about.sessions[0]
    plan = {"title": "What gets in the way?", "kind": "map", "held": True}
    room.does(room.aino, "plan_task", session=session, plan=plan)
    task = room.state.sessions[session].tasks[-1]
    room.does(room.aino, "start_task", task=task)
    return task


def card(room, text: str, actor=None) -> str:
    """The id of a card that just came in."""
    fields = {"element": "rules", "text": text, "period": "present"}
    return room.does(actor or room.bilal, "add_entry", **fields).made


def wishes(*acts: dict, step: str = "") -> list[dict]:
    """The acts as the inbox sends them: each with an id of its own, and the step they belong to."""
    several = {"step": step} if step else {}
    return [{"id": str(uuid.uuid4()), **several, **act} for act in acts]


def _page(acts: list[dict]) -> None:
    """A page whose inbox just sent these acts."""
    import streamlit as st

    from changelab.ui.asked import do_what_is_asked

    st.session_state["inbox"] = {"asked": acts}
    do_what_is_asked("inbox")


class Asking:
    """Aino's inbox: sends acts, and hears what became of them."""

    def __init__(self, room) -> None:
        self._room = room
        self._key = room.laboratory.doors.issue(None, Role.FACILITATOR)
        self.steps: dict = {}

    def __call__(self, acts: list[dict]) -> dict[str, str]:
        """The refusal by the act's id; empty for what is done."""
        test = AppTest.from_function(_page, args=(acts,), default_timeout=30)
        session = {"key": self._key, "workshop": self._room.workshop, "steps": self.steps}
        for name, value in session.items():
            test.session_state[name] = value
        test.run()
        assert not test.exception, test.exception
        self.steps = test.session_state["steps"]
        return {one["id"]: one["refused"] for one in test.session_state["inbox-acks"]}


@pytest.fixture
def aino_asks(room) -> Asking:
    """What Aino's inbox sends."""
    return Asking(room)


def test_cards_are_approved_and_each_act_is_acknowledged(room, task, aino_asks):
    """Both cards are shown, and the inbox hears that both acts are done."""
    items = [card(room, text) for text in ("one", "two")]
    acts = wishes(*({"act": "accept", "item": item} for item in items))
    heard = aino_asks(acts)

    assert heard == {act["id"]: "" for act in acts}
    assert {one.standing for one in room.state.entries.values()} == {"shown"}


def test_an_act_that_is_sent_twice_is_done_once(room, task, aino_asks):
    """A lost answer is asked for again, and the record has the act once."""
    acts = wishes({"act": "accept", "item": card(room, "one")})
    aino_asks(acts)
    seq = room.state.seq
    heard = aino_asks(acts)

    assert heard == {acts[0]["id"]: ""}
    assert room.state.seq == seq


def test_what_is_refused_is_told_and_the_rest_is_done(room, task, aino_asks):
    """Of two acts one makes no sense: its refusal comes back, the other card is shown."""
    item = card(room, "one")
    wrong, right = wishes(
        {"act": "accept", "item": "e999"}, {"act": "accept", "item": item}, step="s"
    )
    heard = aino_asks([wrong, right])

    assert "There is no card" in heard[wrong["id"]]
    assert heard[right["id"]] == ""
    assert room.state.entries[item].standing == "shown"


def test_undo_takes_a_whole_step_back(room, task, aino_asks):
    """Three cards were approved at once; one undo lets all three wait again."""
    items = [card(room, str(number)) for number in range(3)]
    aino_asks(wishes(*({"act": "accept", "item": item} for item in items), step="all"))
    (undo,) = wishes({"act": "undo"})
    aino_asks([undo])
    once = [one.standing for one in room.state.entries.values()]
    # Asked for twice it is one undo: the task that began before stays.
    aino_asks([undo])

    assert once == ["waiting"] * 3
    assert room.state.stage.task == task


def test_the_undo_button_takes_a_whole_step_back_too(workbench, room, task, aino_asks):
    """What was done in one step goes back in one, wherever Undo is pressed."""
    items = [card(room, str(number)) for number in range(3)]
    aino_asks(wishes(*({"act": "accept", "item": item} for item in items), step="all"))
    test = workbench.opens("activity_systems", room.workshop, steps=aino_asks.steps)
    test.button(key="undo").click().run()

    assert [one.standing for one in room.state.entries.values()] == ["waiting"] * 3
