"""The time of day as the record writes it."""

from datetime import UTC, datetime


def now() -> str:
    """UTC, ISO 8601 with milliseconds and a Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
