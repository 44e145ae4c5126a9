"""When a recording began: a day and a time where the researcher is."""

from datetime import datetime, time

import streamlit as st

from changelab.ui.whens import zone


def ask_when(key: str, before: datetime | None) -> datetime | None:
    """The moment that is chosen, with its time zone; None if nobody knows."""
    day, at, rest = st.columns([2, 2, 1])
    on = day.date_input("Day", before.date() if before else None, key=f"{key}-day")
    moment = at.time_input(
        "Time", _to_the_minute(before) if before else None, step=60, key=f"{key}-time"
    )
    seconds = rest.number_input(
        "Seconds", 0, 59, before.second if before else 0, key=f"{key}-seconds"
    )
    if on is None or moment is None:
        return None
    chosen = datetime.combine(on, moment.replace(second=int(seconds)), tzinfo=zone())
    # What was not touched keeps its fractions of a second.
    return before if before is not None and chosen == before.replace(microsecond=0) else chosen


def _to_the_minute(moment: datetime) -> time:
    return moment.time().replace(second=0, microsecond=0)
