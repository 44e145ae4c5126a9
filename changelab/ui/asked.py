"""What a live component asks for: acts with ids of their own, each acknowledged.

A lost message is sent again, and an act sent twice is done once. What was asked for in one
step is kept by one commit, and goes back in one step.
"""

import uuid
from typing import Any

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.record import read_act
from changelab.domain.undo import Undo, deed_to_undo
from changelab.ui import visit

_STEPS = "steps"
#: How many steps of several acts a workbench remembers.
_REMEMBERED = 50


def acks(key: str) -> list[dict[str, str]]:
    """What became of the acts that the component asked for last."""
    return st.session_state.get(_acks(key), [])


def do_what_is_asked(key: str) -> None:
    """Do the acts that the component with that key just sent; fit for `on_asked_change`."""
    asked = st.session_state[key].get("asked") or []
    st.session_state[_acks(key)] = _all_done(asked)


def undo() -> None:
    """Take back what this workbench did last; fit for `on_click`."""
    visit.take_back_what_was_said()
    try:
        with visit.laboratory().together():
            _undo(str(uuid.uuid4()))
    except ChangeLabError as error:
        visit.refuse(error)


def do_together(acts: list[dict[str, Any]]) -> bool:
    """Do these acts as one step: all of them, or none and a word of why.

    Returns:
        True if they were done.
    """
    visit.take_back_what_was_said()
    step = str(uuid.uuid4())
    done = []
    try:
        with visit.laboratory().together():
            for act in acts:
                act_id = str(uuid.uuid4())
                workshop = visit.workshop() or ""
                visit.laboratory().perform(workshop, visit.actor(), read_act(act), act_id)
                done.append(act_id)
    except ChangeLabError as error:
        visit.refuse(error)
        return False
    for act_id in done:
        _remember(step, act_id)
    return True


def _acks(key: str) -> str:
    return f"{key}-acks"


def _all_done(asked: list[dict[str, Any]]) -> list[dict[str, str]]:
    try:
        with visit.laboratory().together():
            return [_done(act) for act in asked]
    except ChangeLabError as error:
        return [_ack(act, error) for act in asked]


def _done(asked: dict[str, Any]) -> dict[str, str]:
    """Do one act; what is refused goes back to where it was asked for."""
    fields = dict(asked)
    step, act_id = fields.pop("step", None), str(fields.pop("id", ""))
    try:
        if fields == {"act": Undo.act}:
            _undo(act_id)
        else:
            workshop = visit.workshop() or ""
            visit.laboratory().perform(workshop, visit.actor(), read_act(fields), act_id)
    except OSError:
        # The file is busy or the disk is full: then nothing of the step is kept.
        raise
    except ChangeLabError as error:
        return _ack(asked, error)
    if step:
        _remember(str(step), act_id)
    return _ack(asked)


def _ack(asked: dict[str, Any], error: ChangeLabError | None = None) -> dict[str, str]:
    return {"id": str(asked.get("id")), "refused": str(error) if error else ""}


def _remember(step: str, act_id: str) -> None:
    steps = st.session_state.setdefault(_STEPS, {})
    steps[step] = tuple(dict.fromkeys((*steps.get(step, ()), act_id)))
    while len(steps) > _REMEMBERED:
        steps.pop(next(iter(steps)))


def _undo(act_id: str) -> None:
    """Undo what this role did last, under that id; if it was part of a step, the whole step."""
    laboratory, workshop, actor = visit.laboratory(), visit.workshop() or "", visit.actor()
    whole = laboratory.state(workshop)
    if act_id in whole.deeds:
        return
    last = deed_to_undo(whole, None, actor)
    steps = st.session_state.get(_STEPS, {}).values()
    step = next((one for one in steps if last.act_id in one), (last.act_id,))
    there = [one for one in reversed(step) if one in whole.deeds and not whole.deeds[one].undone]
    for place, one in enumerate(there):
        own_id = act_id if place == 0 else str(uuid.uuid5(uuid.UUID(act_id), one))
        laboratory.perform(workshop, actor, Undo(of=one), own_id)
