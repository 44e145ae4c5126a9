"""Commitments: a concrete act, promised by someone; how one is made and followed up."""

import streamlit as st

from changelab.domain.entities import Commitment
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import CommitmentStatus
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.said import living
from changelab.ui.sentences import short
from changelab.ui.terms import FOLLOW_UP_WORDS


def make_commitment(
    state: WorkshopState, name: str, contradiction: str | None = None, primary: bool = False
) -> None:
    """A form to promise something by hand: who tries what by when."""
    label = "Make a commitment" if primary else "Commitment"
    icon = "handshake" if primary else "add"
    asked = form(label, name, "make_commitment", icon=icon, primary=primary)
    if asked is None:
        return
    key = asked.key
    with asked.body:
        st.text_input("Who", key=f"{key}-who", max_chars=TITLE_LIMIT, placeholder="Aino and Bilal")
        st.text_area(
            "will try what",
            key=f"{key}-text",
            max_chars=CARD_LIMIT,
            placeholder="One concrete thing that someone else could see being done",
        )
        st.text_input("by when", key=f"{key}-when", max_chars=TITLE_LIMIT, placeholder="Friday")
        if contradiction is None:
            st.selectbox(
                "Because of",
                [None, *(one.id for one in living(state.contradictions.values()))],
                format_func=lambda one: contradiction_words(state, one) or "nothing in particular",
                key=f"{key}-because",
            )
        st.button(
            "Promise it",
            key=f"{key}-do",
            type="primary",
            on_click=_make,
            args=(asked, contradiction),
        )


def _make(asked: Form, contradiction: str | None) -> None:
    if visit.do(
        "make_commitment",
        who=asked.said("who"),
        text=asked.said("text"),
        by_when=asked.said("when"),
        contradiction=contradiction or asked.said("because"),
    ):
        asked.shut()


def contradiction_words(state: WorkshopState, contradiction: str | None) -> str:
    """The number and the beginning of a contradiction; empty without one."""
    one = state.contradictions.get(contradiction or "")
    return f"{one.number} · {short(one.text, 70)}" if one else ""


def follow_up(item: Commitment) -> None:
    """What became of it, and what came of that: asked where the commitment stands."""
    key = f"follow-{item.id}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            "What became of it?",
            list(FOLLOW_UP_WORDS),
            default=item.status,
            format_func=FOLLOW_UP_WORDS.__getitem__,
            key=f"{key}-status",
            required=True,
            disabled=not may("follow_up"),
        )
        st.text_input(
            "What came of it?",
            item.outcome,
            max_chars=CARD_LIMIT,
            key=f"{key}-outcome",
            disabled=not may("follow_up"),
            placeholder="What happened, in a sentence",
        )
        st.button(
            "Save",
            key=f"{key}-do",
            on_click=_follow_up,
            args=(item.id, key),
            disabled=not may("follow_up"),
        )


def _follow_up(commitment: str, key: str) -> None:
    said = st.session_state
    status = said[f"{key}-status"] or CommitmentStatus.OPEN
    if visit.do(
        "follow_up", commitment=commitment, status=status, outcome=said[f"{key}-outcome"] or ""
    ):
        st.session_state["followed"] = ""
