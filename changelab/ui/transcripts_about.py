"""What is known of a transcript, beside its words: who is who, when it began, what it is called."""

from collections.abc import Callable, Mapping
from datetime import datetime

import streamlit as st

from changelab.domain.research import Transcript
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.service.corpus import Tally
from changelab.ui import visit
from changelab.ui.transcripts_when import ask_when
from changelab.ui.transcripts_words import called, everyone_who_may_speak, turns
from changelab.ui.ways import page
from changelab.ui.whens import local

#: So many speakers are asked about before someone opens the list.
_AT_ONCE = 12


def about(
    state: WorkshopState, one: Transcript, tally: Tally, removed: Callable[[str | None], None]
) -> None:
    """Three things that can be said later as well, and the way to its coding."""
    few = len(one.speakers) <= _AT_ONCE
    people = st.expander(
        "Who is who",
        icon=":material/groups:",
        expanded=_someone_is_unknown(one) and few,
        key=f"transcript-people-{one.id}",
        on_change="rerun",
    )
    if people.open:
        with people:
            _who_is_who(state, one, tally)
    if tally.lasts is not None:
        with st.expander("When it began", icon=":material/schedule:", expanded=not one.starts_at):
            _when(one)
    with st.expander("Name and session", icon=":material/edit:"):
        _name_and_session(state, one)
        st.button(
            "Remove this transcript",
            key="transcript-remove",
            icon=":material/delete:",
            type="tertiary",
            help="It is used no more; Undo brings it back.",
            on_click=_remove,
            args=(one, removed),
        )

    st.page_link(
        page("coding"), label="Code what was said", icon=":material/format_ink_highlighter:"
    )


def _someone_is_unknown(one: Transcript) -> bool:
    return any(not who for who in one.speakers.values())


def _who_is_who(state: WorkshopState, one: Transcript, tally: Tally) -> None:
    if not one.speakers:
        st.caption("The file names no speakers.")
        return
    labels = visit.laboratory().corpora.labels(state.workshop, one.id)
    names, choices = visit.names(), everyone_who_may_speak(state)
    st.caption("What the file calls them stays in the key table and leaves with no export.")
    for speaker, who in one.speakers.items():
        key = f"who-{one.id}-{speaker}-{who}"
        there = choices if who in choices else [*choices, who]
        st.selectbox(
            visit.plain(f"{_called(speaker, labels)} ({turns(tally.spoke.get(speaker, 0))})"),
            there,
            index=there.index(who),
            format_func=lambda one_of: called(one_of, names),
            key=key,
            on_change=_match,
            args=(one.id, speaker, key),
        )


def _called(speaker: str, labels: Mapping[str, str]) -> str:
    return labels.get(speaker) or f"Speaker {speaker[1:]}"


def _match(transcript: str, speaker: str, key: str) -> None:
    who = st.session_state[key]
    visit.do("match_speaker", transcript=transcript, speaker=speaker, who=who)


def _when(one: Transcript) -> None:
    before = local(one.starts_at) if one.starts_at else None
    chosen = ask_when(f"began-{one.id}-{one.starts_at}", before)
    st.button(
        "Save",
        key="transcript-align",
        disabled=chosen == before,
        on_click=_align,
        args=(one.id, chosen),
    )


def _align(transcript: str, chosen: datetime | None) -> None:
    at = chosen.isoformat() if chosen else None
    visit.do("align_transcript", transcript=transcript, starts_at=at)


def _name_and_session(state: WorkshopState, one: Transcript) -> None:
    key = f"{one.id}-{one.title}-{one.session}"
    title = st.text_input("Name", one.title, max_chars=TITLE_LIMIT, key=f"name-{key}")
    session = ask_session(state, one.session, f"of-{key}")
    st.button(
        "Save",
        key="transcript-rename",
        disabled=(title, session) == (one.title, one.session),
        on_click=visit.do,
        args=("rename_transcript",),
        kwargs={"transcript": one.id, "title": title, "session": session},
    )


def ask_session(state: WorkshopState, before: str | None, key: str) -> str | None:
    """To which session it belongs; None to none."""
    there = [None, *(one.id for one in state.planned_sessions)]
    titles = {one.id: one.plan.title for one in state.planned_sessions}
    return st.selectbox(
        "Session",
        there,
        index=there.index(before) if before in there else 0,
        format_func=lambda one: titles[one] if one else "no session",
        key=key,
    )


def _remove(one: Transcript, removed: Callable[[str | None], None]) -> None:
    if visit.do("remove_transcript", transcript=one.id) is not None:
        removed(None)
        visit.tell(f"“{one.title}” was removed.")
