"""Consent: who agreed to what, for which part of the workshop, and who withdrew?"""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Purpose, Role
from changelab.ui import live, visit
from changelab.ui.consent_matrix import CHOSEN, STYLE, matrix, missing_in, scope_names
from changelab.ui.consent_paper import paper
from changelab.ui.consent_person import answers, reaching
from changelab.ui.consent_recording import RECORDING, record_answers, recording
from changelab.ui.consent_withdrawing import withdrawing
from changelab.ui.dialogs import show_open_dialog
from changelab.ui.review_day import review_day, review_hint

ANSWERS, WITHDRAWAL = "Answers", "Withdrawal"


@st.fragment
@visit.readable
def all_of_it() -> None:
    """Everybody on the left, one person on the right; follows what is answered on phones."""
    live.listen("consent")
    state = visit.state()
    names = visit.names() if visit.role() is Role.FACILITATOR else {}
    words, place, due = st.columns([4, 4, 2], vertical_alignment="bottom", gap="medium")
    with words.container(gap=None):
        st.subheader("Consent", anchor=False)
        st.caption("Who agreed to what, for which part, and who withdrew?")
    called = scope_names(state)
    scope = place.selectbox(
        "For which part",
        list(called),
        format_func=lambda key: called[key],
        key=f"scope-{state.workshop}",
        help="The nearest answer counts: one for a recording goes before one for the whole.",
    )
    with due:
        review_day(state)
    visit.say()
    review_hint(state)
    if not state.participants:
        st.info(
            "Nobody has joined yet. People join with the code on the wall, or are added on the "
            "page Prepare, under People.",
            icon=":material/group_add:",
        )
        return
    left, right = st.columns([8, 5], gap="large")
    with left:
        everyone(state, names, scope)
    with right:
        one_person(state, names)
    show_open_dialog({RECORDING: recording})


def everyone(state: WorkshopState, names: dict[str, str], scope: str) -> None:
    """The matrix, how much of it is missing, and the form to fill it in."""
    gaps = {
        one.id: len(found)
        for one in state.participants.values()
        if (found := missing_in(state, one, scope))
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(how_complete(gaps, len(state.participants)), width="stretch")
        record_answers(scope)
    with st.container(height=min(620, 74 + 38 * len(state.participants)), border=False):
        st.html(STYLE + matrix(state, names, scope))
    st.caption(
        "Not asked, refused and withdrawn all count as no. Point at a cell for its day and form."
    )
    paper(state)


def how_complete(gaps: dict[str, int], people: int) -> str:
    """How many answers are missing, and of how many people."""
    if not gaps:
        return f"All {people} people answered all {len(Purpose)} questions."
    answers = sum(gaps.values())
    missing = "1 answer is" if answers == 1 else f"{answers} answers are"
    of = "1 person" if len(gaps) == 1 else f"{len(gaps)} people"
    return f"**{missing} missing**, of {of} out of {people}."


def one_person(state: WorkshopState, names: dict[str, str]) -> None:
    """How to reach them, what they answered, and the way out."""
    with st.container(border=True):
        key = st.selectbox(
            "Person",
            list(state.participants),
            format_func=lambda one: f"{one} · {names[one]}" if names.get(one) else one,
            key=CHOSEN.format(workshop=state.workshop),
        )
        person = state.participants[key]
        part = st.segmented_control(
            "Part",
            [ANSWERS, WITHDRAWAL],
            default=WITHDRAWAL if person.withdrawn else ANSWERS,
            required=True,
            key=f"consent-part-{key}-{person.withdrawn}",
            label_visibility="collapsed",
        )
        if part == ANSWERS:
            answers(state, person)
            if not person.is_gone:
                reaching(state, person)
        else:
            withdrawing(state, person)


all_of_it()
