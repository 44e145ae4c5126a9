"""Dates as precisely as they are remembered: a year, a month or a day."""

import re
from calendar import isleap
from datetime import date
from functools import lru_cache

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@lru_cache(maxsize=10_000)
def as_year(when: str) -> float:
    """Where the date begins, in years: 1998 is 1998.0, July of it about 1998.5.

    Raises:
        ValueError: it is not a date ("1998-02-31", "around 1998").
    """
    found = _PARTIAL.fullmatch(when)
    if found is None:
        raise ValueError(f"“{when}” is no year, month or day")
    year, month, day = (int(part or 1) for part in found.groups())
    passed = date(year, month, day) - date(year, 1, 1)
    return year + passed.days / (366 if isleap(year) else 365)
