"""Days as pictures say them; the record keeps UTC, and so do pictures."""

from datetime import UTC, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(at: str, *, with_year: bool = True) -> str:
    """10 Jan 2024, of a moment as the record has it."""
    moment = datetime.fromisoformat(at).astimezone(UTC)
    year = f" {moment.year}" if with_year else ""
    return f"{moment.day} {_MONTHS[moment.month - 1]}{year}"
