"""What became of the entries of an activity system from one period to a later one."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from changelab.domain.entities import Entry
from changelab.domain.vocabulary import Period, in_order


class Fate(StrEnum):
    """What became of an entry between two periods."""

    STAYED = "stayed"
    DROPPED = "dropped"
    NEW = "new"
    #: It came after the earlier period and was gone before the later one.
    PASSED = "passed"
    #: Of its element one of the two periods says nothing yet: nobody knows.
    OPEN = "open"


def compared(entries: Iterable[Entry]) -> tuple[Period, Period] | None:
    """The earliest and the latest period that hold anything; None if nothing does.

    They are the same if all entries hold in one period only.
    """
    held = in_order({period for entry in entries for period in entry.periods})
    return (held[0], held[-1]) if held else None


def fates(entries: Collection[Entry], earlier: Period, later: Period) -> dict[str, Fate]:
    """What became of each entry of one element, by id.

    Where one of the periods holds nothing at all, nothing was dropped and nothing is new:
    it has not been said yet.
    """
    held = {period for entry in entries for period in entry.periods}
    if not {earlier, later} <= held:
        return {entry.id: Fate.OPEN for entry in entries}
    return {entry.id: fate(entry.periods, earlier, later) for entry in entries}


def fate(periods: Collection[Period], earlier: Period, later: Period) -> Fate:
    """What became of an entry that holds in these periods, both of them filled in."""
    match earlier in periods, later in periods:
        case True, True:
            return Fate.STAYED
        case True, False:
            return Fate.DROPPED
        case False, True:
            return Fate.NEW
        case _:
            return Fate.PASSED
