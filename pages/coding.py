"""Coding: what am I reading, what have I coded, which key?"""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.ui import coding_choices as choices
from changelab.ui import coding_coders as coders
from changelab.ui import visit
from changelab.ui.coding_board import board
from changelab.ui.coding_books import adopting, books_in_use
from changelab.ui.coding_details import details
from changelab.ui.coding_doing import undo_button
from changelab.ui.coding_memos import memos
from changelab.ui.coding_passages import passages

CODE, BOOKS, MEMOS = "Code", "Codebooks", "Memos"
VIEW = "cg-view"


def heading(state: WorkshopState) -> tuple[str, str | None]:
    """Which way to look, and who codes."""
    choices.keep_choices()
    words, view, coder, more = st.columns([2.1, 1.9, 1.5, 3], vertical_alignment="center")
    with words.container(gap=None):
        st.subheader("Coding", anchor=False)
        st.caption("What does a passage show, and how do I know it?")
    with view:
        chosen = st.segmented_control(
            "View",
            [CODE, BOOKS, MEMOS],
            default=CODE,
            required=True,
            key=VIEW,
            label_visibility="collapsed",
        )
    with coder:
        who = coders.chosen_coder(state)
    with more.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        if state.coders:
            if len(state.coders) > 1:
                coders.other_coders()
            coders.enrol()
        undo_button()
    visit.say()
    return chosen, who


def begin(state: WorkshopState) -> None:
    """Nobody codes here yet, or no codebook is in use: what to do first."""
    if not state.coders:
        with st.container(border=True):
            st.markdown(
                "**Who is coding?** Each coder works under a number, so that two can be compared."
            )
            coders.enrol("I begin to code", primary=True)
    if not state.codebooks:
        with st.container(border=True):
            st.markdown(
                "**What do you look for?** Take a codebook into use as it stands, with one click; "
                "codes can be added, changed and retired at any time."
            )
            adopting(state)


def code(state: WorkshopState, coder: str) -> None:
    """The codes, the passages, and what is known of the one at hand."""
    others = coders.shows_others()
    left, right = st.columns([3.4, 1.2], gap="medium")
    with left.container(gap="small"):
        kind, source = choices.chosen_source(state)
        if source is None:
            return
        choices.pager(state, kind, source, coder)
        first = choices.first_shown(source)
        shown = passages(state, kind, source.key, first)
        chosen = board(
            state,
            shown,
            f"{kind} {source.key} {first} {choices.at_hand()}",
            coder,
            others=others,
            at=choices.at_hand(),
            leaf=lambda by: choices.leaf(source, by),
        )
    with right:
        cues = choices.cues()
        with st.container(height=620, border=False, key="coding-details", gap="small"):
            found = next((one for one in shown if chosen and one.id == chosen.item), None)
            if found is None or chosen is None:
                st.info(
                    "Click a passage, or select some of its words with the mouse. Then click a "
                    "code on the left, or press its key."
                )
            else:
                details(state, found, chosen, coder, others=others, cues=cues)


@st.fragment
@visit.readable
def all_of_it() -> None:
    """The page, as one works on it."""
    state = visit.state()
    view, coder = heading(state)
    if not state.coders or (not state.codebooks and view == CODE):
        begin(state)
    elif view == BOOKS:
        used, offered = st.columns([3, 2], gap="large")
        with used:
            books_in_use(state)
        with offered:
            st.markdown("**Take another codebook into use**")
            adopting(state)
    elif coder is None:
        coders.ask_who(state)
    elif view == MEMOS:
        memos(state, coder, others=coders.shows_others())
    else:
        code(state, coder)


all_of_it()
