"""Placing a transcript on the workshop's clock, and what that means for the tasks."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import streamlit as st

from changelab.domain.alignment import suggested_start, task_at, tasks_of
from changelab.domain.research import Transcript
from changelab.domain.state import WorkshopState
from changelab.intake.transcripts import WrittenDown
from changelab.ui import visit
from changelab.ui.transcripts_when import ask_when
from changelab.ui.transcripts_words import turns
from changelab.ui.whens import zone


def place(state: WorkshopState, written: WrittenDown, session: str | None) -> datetime | None:
    """When the recording began; None if that is not known."""
    if not written.has_times:
        st.caption("There are no times in the file, so there is nothing to place.")
        return None
    suggested = suggested_start(
        state.sessions.get(session or ""), written.began, written.clock, zone()
    )
    if written.began is not None or written.clock is not None:
        st.caption("Suggested by what the file says.")
    elif suggested is not None:
        st.caption("Suggested: when the session began. Move it if the recording began later.")
    else:
        st.caption("Neither the file nor the session says when it began. You can say it later.")
    before = suggested.astimezone(zone()) if suggested else None
    chosen = ask_when(f"transcript-began-{written.file[:12]}-{session}", before)
    if chosen is not None:
        _say_where_it_lies(state, written, session, chosen)
    return chosen


def _say_where_it_lies(
    state: WorkshopState, written: WrittenDown, session: str | None, start: datetime
) -> None:
    at = start.astimezone(UTC)
    sketch = Transcript(
        id="", title="", session=session, format="", file="", digest="", turns=0, at=""
    )
    tasks = tasks_of(state, sketch)
    if not tasks:
        st.caption("No task has run in this session, so its turns lie in none.")
        return
    lie: Counter[str | None] = Counter(
        task_at(tasks, at + timedelta(milliseconds=one.start))
        for one in written.said
        if one.start is not None
    )
    inside = sum(count for key, count in lie.items() if key)
    each = [f"{state.tasks[task.id].plan.title} {lie[task.id]:,}" for task in tasks if lie[task.id]]
    if not inside:
        st.warning(
            "By that, nothing was said in any task of this session. Check day and time.",
            icon=":material/schedule:",
        )
        return
    st.caption(
        visit.plain(
            f"By that, {inside:,} of {turns(len(written.said))} lie in tasks: {', '.join(each)}."
        )
    )
