"""The years across a page: a scale with round ticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from math import floor

#: No more ticks than this: each year is to be read from the back of the room.
_MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class Years:
    """Years from `first` to `last` between two places on the page, a tick every `step`."""

    first: int
    last: int
    step: int
    left: float
    right: float

    def at(self, year: float) -> float:
        """Where on the page that moment lies."""
        return self.left + (year - self.first) * (self.right - self.left) / (self.last - self.first)

    @property
    def ticks(self) -> range:
        """The years that are written."""
        return range(self.first, self.last + 1, self.step)


def years_across(moments: Sequence[float], left: float, right: float) -> Years:
    """The scale from the earliest to the latest of these moments, with room after the latest.

    The step is 1, 2, 5, 10 … years, the smallest that is not too crowded.
    """
    for step in (unit * 10**power for power in count() for unit in (1, 2, 5)):
        first = floor(min(moments) / step) * step
        last = (floor(max(moments) / step) + 1) * step
        if (last - first) // step < _MOST_TICKS:
            return Years(first, last, step, left, right)
    raise AssertionError("one step is always long enough")
