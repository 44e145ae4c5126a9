"""What one does on the Coding page, and taking it back.

Several researchers have one role: here each takes back only what was done at this workbench.
"""

import uuid
from typing import Any

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.record import read_act
from changelab.ui import asked, visit

_DONE = "cg-done"
#: How many acts a workbench can take back.
_REMEMBERED = 200


def do(act: str, **fields: Any) -> Any:
    """Do an act, as `visit.do` does, and remember that it was done here."""
    visit.take_back_what_was_said()
    act_id, workshop = str(uuid.uuid4()), visit.workshop() or ""
    try:
        wanted = read_act({"act": act, **fields})
        done = visit.laboratory().perform(workshop, visit.actor(), wanted, act_id)
    except ChangeLabError as error:
        visit.refuse(error)
        return None
    _remember(act_id)
    return done


def do_what_is_asked(key: str) -> None:
    """Do what a component asks for, see `asked`, and remember what was done here."""
    wanted = st.session_state[key].get("asked") or []
    asked.do_what_is_asked(key)
    refused = {one["id"] for one in asked.acks(key) if one["refused"]}
    for act in wanted:
        if act.get("id") in refused:
            continue
        if act.get("act") == "undo":
            _forget(str(act.get("of")))
        else:
            _remember(str(act.get("id")))


def undo() -> None:
    """Take back what was done here last."""
    if not _here():
        visit.tell("There is nothing left to take back here.")
        return
    last = _here()[-1]
    visit.do("undo", of=last)
    _forget(last)


def undo_button() -> None:
    """Take back what was done at this workbench last."""
    st.button(
        "Undo",
        key="undo",
        on_click=undo,
        icon=":material/undo:",
        type="tertiary",
        help="Take back what you did last on this page",
    )


def _here() -> list[str]:
    """Ids of acts that were done here and not taken back, the last one last."""
    return st.session_state.setdefault(f"{_DONE}-{visit.workshop()}", [])


def _remember(act_id: str) -> None:
    done = _here()
    # What changed nothing is not in the record.
    if act_id not in done and act_id in visit.acts().deeds:
        done.append(act_id)
    del done[:-_REMEMBERED]


def _forget(act_id: str) -> None:
    if act_id in _here():
        _here().remove(act_id)
