"""Writing down answers from paper: the same for several people at once."""

from datetime import date

import streamlit as st

from changelab.domain.errors import Refused
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Answered, Purpose, Role
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.consent_matrix import missing_in, scope_names
from changelab.ui.dialogs import close_dialog, open_dialog
from changelab.ui.sentences import PURPOSES

#: The name of the dialog.
RECORDING = "record-consent"
#: What can be written down; what is left open stays as it was.
_WORDS = {Answered.GIVEN: "yes", Answered.REFUSED: "no", Answered.WITHDRAWN: "withdrawn"}


def record_answers(scope: str) -> None:
    """The button that opens the form."""
    st.button(
        "Write down answers from paper",
        key="record-consent",
        type="primary",
        icon=":material/edit_note:",
        on_click=open_dialog,
        args=(RECORDING, scope),
    )


@st.dialog("Answers from paper", width="large", on_dismiss=close_dialog)
def recording(scope: str) -> None:
    """Who answered so, what they answered, when, and on which form."""
    state = visit.state()
    names = visit.names() if visit.role() is Role.FACILITATOR else {}
    called = scope_names(state)
    if scope not in called:
        st.info("This part of the workshop was removed. Close this and choose another.")
        return
    key = f"paper-{state.workshop}-{scope}"
    st.markdown(f"All of these answered the same, for: **{visit.plain(called[scope])}**")
    _who(state, names, scope, key)
    wording, places = Wording(state.about.wording), st.columns(3, gap="medium")
    for number, purpose in enumerate(Purpose):
        places[number % 3].segmented_control(
            PURPOSES[purpose].capitalize(),
            list(_WORDS),
            format_func=lambda one: _WORDS[one],
            key=f"{key}-{purpose}",
            help=wording[f"consent.{purpose}"],
        )
    form, today = state.about.consent_form, date.today()
    when, which, save = st.columns([2, 1, 2], vertical_alignment="bottom")
    when.date_input("Signed on", today, key=f"{key}-on", max_value=today)
    which.number_input("Form", 1, form, form, key=f"{key}-form")
    st.caption("What you leave open stays as it was. Signed forms stay on paper, apart from this.")
    if save.button("Write it down", key=f"{key}-save", type="primary", width="stretch"):
        if _save(key, scope):
            close_dialog()
            st.rerun()
        visit.say()


def _who(state: WorkshopState, names: dict[str, str], scope: str, key: str) -> None:
    here = [one for one in state.participants.values() if one.withdrawn is None]
    unasked = [one.id for one in here if missing_in(state, one, scope)]
    choices = {f"All {len(here)}": [one.id for one in here]}
    if 0 < len(unasked) < len(here):
        choices[f"The {len(unasked)} with missing answers"] = unasked
    with st.container(horizontal=True, gap="small"):
        for place, (label, people) in enumerate(choices.items()):
            st.button(label, key=f"{key}-all-{place}", on_click=_choose, args=(key, people))
    st.multiselect(
        "Who",
        [one.id for one in here],
        format_func=lambda one: f"{one} · {names[one]}" if names.get(one) else one,
        key=f"{key}-who",
        placeholder="Choose one person or several",
    )


def _choose(key: str, people: list[str]) -> None:
    st.session_state[f"{key}-who"] = people


def _save(key: str, scope: str) -> bool:
    """True if it was written down; else why not is said."""
    said = st.session_state
    answers = {one: said[f"{key}-{one}"] for one in Purpose if said.get(f"{key}-{one}")}
    who = said.get(f"{key}-who") or []
    if not who or not answers:
        visit.refuse(
            Refused("Nothing was written down yet.", "Choose who answered, and one answer or more.")
        )
        return False
    done = visit.do(
        "record_consent",
        participants=who,
        scope=scope,
        answers=answers,
        on=str(said[f"{key}-on"]),
        form=said[f"{key}-form"],
    )
    if done is None:
        return False
    visit.tell("Written down." if len(who) == 1 else f"Written down for {len(who)} people.")
    return True
