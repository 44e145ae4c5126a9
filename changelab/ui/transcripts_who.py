"""Who is who in a transcript that comes in: each speaker is matched, new, or left open."""

import streamlit as st

from changelab.domain.matching import suggested_who
from changelab.domain.state import WorkshopState
from changelab.intake.transcripts import WrittenDown
from changelab.intake.transcripts.choosing import EVERYONE
from changelab.ui import visit
from changelab.ui.transcripts_words import called, everyone_who_may_speak, turns

#: Choices beside those who are here.
A_NEW_PERSON, NO_PERSON = "+", "-"
_BESIDE = {
    A_NEW_PERSON: "A new person, under this name in the key table",
    NO_PERSON: "No person: these words were said",
}


def who_is_who(state: WorkshopState, written: WrittenDown) -> dict[str, str]:
    """Who each speaker is: a pseudonym, a role, empty, or a new person."""
    if not written.labels:
        return {EVERYONE: _who_said_it_all(state)}
    st.caption(
        "What the file calls people goes to the key table only, and leaves with no export. You can "
        "leave someone open and say it later."
    )
    names = visit.names()
    choices = [*everyone_who_may_speak(state), A_NEW_PERSON]
    if written.format in ("txt", "docx", "vtt", "srt"):
        choices.append(NO_PERSON)
    found: dict[str, str] = {}
    columns = st.columns(2, gap="medium")
    for place, (speaker, label) in enumerate(written.labels.items()):
        likely = suggested_who(label, names, state)
        key = f"transcript-is-{written.file[:12]}-{speaker}-{label}"
        with columns[place % 2]:
            found[speaker] = st.selectbox(
                visit.plain(f"{label} ({turns(written.spoke.get(speaker, 0))})"),
                choices,
                index=choices.index(likely) if likely in choices else 0,
                format_func=lambda one: _BESIDE.get(one) or called(one, names),
                key=key,
            )
    _take_out(written, [written.labels[one] for one, who in found.items() if who == NO_PERSON])
    _open_ones(written, found)
    return found


def _who_said_it_all(state: WorkshopState) -> str:
    """Where a file names nobody, one person may have said all of it."""
    st.caption("The file names no speakers. If one person said all of it, say who it was.")
    names = visit.names()
    return st.selectbox(
        "Said by",
        everyone_who_may_speak(state),
        format_func=lambda one: called(one, names),
        key="transcript-said-by",
    )


def _take_out(written: WrittenDown, labels: list[str]) -> None:
    """Read the file again, if something before a colon was no name."""
    if labels:
        never = st.session_state.setdefault("transcript-never", {})
        never.setdefault(written.file, []).extend(labels)
        st.rerun()


def _open_ones(written: WrittenDown, found: dict[str, str]) -> None:
    nobody = [written.labels[one] for one, who in found.items() if not who]
    if nobody:
        called_so = ", ".join(f"“{label}”" for label in nobody[:5]) + " …" * (len(nobody) > 5)
        st.info(
            visit.plain(
                f"Not matched yet: {called_so}. Left open, they are unknown speakers, and exports "
                "leave out what they said."
            ),
            icon=":material/person_search:",
        )
