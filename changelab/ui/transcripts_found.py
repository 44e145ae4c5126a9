"""What was found in a transcript's file: its size, what to know of it, how it begins."""

import html
from datetime import UTC, datetime

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.intake.transcripts import WrittenDown
from changelab.ui import visit
from changelab.ui.telling import counted
from changelab.ui.transcripts_words import FORMATS, lasting, offset, turns
from changelab.ui.whens import local

#: How many turns are shown of it.
_FIRST = 5
_STYLE = """
<style>
.begins { display: grid; grid-template-columns: auto auto 1fr; gap: .3rem .9rem;
  border-left: 3px solid #D9DDDA; padding-left: .9rem; overflow-wrap: anywhere }
.begins .at { color: #5b6360; font-variant-numeric: tabular-nums; text-align: right }
.begins b { max-width: 12rem }
</style>
"""


def found(written: WrittenDown) -> None:
    """Which kind of file it is, how much is said in it, and all that was noticed."""
    known = [
        FORMATS[written.format],
        turns(len(written.said)),
        counted(len(written.labels), "speaker") if written.labels else "no speakers named",
        lasting(written.lasts),
    ]
    st.write(visit.plain(f"In this file ({known[0]}): {', '.join(known[1:])}."))
    for sentence in written.noticed:
        st.info(visit.plain(sentence), icon=":material/info:")
    if written.format in ("vtt", "srt") and written.labels:
        st.checkbox(
            "Join what one person says in a row into one turn",
            True,
            key="transcript-join",
            help="Subtitles cut what is said into pieces of a few seconds. After five seconds of "
            "silence a new turn begins in any case.",
        )
    st.caption("So it begins:")
    rows = "".join(
        f'<span class="at">{offset(one.start)}</span>'
        f'<b dir="auto">{html.escape(written.labels.get(one.speaker, "—"))}</b>'
        f'<span dir="auto">{html.escape(_short(one.text))}</span>'
        for one in written.said[:_FIRST]
    )
    st.html(f'{_STYLE}<div class="begins">{rows}</div>')


def _short(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:299]}…"


def likely_session(state: WorkshopState, written: WrittenDown) -> str | None:
    """The session that ran on the day of the file; else the one that ran last, or the only one."""
    run = [one for one in state.planned_sessions if one.started_at]
    if written.began is not None:
        days = {one.id: local(str(one.started_at)).date() for one in run}
        on = written.began.date() if written.began.tzinfo is None else None
        on = on or local(written.began.isoformat()).date()
        for key, day in days.items():
            if day == on:
                return key
    if run:
        return max(run, key=lambda one: _read(str(one.started_at))).id
    planned = state.planned_sessions
    return planned[0].id if len(planned) == 1 else None


def _read(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(UTC)
