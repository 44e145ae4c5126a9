"""The contradictions as a list by number; the whole row opens its chain."""

import html

import streamlit as st

from changelab.domain.chains import chain_of
from changelab.domain.contradictions import LEVEL_QUESTIONS
from changelab.domain.entities import Contradiction
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Standing
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.long_lists import first_of
from changelab.ui.terms import STATUS_WORDS
from changelab.ui.where import where_icon, where_words

_CHOSEN, _SEARCH = "cd-chosen", "cd-search"


def chosen_of(there: list[Contradiction]) -> Contradiction | None:
    """The one whose chain is open: the chosen one, else the first."""
    chosen = st.session_state.get(_CHOSEN)
    return next((one for one in there if one.id == chosen), there[0] if there else None)


def choose(key: str | None) -> None:
    """Open the chain of a contradiction."""
    st.session_state[_CHOSEN] = key


def _tension(state: WorkshopState, one: Contradiction, words: Wording) -> None:
    """One contradiction in the list; the whole row opens its chain."""
    with st.container(key=f"row-{one.id}", gap=None):
        st.html(_row(state, one, words))
        st.button(
            visit.plain(f"Open {one.number}: {one.text[:80]}"),
            key=f"open-{one.id}",
            on_click=choose,
            args=(one.id,),
        )


def _row(state: WorkshopState, one: Contradiction, words: Wording) -> str:
    chain = chain_of(state, one)
    risen = ", ".join(str(other.number) for other in chain.effects)
    counts = [
        _count(len(chain.evidence), "observation"),
        _count(len(chain.manifestations), "manifestation"),
        _count(len(chain.commitments), "commitment"),
        f"gave rise to {risen}" if risen else "",
    ]
    behind = " · ".join(one for one in counts if one) or "nothing stands behind it yet"
    hidden = " · hidden from the room" if one.standing is Standing.HIDDEN else ""
    return (
        f'<div class="tension {one.status}"><span class="number">{one.number}</span>'
        f'<div class="words" dir="auto">{html.escape(one.text)}</div>{where_icon(one)}'
        f'<div class="small"><b>{html.escape(where_words(state, one))}</b> · '
        f"{html.escape(words.period(one.period))} · {LEVEL_QUESTIONS[one.level]} ({one.level})<br>"
        f"{STATUS_WORDS[one.status].split(':')[0]} · {behind}{hidden}</div></div>"
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""


def tensions(state: WorkshopState, there: list[Contradiction]) -> None:
    """The list; searched where it is long, the chosen one marked."""
    words = Wording(state.about.wording)
    chosen = chosen_of(there)
    if chosen:
        st.html(f"<style>.st-key-row-{chosen.id} {{ background: #E8F1F1; }}</style>")
    if len(there) > 8:
        asked = st.text_input(
            "Find",
            key=_SEARCH,
            type="search",
            placeholder="Find by a word",
            label_visibility="collapsed",
        )
        there = [one for one in there if asked.casefold() in one.text.casefold()]
    with st.container(gap="xxsmall"):
        for one in first_of(there, "cd"):
            _tension(state, one, words)
