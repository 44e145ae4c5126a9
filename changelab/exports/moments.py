"""Times of the record as people read them; the record keeps UTC, and so do reports."""

from datetime import UTC, datetime

from changelab.domain.state import WorkshopState

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def moment_of(at: str) -> datetime:
    """The moment that the record wrote down, in UTC."""
    return datetime.fromisoformat(at).astimezone(UTC)


def newest_in(state: WorkshopState) -> str:
    """When the last thing was recorded; `state` is the whole state."""
    return max((deed.at for deed in state.deeds.values()), default=state.about.opened_at)


def day(at: str) -> str:
    """22 November 2026."""
    moment = moment_of(at)
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def hour(at: str) -> str:
    """10:03."""
    return f"{moment_of(at):%H:%M}"


def span(start: str, end: str | None) -> str:
    """From when to when, the day once if it is the same."""
    if end is None:
        return f"{day(start)}, from {hour(start)} UTC; not ended"
    if day(start) == day(end):
        return f"{day(start)}, {hour(start)} to {hour(end)} UTC"
    return f"{day(start)}, {hour(start)} to {day(end)}, {hour(end)} UTC"


def minutes_between(start: str, end: str) -> int:
    """Whole minutes, rounded."""
    passed = moment_of(end) - moment_of(start)
    return round(passed.total_seconds() / 60)
