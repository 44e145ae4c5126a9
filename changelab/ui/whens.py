"""Times as people read them: the record's UTC in the zone of whoever looks."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def zone() -> tzinfo:
    """The time zone of this browser; UTC when it does not say."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def local(at: str) -> datetime:
    """A moment of the record, here."""
    return datetime.fromisoformat(at).astimezone(zone())


def day(at: str) -> str:
    """Tue 4 March 2025."""
    here = local(at)
    return f"{here:%a} {here.day} {here:%B %Y}"


def clock(at: str) -> str:
    """14:02."""
    return f"{local(at):%H:%M}"


def moment(at: str) -> str:
    """Tue 4 March 2025, 14:02."""
    return f"{day(at)}, {clock(at)}"


def minutes_between(start: str, end: str) -> int:
    """Whole minutes from one moment of the record to a later one."""
    seconds = (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds()
    return round(max(0.0, seconds) / 60)


def length(minutes: int) -> str:
    """2 h 5 min."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join(parts + ([f"{rest} min"] if rest or not hours else []))
