"""Who codes, what is read, and which page of it: what a coding workbench remembers."""

import streamlit as st

from changelab.domain.cues import Cues
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.templates_of_codebooks import read_languages
from changelab.ui import visit
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
from changelab.ui.forms import form
from changelab.ui.ways import page

#: The page on which it comes in.
_WHERE = {
    TALK: ("transcripts", "Bring in a transcript"),
    CONTRADICTIONS: ("contradictions", "Name a contradiction"),
    MATERIAL: ("mirror", "Bring in mirror material"),
}
_CODER, _CODER_FIELD = "cg-coder", "cg-coder-field"
_KIND, _FIRST, _AT = "cg-kind", "cg-first", "cg-at"
_LANGUAGE, _OTHERS, _WHICH = "cg-language", "cg-others", "cg-which-"
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


def chosen_coder(state: WorkshopState) -> str | None:
    """Who codes at this workbench; None while there are several and nobody said."""
    labels = {one.id: f"I code as {one.label}" for one in state.coders.values()}
    # R1 is somebody else in another workshop.
    place = f"{_CODER}-{state.workshop}"
    known = st.session_state.get(place)
    if known not in labels:
        known = next(iter(labels)) if len(labels) == 1 else None
        st.session_state[place] = known
    if labels:
        # Streamlit forgets a field that is not shown; who codes is known on other pages too.
        st.session_state[_CODER_FIELD] = known

        def is_another() -> None:
            st.session_state[place] = st.session_state[_CODER_FIELD]

        st.selectbox(
            "I code as",
            list(labels),
            format_func=lambda key: labels.get(key, key),
            key=_CODER_FIELD,
            placeholder="I code as …",
            label_visibility="collapsed",
            on_change=is_another,
        )
    return known


def ask_who(state: WorkshopState) -> None:
    """Let one of the coders say that it is they who sit here."""

    def is_me(key: str) -> None:
        st.session_state[f"{_CODER}-{state.workshop}"] = key

    with st.container(border=True):
        st.markdown("**Who is coding?** What each of you codes is kept apart, to be compared.")
        with st.container(horizontal=True):
            for one in state.coders.values():
                st.button(
                    visit.plain(f"I code as {one.label}"),
                    key=f"cg-as-{one.id}",
                    on_click=is_me,
                    args=(one.id,),
                )


def keep_choices() -> None:
    """Remember what was chosen while another view of the page is open."""
    for key in list(st.session_state):
        if str(key) in (_KIND, _LANGUAGE, _OTHERS) or str(key).startswith(_WHICH):
            st.session_state[key] = st.session_state[key]


def enrol(label: str = "Another coder", *, primary: bool = False) -> None:
    """A form for someone who codes here for the first time."""
    asked = form(label, "coder-new", "enrol_coder", icon="person_add", primary=primary)
    if asked is None:
        return
    with asked.body:
        st.text_input(
            "What does the team call you?",
            key=f"{asked.key}-label",
            max_chars=TITLE_LIMIT,
            placeholder="first coder",
        )
        st.caption("Exports say R1, R2 … beside what you write here.")

        def enrolled() -> None:
            if visit.do("enrol_coder", label=asked.said("label") or ""):
                # The newest stands last.
                state = visit.laboratory().state(visit.workshop() or "")
                st.session_state[f"{_CODER}-{state.workshop}"] = list(state.coders)[-1]
                asked.shut()

        st.button("Code as this", key=f"{asked.key}-do", type="primary", on_click=enrolled)


def shows_others() -> bool:
    """Whether the work of other coders is shown; at first it is not."""
    return bool(st.session_state.get(_OTHERS))


def other_coders() -> None:
    """The switch for the work of other coders."""
    st.toggle(
        "Show other coders",
        key=_OTHERS,
        help="Off, you code independently: agreement between coders means something only then.",
    )


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
