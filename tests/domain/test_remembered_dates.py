"""Dates of the past are as precise as they are remembered, and have a place among the years."""

import calendar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.domain.dates import as_year


def test_it_works():
    """A year stands at its beginning, a month and a day within the year."""
    assert as_year("1998") == 1998.0
    assert as_year("1998-07") == pytest.approx(1998.5, abs=0.01)
    assert 1998.0 < as_year("1998-02") < as_year("1998-02-28") < as_year("1998-03") < 1999.0


def test_the_same_beginning_is_the_same_place():
    """A year, its January and the first of January are one place: no precision is invented."""
    assert as_year("2004") == as_year("2004-01") == as_year("2004-01-01")


def test_the_last_day_of_a_leap_year_is_still_in_it():
    """The 366th day does not fall into the next year."""
    assert 2004.99 < as_year("2004-12-31") < 2005.0


@pytest.mark.parametrize(
    "words",
    [
        *("", "98", "around 1998", "1998-13", "1998-00", "1998-02-29", "0000", "1998-5"),
        *("1998-05-1", "1998-", "-1998", "1998\n", " 1998", "١٩٩٨", "1998-05-17T10:00", "19980517"),
    ],
)
def test_what_is_no_date_is_refused(words: str):
    """Only a year, a month or a day that the calendar has is a date."""
    with pytest.raises(ValueError):
        as_year(words)


_days = st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31)).filter(
    lambda day: day[2] <= calendar.monthrange(day[0], day[1])[1]
)


@given(_days, _days)
@settings(max_examples=60)
def test_later_days_lie_further_on(one, two):
    """Places are in the order of the calendar."""
    places = [as_year("{:04}-{:02}-{:02}".format(*day)) for day in (one, two)]

    assert (one < two) == (places[0] < places[1]) and (one == two) == (places[0] == places[1])
