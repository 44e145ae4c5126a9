"""Words that can be found again: whatever anyone types holds a mark that stands nowhere else."""

import re
from itertools import count

#: Small letters only, since some answers repeat what was typed in small letters.
_MARK = re.compile(rb"zq\d{5}qz")
_numbers = count(10_000)


def new_mark() -> str:
    """A word that nobody typed before."""
    return f"zq{next(_numbers)}qz"


def marks_in(sent: bytes) -> set[str]:
    """Every mark that these bytes hold."""
    return {found.decode() for found in _MARK.findall(sent)}
