"""The transcripts of a workshop: which there are, and the way into each."""

import streamlit as st

from changelab.domain.research import Transcript
from changelab.domain.state import WorkshopState
from changelab.service.corpus import Tally
from changelab.ui import live, visit
from changelab.ui.heading import heading
from changelab.ui.transcripts_consent import consent_of_all
from changelab.ui.transcripts_import import bring_one_in
from changelab.ui.transcripts_reading import read
from changelab.ui.transcripts_words import lasting, matched, turns
from changelab.ui.whens import moment

_OPEN = "transcript-open"
_NEW = "new"


def transcripts() -> None:
    """All of them; or the one that is read, or the one that comes in."""
    state = visit.state()
    wanted = st.session_state.get(_OPEN)
    if wanted == _NEW:
        bring_one_in(done=open_one)
        return
    found = state.transcripts.get(wanted or "")
    if found is not None and not found.removed:
        read(found.id, back=open_one)
        return
    _all_of_them()


def open_one(which: str | None) -> None:
    """Read that one, begin a new one, or go back to all; fit for `on_click`."""
    visit.take_back_what_was_said()
    st.session_state[_OPEN] = which


@st.fragment
@visit.readable
def _all_of_them() -> None:
    live.listen("transcripts")
    state = visit.state()
    there = [one for one in state.transcripts.values() if not one.removed]
    beside = heading("Transcripts", "What was said in the sessions, and by whom?")
    if there:
        with beside:
            _bring_in()
    else:
        st.info(
            "There is no transcript yet. Bring in what Zoom, Teams, Otter or a transcriber wrote "
            "down; you will see what was found in it before anything is kept.",
            icon=":material/record_voice_over:",
        )
        _bring_in()
        return
    tallies = visit.laboratory().corpora.tallies(state.workshop)
    consent_of_all(state, there, tallies)
    order = {key: place for place, key in enumerate(state.about.sessions)}
    for one in sorted(there, key=lambda one: (order.get(one.session or "", 99), int(one.id[1:]))):
        _row(state, one, tallies.get(one.id, Tally({}, None)))


def _bring_in() -> None:
    if st.button(
        "Bring in a transcript", key="transcript-new", type="primary", icon=":material/add:"
    ):
        open_one(_NEW)
        st.rerun()


def _row(state: WorkshopState, one: Transcript, tally: Tally) -> None:
    session = state.sessions.get(one.session or "")
    with st.container(border=True, key=f"transcript-{one.id}"):
        words, way = st.columns([6, 1], vertical_alignment="center")
        with words.container(gap=None):
            st.markdown(f"**{visit.plain(one.title)}**")
            facts = [
                session.plan.title if session else "belongs to no session",
                turns(one.turns),
                lasting(tally.lasts),
                matched(one),
                f"began {moment(one.starts_at)}" if one.starts_at else "not placed on the clock",
            ]
            st.caption(visit.plain(" · ".join(facts)))
        if way.button("Read", key=f"read-{one.id}", icon=":material/menu_book:", width="stretch"):
            open_one(one.id)
            st.rerun()
