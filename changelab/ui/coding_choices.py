"""What is read, which page of it, and in which language cues are heard."""

import streamlit as st

from changelab.domain.cues import Cues
from changelab.domain.state import WorkshopState
from changelab.templates_of_codebooks import read_languages
from changelab.ui import visit
from changelab.ui.coding_coders import OTHERS
from changelab.ui.coding_index import index_of
from changelab.ui.coding_passages import (
    CARDS,
    CONTRADICTIONS,
    DONE,
    MATERIAL,
    PAGE,
    TALK,
    Source,
    coded_words,
    place_of,
    sources,
)
from changelab.ui.ways import page

#: The page on which it comes in.
_WHERE = {
    TALK: ("transcripts", "Bring in a transcript"),
    CONTRADICTIONS: ("contradictions", "Name a contradiction"),
    MATERIAL: ("mirror", "Bring in mirror material"),
}
_KIND, _FIRST, _AT = "cg-kind", "cg-first", "cg-at"
_LANGUAGE, _WHICH = "cg-language", "cg-which-"
_KINDS = {
    TALK: "Transcripts",
    CARDS: "Cards",
    CONTRADICTIONS: "Contradictions",
    MATERIAL: "Mirror material",
    DONE: "Tasks and episodes",
}
_NOTHING = {
    TALK: "No transcript is here yet. Bring one in on the Transcripts page, and code it here.",
    CARDS: "No cards are here yet: they come when the group works.",
    CONTRADICTIONS: "No contradiction is named yet.",
    MATERIAL: "There is no mirror material yet.",
    DONE: "There are no tasks and no episodes yet. Mark episodes while you read a transcript.",
}


def keep_choices() -> None:
    """Remember what was chosen while another view of the page is open."""
    for key in list(st.session_state):
        if str(key) in (_KIND, _LANGUAGE, OTHERS) or str(key).startswith(_WHICH):
            st.session_state[key] = st.session_state[key]


def cues() -> Cues | None:
    """The cue words that suggest; None if none are wanted."""
    shelf = read_languages()
    named = {key: one.language for key, one in shelf.cues.items()} | {"": "none"}
    st.selectbox(
        "Cue words",
        list(named),
        list(named).index("en" if "en" in named else ""),
        format_func=lambda key: f"Cue words: {named.get(key, key)}",
        key=_LANGUAGE,
        label_visibility="collapsed",
    )
    for refusal in shelf.refused:
        st.warning(visit.plain(str(refusal)))
    return shelf.cues.get(st.session_state.get(_LANGUAGE) or "")


def chosen_source(state: WorkshopState) -> tuple[str, Source | None]:
    """What is read: the kind, and which one of it; None if there is nothing of the kind."""
    kinds, which = st.columns([3, 2], vertical_alignment="bottom")
    with kinds:
        kind = st.segmented_control(
            "What to read",
            list(_KINDS),
            # Tasks are there from the beginning; what people said is what one comes for.
            default=next((kind for kind in list(_KINDS)[:-1] if sources(state, kind)), TALK),
            format_func=lambda key: _KINDS[key],
            key=_KIND,
            required=True,
            label_visibility="collapsed",
            on_change=_from_the_start,
        )
    there = {one.key: one for one in sources(state, kind)}
    if not there:
        st.info(_NOTHING[kind])
        if kind in _WHERE:
            file, label = _WHERE[kind]
            st.page_link(page(file), label=label, icon=":material/arrow_forward:")
        return kind, None
    if len(there) == 1:
        return kind, next(iter(there.values()))
    with which:
        key = st.selectbox(
            "Which one",
            list(there),
            format_func=lambda one: there[one].name if one in there else one,
            key=f"{_WHICH}{kind}",
            label_visibility="collapsed",
            on_change=_from_the_start,
        )
    return kind, there.get(key) or next(iter(there.values()))


def _from_the_start() -> None:
    st.session_state[_FIRST] = 1
    st.session_state[_AT] = None


def first_shown(source: Source) -> int:
    """The number of the first passage of the page at hand."""
    first = int(st.session_state.get(_FIRST) or 1)
    return first if 1 <= first <= source.size else 1


def at_hand() -> str | None:
    """The passage that was asked for by its number, if one was."""
    return st.session_state.get(_AT)


def leaf(source: Source, by: int) -> None:
    """Go to the next page of passages, or back."""
    first = first_shown(source) + by * PAGE
    if 1 <= first <= source.size:
        st.session_state[_FIRST] = first
        st.session_state[_AT] = None


def go_to(source: Source, number: int) -> None:
    """Open the page on which that passage stands."""
    st.session_state[_FIRST] = (number - 1) // PAGE * PAGE + 1
    st.session_state[_AT] = f"{source.key}/{number}"


def open_at(state: WorkshopState, item: str) -> None:
    """Let the page open where that passage stands; other pages lead here."""
    kind, source, number = place_of(state, item)
    st.session_state[_KIND] = kind
    st.session_state[f"cg-which-{kind}"] = source
    st.session_state[_FIRST] = (number - 1) // PAGE * PAGE + 1
    st.session_state[_AT] = item


def pager(state: WorkshopState, kind: str, source: Source, coder: str) -> None:
    """How far one has come, and the ways to other pages."""
    first = first_shown(source)
    last = min(first + PAGE - 1, source.size)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(coded_words(state, kind, source, coder), width="content")
        if kind == TALK:
            ahead = index_of(state).next_without(coder, source.key, last, source.size)
            st.button(
                "Next uncoded page",
                key="cg-uncoded",
                icon=":material/skip_next:",
                type="tertiary",
                disabled=ahead is None,
                on_click=go_to,
                args=(source, ahead or 1),
            )
        if source.size > PAGE:
            st.button(
                "",
                key="cg-back",
                icon=":material/chevron_left:",
                type="tertiary",
                help="The page before",
                disabled=first == 1,
                on_click=leaf,
                args=(source, -1),
            )
            st.caption(f"{first:,}–{last:,} of {source.size:,}", width="content")
            st.button(
                "",
                key="cg-on",
                icon=":material/chevron_right:",
                type="tertiary",
                help="The next page",
                disabled=last == source.size,
                on_click=leaf,
                args=(source, 1),
            )
            if kind == TALK:
                _go_to_a_turn(source)


def _go_to_a_turn(source: Source) -> None:
    def gone() -> None:
        number = st.session_state.get("cg-number")
        if number:
            go_to(source, int(number))
            st.session_state["cg-number"] = None

    st.number_input(
        "Go to turn",
        1,
        source.size,
        None,
        key="cg-number",
        placeholder="Turn …",
        label_visibility="collapsed",
        width=150,
        on_change=gone,
    )
