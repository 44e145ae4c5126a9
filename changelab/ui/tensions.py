"""The contradictions as a list by number; the whole row opens its chain."""

import html

import streamlit as st

from changelab.domain.contradictions import LEVEL_QUESTIONS
from changelab.domain.entities import Contradiction
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Standing
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.chain import tied_commitments
from changelab.ui.said import living
from changelab.ui.terms import STATUS_WORDS
from changelab.ui.where import where_icon, where_words

_CHOSEN, _SEARCH, _ALL = "cd-chosen", "cd-search", "cd-all"
#: How many rows are drawn before someone asks for the rest.
AT_ONCE = 40


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
    seen = len(living(state.observations[key] for key in one.evidence))
    shown = len(living(state.manifestations[key] for key in one.manifestations))
    tried = len(tied_commitments(state, one))
    risen = living(state.contradictions[key] for key in one.gave_rise_to)
    counts = [
        _count(seen, "observation"),
        _count(shown, "manifestation"),
        _count(tried, "commitment"),
        "gave rise to " + ", ".join(str(other.number) for other in risen) if risen else "",
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
    shown = there if st.session_state.get(_ALL) else there[:AT_ONCE]
    with st.container(gap="xxsmall"):
        for one in shown:
            _tension(state, one, words)
    if len(shown) < len(there):
        st.button(f"Show the other {len(there) - len(shown)}", key="cd-rest", on_click=_show_all)


def _show_all() -> None:
    st.session_state[_ALL] = True
