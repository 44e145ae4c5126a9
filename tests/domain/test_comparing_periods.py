"""Comparing periods: what stayed, what was dropped, what is new, from the periods of an entry."""

import pytest

from changelab.domain.comparison import Fate, compared, fate, fates
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch

PAST, PRESENT, FUTURE = Period


@pytest.mark.parametrize(
    ("periods", "became"),
    [
        ((PAST, PRESENT, FUTURE), Fate.STAYED),
        ((PAST, FUTURE), Fate.STAYED),
        ((PAST,), Fate.DROPPED),
        ((PAST, PRESENT), Fate.DROPPED),
        ((FUTURE,), Fate.NEW),
        ((PRESENT, FUTURE), Fate.NEW),
        ((PRESENT,), Fate.PASSED),
    ],
)
def test_it_works(periods, became):
    """From past to future, every set of periods says what became of its entry."""
    assert fate(periods, PAST, FUTURE) is became


def test_the_periods_that_hold_anything_are_compared():
    """From the earliest to the latest of them; the order of the entries is of no matter."""
    sketch = Sketch()
    sketch.entry("rules", "referral rules", PRESENT)
    sketch.entry("object", "attendance", PAST)

    assert compared(sketch.state.entries.values()) == (PAST, PRESENT)


def test_one_period_is_compared_with_itself():
    """Then nothing changes; who draws it can see that there is nothing to compare."""
    sketch = Sketch()
    sketch.entry("object", "wellbeing", FUTURE)

    assert compared(sketch.state.entries.values()) == (FUTURE, FUTURE)


def test_nothing_is_compared_where_nothing_is():
    """Without entries there are no periods."""
    assert compared([]) is None


def test_what_is_not_said_yet_is_not_dropped():
    """Of the subject the future says nothing: nobody knows whether the psychologist stays."""
    sketch = Sketch()
    here = sketch.entry("subject", "educational psychologist", PRESENT)
    gone = sketch.entry("subject", "welfare officer", PAST)
    subjects = list(sketch.state.entries.values())

    assert fates(subjects, PAST, FUTURE) == {here: Fate.OPEN, gone: Fate.OPEN}
    assert fates(subjects, PAST, PRESENT) == {here: Fate.NEW, gone: Fate.DROPPED}
