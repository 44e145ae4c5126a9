"""Commitments: who tries what by when, and what came of it?"""

import streamlit as st

from changelab.domain.entities import Commitment
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import CommitmentStatus
from changelab.ui import live, visit
from changelab.ui.heading import heading
from changelab.ui.promises import contradiction_words, follow_up, make_commitment
from changelab.ui.said import STYLE, came, hands, is_edited, living, rewording, said
from changelab.ui.terms import FOLLOW_UP_WORDS

OPENED = "followed"


def due(state: WorkshopState, item: Commitment) -> bool:
    """True for what was promised before the running session and not followed up in it yet."""
    running = state.stage.session
    return (
        running is not None
        and item.session != running
        and item.followed_up_in != running
        and item.status is CommitmentStatus.OPEN
    )


def promise(state: WorkshopState, item: Commitment, asked: bool) -> None:
    """One commitment; where it is asked about, with the question what became of it."""
    with st.container(border=True, key=f"said-{item.id}", gap="small"):
        if is_edited(item):
            rewording(item)
            return
        because = contradiction_words(state, item.contradiction)
        said(
            item.text,
            f"by {item.by_when}" if item.by_when else "",
            f"because of {because}" if because else "",
            came(state, item),
            who=f"{item.who} will",
            term=FOLLOW_UP_WORDS[item.status],
            outcome="" if asked else item.outcome,
            item=item,
        )
        hands(item, {} if asked else {"Follow up": lambda: _open(item.id)})
        if asked:
            follow_up(item)


def _open(item: str) -> None:
    st.session_state[OPENED] = item


def listed(state: WorkshopState, title: str, items: list[Commitment], asked: bool = False) -> None:
    """A part of the list under its own title; nothing where there is nothing."""
    if not items:
        return
    st.markdown(f"##### {title}")
    for item in items:
        promise(state, item, asked or st.session_state.get(OPENED) == item.id)


@st.fragment
@visit.readable
def all_of_them() -> None:
    """The commitments, as they are made and followed up."""
    live.listen("commitments")
    state = visit.state()
    with heading("Commitments", "Who tries what by when, and what came of it?"):
        make_commitment(state, "promise-new", primary=True)
    there = living(state.commitments.values())
    waiting = [one for one in there if due(state, one)]
    rest = [one for one in there if one not in waiting and one.status is CommitmentStatus.OPEN]
    running = state.stage.session
    listed(state, "From earlier sessions: what became of them?", waiting, asked=True)
    listed(state, "Made in this session", [one for one in rest if running == one.session])
    listed(state, "Still open", [one for one in rest if running != one.session])
    listed(state, "Followed up", [one for one in there if one.status is not CommitmentStatus.OPEN])
    if not there:
        st.info("Nothing is promised yet. Make the first one: a person, a concrete thing, a day.")


st.html(STYLE)
all_of_them()
