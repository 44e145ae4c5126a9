"""Where an excerpt of a recording begins and ends, as people write it: 12:30, or 1:02:30."""

import re

from changelab.domain.errors import Refused

_TYPED = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")


def seconds_of(typed: str) -> int | None:
    """The moment in seconds; None where nothing was written.

    Raises:
        Refused: it is not minutes and seconds.
    """
    typed = typed.strip().replace(".", ":")
    if not typed:
        return None
    found = _TYPED.fullmatch(typed)
    if found is None or (found[1] and int(found[2]) > 59):
        raise Refused(
            f"“{typed[:20]}” is no moment of a recording.",
            "Write minutes and seconds, such as 12:30, or 1:02:30 after the first hour.",
        )
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def as_moment(seconds: int) -> str:
    """The moment as people write it."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def excerpt_words(starts: int | None, ends: int | None) -> str:
    """ "from 12:30 to 14:10"; empty for the whole recording."""
    said = ["" if starts is None else f"from {as_moment(starts)}"]
    said.append("" if ends is None else f"to {as_moment(ends)}")
    return " ".join(filter(None, said))
