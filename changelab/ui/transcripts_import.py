"""Bringing a transcript in, in plain steps: nothing is kept before the last one."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.domain.transcripts import transcript_of_file
from changelab.intake.transcripts import CannotRead, WrittenDown, read_transcript
from changelab.intake.transcripts.choosing import Choices, Chosen, chosen
from changelab.intake.transcripts.written_down import SIZE_LIMIT, TURN_LIMIT, TURNS_LIMIT
from changelab.ui import visit
from changelab.ui.heading import heading
from changelab.ui.transcripts_about import ask_session
from changelab.ui.transcripts_found import found, likely_session
from changelab.ui.transcripts_place import place
from changelab.ui.transcripts_who import A_NEW_PERSON, who_is_who

#: What the session keeps of the file at hand: what was asked of it, and what was read.
_READ = "transcript-read"
_REPLACED = "transcript-replaced"
_KINDS = "WebVTT, SRT, a table (CSV or TSV), Word (.docx) or plain text with names"


@dataclass(frozen=True, slots=True)
class Asked:
    """A file, and how it is to be read."""

    digest: str
    name: str
    known: frozenset[str]
    never: frozenset[str]
    join: bool


def bring_one_in(done: Callable[[str | None], None]) -> None:
    """The steps, each as soon as the one above is done."""
    state = visit.state()
    with heading("Bring in a transcript", "Nothing is kept before you press Import at the end."):
        st.button(
            "All transcripts",
            key="transcript-back",
            icon=":material/arrow_back:",
            on_click=_leave,
            args=(done,),
        )
    st.markdown("**1 · The file**")
    file = st.file_uploader(
        f"{_KINDS}, such as Zoom, Teams and Otter write them",
        key=f"transcript-file-{st.session_state.get('transcript-files', 0)}",
        max_upload_size=SIZE_LIMIT // 1024**2,
    )
    st.caption(
        f"Up to {SIZE_LIMIT // 1024**2} MB, {TURNS_LIMIT:,} turns, and {TURN_LIMIT:,} characters "
        "in a turn. A file is known by its content, whatever its name."
    )
    if file is None:
        forget_the_file()
        return
    written = _written(state, file.name, file.getvalue())
    if written is not None:
        _steps(state, written, done)


def forget_the_file() -> None:
    """Keep nothing of a file that was looked at: names of people stand in it."""
    for key in [key for key in st.session_state if str(key).startswith("transcript-")]:
        if key in (_READ, _REPLACED, "transcript-never", "transcript-join"):
            del st.session_state[key]


def _leave(done: Callable[[str | None], None]) -> None:
    forget_the_file()
    st.session_state["transcript-files"] = st.session_state.get("transcript-files", 0) + 1
    done(None)


def _written(state: WorkshopState, name: str, content: bytes) -> WrittenDown | None:
    digest = hashlib.sha256(content).hexdigest()
    there = transcript_of_file(state, digest)
    if there is not None:
        st.warning(
            f"This file is here already, as “{visit.plain(there.title)}”. Nothing was imported.",
            icon=":material/content_copy:",
        )
        return None
    asked = Asked(
        digest,
        name,
        frozenset(filter(None, [*visit.names().values(), *state.participants])),
        frozenset(st.session_state.get("transcript-never", {}).get(digest, ())),
        st.session_state.get("transcript-join", True),
    )
    known = st.session_state.get(_READ)
    if known is not None and known[0] == asked:
        return known[1]
    bar = st.progress(0.0, "Reading the file …")
    try:
        written = read_transcript(
            content,
            name,
            known=asked.known,
            never=asked.never,
            join=asked.join,
            heard=lambda share: bar.progress(share, "Reading the file …"),
        )
    except CannotRead as error:
        st.error(visit.plain(str(error)), icon=":material/error:")
        return None
    finally:
        bar.empty()
    st.session_state[_READ] = (asked, written)
    return written


def _steps(state: WorkshopState, written: WrittenDown, done: Callable[[str | None], None]) -> None:
    key = written.file[:12]
    st.divider()
    st.markdown("**2 · What was found**")
    found(written)
    name, belongs = st.columns(2)
    title = name.text_input(
        "Name", written.title or "Transcript", max_chars=TITLE_LIMIT, key=f"transcript-title-{key}"
    )
    with belongs:
        session = ask_session(state, likely_session(state, written), f"transcript-session-{key}")
    st.divider()
    st.markdown("**3 · Who is who**")
    who = who_is_who(state, written)
    st.divider()
    st.markdown("**4 · When did it begin?**")
    starts_at = place(state, written, session)
    st.divider()
    st.markdown("**5 · Import**")
    ready = Choices(
        title=title.strip(),
        session=session,
        starts_at=starts_at.astimezone(UTC).isoformat() if starts_at else None,
        speakers={speaker: "" if one == A_NEW_PERSON else one for speaker, one in who.items()},
        key_table=visit.laboratory().key_table(state.workshop) if _replaces(key) else None,
    )
    _say_what_is_replaced(written, ready)
    _import(written, ready, who, done)


def _replaces(key: str) -> bool:
    return st.checkbox(
        "Replace names of people in the text by [P01]",
        True,
        key=f"transcript-replace-{key}",
        help="Names, e-mails and phone numbers of the people of this workshop, and what the file "
        "calls its speakers, become pseudonyms in brackets; [name] where nobody has one. The file "
        "on your disk stays as it is: keep it apart from the record.",
    )


def _chosen(written: WrittenDown, ready: Choices) -> Chosen:
    """What will be imported; looked for once as long as nothing is chosen otherwise."""
    asked = (written.file, len(written.said), tuple(written.labels), ready)
    known = st.session_state.get(_REPLACED)
    if known is not None and known[0] == asked:
        return known[1]
    bar = st.progress(0.0, "Looking for names …")
    made = chosen(written, ready, lambda share: bar.progress(share, "Looking for names …"))
    bar.empty()
    st.session_state[_REPLACED] = (asked, made)
    return made


def _say_what_is_replaced(written: WrittenDown, ready: Choices) -> None:
    if ready.key_table is None:
        st.caption("The words stay as they are. An export that holds a name is refused later.")
        return
    counts = _chosen(written, ready).replaced
    total = sum(counts.values())
    if not total:
        st.caption("No names were found in the text.")
        return
    often = sorted(counts.items(), key=lambda one: -one[1])
    each = ", ".join(f"{instead} {count:,}" for instead, count in often[:8])
    places = "1 name will be replaced" if total == 1 else f"{total:,} names will be replaced"
    st.caption(visit.plain(f"{places}: {each}{' …' if len(often) > 8 else ''}."))


def _import(
    written: WrittenDown,
    ready: Choices,
    who: Mapping[str, str],
    done: Callable[[str | None], None],
) -> None:
    count = f"{len(written.said):,} turn{'s' * (len(written.said) != 1)}"
    pressed = st.button(
        f"Import {count}",
        key="transcript-import",
        type="primary",
        icon=":material/download_done:",
        disabled=not ready.title,
    )
    if not pressed:
        return
    bar = st.progress(0.0, "Importing …")
    workshop, laboratory = visit.workshop() or "", visit.laboratory()
    try:
        # All of it or nothing: the people who are new, and what was said.
        with laboratory.together():
            speakers = dict(ready.speakers)
            for speaker, chosen_one in who.items():
                if chosen_one == A_NEW_PERSON:
                    joined = laboratory.join(workshop, written.labels[speaker][:TITLE_LIMIT])
                    speakers[speaker] = joined.participant
            coming = chosen(
                written,
                Choices(ready.title, ready.session, ready.starts_at, speakers, ready.key_table),
                lambda share: bar.progress(share / 2, "Importing …"),
            )
            laboratory.import_transcript(
                workshop,
                visit.actor(),
                coming.arriving,
                lambda share: bar.progress(0.5 + share / 2, "Importing …"),
            )
    except ChangeLabError as error:
        bar.empty()
        st.error(visit.plain(str(error)), icon=":material/error:")
        return
    visit.forget_names()
    forget_the_file()
    visit.tell(f"“{ready.title}” was imported: {count}.")
    done(None)
    st.rerun()
