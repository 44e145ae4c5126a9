"""Beside the passages: what is on the one at hand, what it may show, and what to make of it."""

import html

import streamlit as st

from changelab.domain.codebooks import codebook_named, codes_of
from changelab.domain.cues import Cues
from changelab.domain.passages import is_turn
from changelab.domain.research import Code, Coding
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import ManifestationKind
from changelab.research.cues import Suggestion, suggestions
from changelab.ui import coding_doing as doing
from changelab.ui import visit
from changelab.ui.coding_board import Chosen
from changelab.ui.coding_citing import cite
from changelab.ui.coding_episodes import change_episode, episodes, mark_episode
from changelab.ui.coding_index import index_of
from changelab.ui.coding_memos import memo_card, write_memo
from changelab.ui.coding_passages import Passage, small
from changelab.ui.sentences import short


def details(
    state: WorkshopState,
    passage: Passage,
    chosen: Chosen,
    coder: str,
    *,
    others: bool,
    cues: Cues | None,
) -> None:
    """Everything about the passage at hand."""
    st.html(
        f'<div style="color:#5B6660;font-size:.85rem">{html.escape(passage.head)}</div>'
        f'<div dir="auto" style="overflow-wrap:anywhere">{_quoted(passage, chosen)}</div>'
    )
    if passage.gone:
        return
    with st.container(horizontal=True, gap="small"):
        write_memo("Memo", f"memo-on-{passage.id}", coder, passage.id)
        if is_turn(passage.id):
            mark_episode(state, passage, chosen, coder)
        if not passage.whole and passage.id[0] not in CONTRIBUTIONS:
            cite(state, passage, chosen)
    _codings(state, passage, coder, others=others)
    if cues is not None and not passage.whole:
        _suggestions(state, passage, chosen, coder, cues)
    if is_turn(passage.id):
        episodes(state, passage, coder, others=others)
    elif passage.id in state.episodes and state.episodes[passage.id].coder == coder:
        change_episode(state, passage.id)
    _memos(state, passage, coder, others=others)


def _quoted(passage: Passage, chosen: Chosen) -> str:
    if passage.gone:
        return html.escape(passage.gone)
    if chosen.first != chosen.last:
        ends = [key.partition("/")[2] for key in (chosen.first, chosen.last)]
        return f"<b>{f'Turns {ends[0]} to {ends[1]}' if all(ends) else 'Several passages'}</b>"
    if chosen.start is None:
        return "<b>The whole passage</b>"
    return f"<b>“{html.escape(short(chosen.words_of(passage), 140))}”</b>"


# --- codings ----------------------------------------------------------------------------


def _codings(state: WorkshopState, passage: Passage, coder: str, *, others: bool) -> None:
    there = index_of(state).codings_of(passage.id, None if others else coder)
    if not there:
        st.caption("Not coded yet. Click a code on the left, or press its key.")
    for one in there:
        _coding(state, one, own=one.coder == coder)
    if others:
        hidden = ""
    else:
        hidden = "The codes of other coders are hidden, so that you code independently."
    if hidden and len(state.coders) > 1:
        st.caption(hidden)


def _coding(state: WorkshopState, one: Coding, *, own: bool) -> None:
    code, label = state.codes.get(one.code), state.coders[one.coder].label
    name, colour = (code.name, code.colour) if code else (one.code, "")
    quote = f" “{html.escape(short(one.quote, 70))}”" if one.start is not None else ""
    words, way = st.columns([5, 1], vertical_alignment="center")
    words.html(
        f'<div style="border-left:4px solid {html.escape(colour or "#6b7280")};padding-left:.5rem;'
        f'overflow-wrap:anywhere;font-size:.9rem;line-height:1.35"><b>{html.escape(name)}</b>{quote}'
        f'<div style="color:#5B6660;font-size:.82rem">by {html.escape(label)}</div></div>'
    )
    if own:
        way.button(
            "",
            key=f"off-{one.id}",
            icon=":material/close:",
            type="tertiary",
            help=visit.plain(f"Take off: {name}"),
            on_click=doing.do,
            kwargs={"act": "remove_coding", "coding": one.id},
        )


# --- suggestions ------------------------------------------------------------------------


def _suggestions(
    state: WorkshopState, passage: Passage, chosen: Chosen, coder: str, cues: Cues
) -> None:
    """What cue words may point to; a person decides, with one click, or leaves it."""
    found: dict[ManifestationKind, list[Suggestion]] = {}
    for one in suggestions(passage.words, cues):
        found.setdefault(one.kind, []).append(one)
    if not found:
        return
    book = codebook_named(state, "manifestations")
    codes = {one.key: one for one in codes_of(state, book.id)} if book else {}
    with st.container(border=True, gap="small", key="suggested"):
        for kind, alike in found.items():
            _suggestion(state, passage, chosen, coder, alike, codes.get(kind.value))
        if book is None:
            st.caption("Under Codebooks, take the discursive manifestations into use to code this.")
        st.caption("Cue words are a first sieve: they suggest, you decide.")


def _suggestion(
    state: WorkshopState,
    passage: Passage,
    chosen: Chosen,
    coder: str,
    alike: list[Suggestion],
    code: Code | None,
) -> None:
    """One manifestation that the passage may show, and why; nothing is coded but by the button."""
    _first, *more = dict.fromkeys(" ".join(one.words.split()).lower() for one in alike)
    also = f" Also: {', '.join(f'“{words}”' for words in more)}." if more else ""
    words, way = st.columns([5, 2], vertical_alignment="center")
    words.html(small(alike[0].why + also))
    if code is None or code.retired:
        return
    own = index_of(state).codings_of(passage.id, coder)
    if any(one.code == code.id for one in own):
        way.caption("coded so")
        return
    place = "the words that are chosen" if chosen.start is not None else "the whole passage"
    way.button(
        "Code it",
        key=f"suggested-{passage.id}-{code.id}",
        help=visit.plain(f"Put {code.name} on {place}"),
        on_click=doing.do,
        kwargs={
            "act": "code_passage",
            "code": code.id,
            "coder": coder,
            "item": passage.id,
            "start": chosen.start,
            "end": chosen.end,
        },
    )


def _memos(state: WorkshopState, passage: Passage, coder: str, *, others: bool) -> None:
    index = index_of(state)
    about = [passage.id, *(one.id for one in index.codings_of(passage.id))]
    for memo in index.memos_about(about, None if others else coder):
        memo_card(state, memo, coder)
