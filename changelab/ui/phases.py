"""The phases of the activity's history: where the group cuts it, and how each is called."""

import streamlit as st

from changelab.domain.dates import as_year
from changelab.domain.entities import Phase
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.ui import visit
from changelab.ui.forms import Form, form, may


def phases(state: WorkshopState) -> None:
    """Every phase, the earliest first, and a way to cut once more."""
    there = sorted(state.phases.values(), key=lambda one: as_year(one.since))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("##### Phases", width="stretch")
        _cut()
    if not there:
        st.caption("Where did the way of working change? Cut there, and give each phase a name.")
    for one in there:
        words, ways = st.columns([2, 1], vertical_alignment="center", gap="small")
        words.markdown(f"**{one.since}** {visit.plain(one.name)}")
        with ways:
            _change(one)


def _cut() -> None:
    asked = form("Cut here", "hw-cut", "cut_history", icon="content_cut")
    if asked:
        with asked.body:
            _ask(asked, None)
            st.button("Cut", key=f"{asked.key}-do", type="primary", on_click=_do_cut, args=(asked,))


def _do_cut(asked: Form) -> None:
    if visit.do("cut_history", since=asked.said("since"), name=asked.said("name")):
        asked.shut()


def _change(one: Phase) -> None:
    asked = form("Change", f"hw-phase-{one.id}", "change_phase", icon="edit")
    if asked:
        with asked.body:
            _ask(asked, one)
            with st.container(horizontal=True):
                st.button(
                    "Save",
                    key=f"{asked.key}-do",
                    type="primary",
                    on_click=_do_change,
                    args=(one.id, asked),
                )
                st.button(
                    "Join it to the one before",
                    key=f"{asked.key}-join",
                    type="tertiary",
                    disabled=not may("join_phase"),
                    on_click=visit.do,
                    kwargs={"act": "join_phase", "phase": one.id},
                )


def _do_change(phase: str, asked: Form) -> None:
    if visit.do("change_phase", phase=phase, since=asked.said("since"), name=asked.said("name")):
        asked.shut()


def _ask(asked: Form, known: Phase | None) -> None:
    st.text_input(
        "It begins in",
        known.since if known else "",
        key=f"{asked.key}-since",
        max_chars=10,
        placeholder="1998-05",
        help="A year, a month or a day: 1998, 1998-05 or 1998-05-17.",
    )
    st.text_input(
        "Its name",
        known.name if known else "",
        key=f"{asked.key}-name",
        max_chars=TITLE_LIMIT,
        placeholder="Everyone for themselves",
    )
