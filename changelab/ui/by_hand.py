"""By hand: who can be entered for, what the task takes of them, and joining without a phone."""

import json
from typing import Any

import streamlit as st

from changelab.domain.entities import Ballot, Task
from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.domain.vocabulary import Element, Purpose, Role, Surface, TaskKind
from changelab.domain.voting import text_of
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.people_list import add_by_hand

_JOINED = "joined-by-hand"
#: What the line of a person without a phone is asked, in the minute it is typed.
_HINTS = {
    TaskKind.CONTRADICTIONS: "Press the two things that pull against each other, then type.",
    TaskKind.PROMPTS: "Press the question, then type the answer.",
    TaskKind.HISTORY: "Type when and what: 1998: a new law, 1998-2004 tools: paper forms",
    TaskKind.COMMITMENTS: "Type what they will do: call the school by Friday",
    TaskKind.VOTE: "No vote is open.",
    TaskKind.LISTEN: "In this task the room only listens. What you type is kept all the same.",
}


def by_hand(state: WorkshopState) -> str:
    """What the scribe's line has to know of the people and the task, as JSON."""
    shown = {
        "people": _people(state),
        "ballot": _ballot(state, state.ballot) if state.ballot else None,
        "takes": _takes(state, state.task) if state.task else None,
        "joined": st.session_state.get(_JOINED),
        "limits": {"title": TITLE_LIMIT},
    }
    return json.dumps(shown)


def let_join(key: str) -> None:
    """Let the person in whom the line with that key asks for; fit for `on_joining_change`."""
    wish = st.session_state[key].get("joining") or {}
    before = st.session_state.get(_JOINED) or {}
    if not wish or wish.get("id") == before.get("id"):
        return
    answer = {"id": wish["id"], "participant": "", "refused": ""}
    try:
        joined = add_by_hand(str(wish.get("name", "")), bool(wish.get("agreed")))
        answer["participant"] = joined.participant
    except ChangeLabError as error:
        answer["refused"] = str(error)
    st.session_state[_JOINED] = answer


def _people(state: WorkshopState) -> list[dict[str, str]]:
    """Everyone who takes part; what they are called only the facilitator learns."""
    names = visit.names() if visit.role() is Role.FACILITATOR else {}
    return [
        {"id": one.id, "name": names.get(one.id, "")}
        for one in state.participants.values()
        if one.withdrawn is None and one.consent.get(Purpose.TAKE_PART, True)
    ]


def _ballot(state: WorkshopState, ballot: Ballot) -> dict[str, Any]:
    return {
        "id": ballot.id,
        "votes": ballot.votes,
        "candidates": [
            {"id": one, "text": text} for one in ballot.candidates if (text := text_of(state, one))
        ],
    }


def _takes(state: WorkshopState, task: Task) -> dict[str, Any]:
    """What the phones send in that task: where a card can belong, and a word on how."""
    plan, wording = task.plan, Wording(state.about.wording)
    elements = [
        {"element": one, "words": wording.element(one)}
        for one in Element
        if not plan.elements or one in plan.elements
    ]
    surfaces = [
        {"surface": one, "words": wording.surface(one)}
        for one in Surface
        if plan.surface in (None, one)
    ]
    places: list[dict[str, str]] = []
    match plan.kind:
        case TaskKind.OPEN:
            places = elements + surfaces
        case TaskKind.MAP:
            places = elements
        case TaskKind.CONTRADICTIONS:
            places = [{"element": one, "words": wording.element(one)} for one in Element]
        case TaskKind.NOTES:
            places = surfaces
        case TaskKind.PROMPTS:
            places = [{"prompt": one, "words": one} for one in plan.prompts or (plan.title,)]
    return {
        "kind": plan.kind,
        "period": plan.period,
        "places": places,
        "hint": _HINTS.get(plan.kind, "Press where it belongs, then type."),
        "words": f"{wording['commitment']} …" if plan.kind is TaskKind.COMMITMENTS else "",
    }
