"""Time stamps as transcripts write them, in milliseconds; and the day of a recording."""

import re
from datetime import UTC, datetime

#: "1:02", "00:01:02", "0:0:3.5", "00:01:02,250": hours may be missing.
STAMP = r"(?:(?:[0-9]{1,3}):)?[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]{1,6})?"
_PARTS = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]{1,6}))?")
#: From when to when, as subtitles write it.
TIMING = re.compile(rf"\s*({STAMP})\s*--?>\s*({STAMP})(?:\s|$)")

_YEAR = "january february march april may june july august september october november december"
_MONTHS = _YEAR.split()
_ISO = re.compile(
    r"\b([0-9]{4})-([01][0-9])-([0-3][0-9])[T ]([0-2][0-9]):([0-5][0-9])(?::([0-5][0-9]))?"
    r"(?:\.[0-9]+)?(Z|[+-][0-2][0-9]:?[0-5][0-9])?"
)
_IN_WORDS = re.compile(
    rf"\b({'|'.join(_MONTHS)})\s+([0-3]?[0-9]),?\s+([0-9]{{4}}),?\s+(?:at\s+)?"
    r"([0-2]?[0-9]):([0-5][0-9])\s*([AP]M)?",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"(GMT|UTC)?([0-9]{4})([01][0-9])([0-3][0-9])[-_T]([0-2][0-9])([0-5][0-9])([0-5][0-9])"
)


def milliseconds(stamp: str) -> int | None:
    """A time stamp in milliseconds; None if it is none."""
    found = _PARTS.fullmatch(stamp.strip())
    if found is None:
        return None
    hours, minutes, seconds, rest = found.groups()
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        return None
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + int((rest or "0")[:3].ljust(3, "0"))


def moment_in(text: str, name: str = "") -> datetime | None:
    """When the recording began, if the name of the file or its first lines say the time."""
    return _in_name(name) or _in_words(text) or _as_iso(text) or _in_name(text)


def _in_name(name: str) -> datetime | None:
    found = _IN_NAME.search(name)
    if found is None:
        return None
    zone, *numbers = found.groups()
    return _moment(*map(int, numbers), zone=UTC if zone else None)


def _in_words(text: str) -> datetime | None:
    found = _IN_WORDS.search(text)
    if found is None:
        return None
    month, day, year, hour, minute, half = found.groups()
    hours = int(hour) % 12 + 12 * (half.upper() == "PM") if half else int(hour)
    return _moment(int(year), _MONTHS.index(month.lower()) + 1, int(day), hours, int(minute))


def _as_iso(text: str) -> datetime | None:
    found = _ISO.search(text)
    if found is None:
        return None
    try:
        return datetime.fromisoformat(found.group().replace(" ", "T", 1))
    except ValueError:
        return None


def _moment(*numbers: int, zone=None) -> datetime | None:
    try:
        return datetime(*numbers, tzinfo=zone)  # type: ignore[misc,arg-type]
    except ValueError:
        return None
