"""An entry holds the set of periods it belongs to."""

import pytest

from changelab.domain.errors import NotFound, Refused
from changelab.domain.vocabulary import Period


@pytest.fixture
def entry(room) -> str:
    """Bilal's entry, which holds in the present."""
    return room.does(
        room.bilal, "add_entry", element="tools", text="key worker", period="present"
    ).made


def test_what_is_carried_holds_in_both_periods(room, entry):
    """Carried into the future, the entry is one card that belongs to both."""
    room.does(room.aino, "carry_entry", entry=entry, period="future")

    assert room.state.entries[entry].periods == (Period.PRESENT, Period.FUTURE)
    assert len(room.state.entries) == 1


def test_periods_stand_from_past_to_future_however_they_came(room, entry):
    """The order of carrying leaves no trace in the order of the periods."""
    room.does(room.aino, "carry_entry", entry=entry, period="future")
    room.does(room.aino, "carry_entry", entry=entry, period="past")

    assert room.state.entries[entry].periods == tuple(Period)


def test_what_is_dropped_from_a_period_stays_in_the_others(room, entry):
    """Dropped from the present, the entry is new in the future."""
    room.does(room.aino, "carry_entry", entry=entry, period="future")
    room.does(room.aino, "drop_entry", entry=entry, period="present")
    (system,) = room.state.systems

    assert room.state.entries_of(system, Period.PRESENT) == []
    assert [one.id for one in room.state.entries_of(system, Period.FUTURE)] == [entry]


def test_the_last_period_cannot_be_dropped(room, entry):
    """An entry of no period would be lost from sight: the refusal says to withdraw it."""
    with pytest.raises(Refused, match=r"only period.*Withdraw the entry"):
        room.does(room.aino, "drop_entry", entry=entry, period="present")

    assert room.state.entries[entry].periods == (Period.PRESENT,)


@pytest.mark.parametrize(("act", "period"), [("carry_entry", "present"), ("drop_entry", "past")])
def test_what_is_so_already_records_nothing(room, entry, act, period):
    """Carrying into, or dropping from, where it is so already writes no event."""
    before = room.state.seq
    room.does(room.aino, act, entry=entry, period=period)

    assert room.state.seq == before


def test_an_unknown_entry_is_refused(room):
    """The refusal says that it may have been taken back."""
    with pytest.raises(NotFound, match=r"no entry “e999”.*taken back"):
        room.does(room.aino, "carry_entry", entry="e999", period="future")
