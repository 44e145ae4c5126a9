"""The time of day as the record writes it."""

from datetime import UTC, datetime, timedelta


def now() -> str:
    """UTC, ISO 8601 with milliseconds and a Z."""
    return _written(datetime.now(UTC))


def a_day_ago() -> str:
    """The same time yesterday."""
    return _written(datetime.now(UTC) - timedelta(days=1))


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
