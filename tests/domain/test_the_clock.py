"""The clock of a task: granted, paused, extended, over."""

from datetime import UTC, datetime, timedelta

import pytest

from changelab.domain.errors import NotNow, Refused
from changelab.domain.record import read_act
from changelab.domain.stage import seconds_left

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def minutes(count: float) -> datetime:
    """So many minutes after nine."""
    return NINE + timedelta(minutes=count)


@pytest.fixture
def clock(room_with):
    """A workshop with a task of ten minutes and one without a clock, not begun."""
    return room_with(
        {"title": "Ten", "minutes": 10}, {"title": "None", "minutes": 0}, starts_open=False
    )


def does(room, at: float, act: str, **fields) -> None:
    """Aino does that so many minutes after nine."""
    when = minutes(at).isoformat()
    room.laboratory.perform(room.workshop, room.aino, read_act({"act": act, **fields}), at=when)


def begin(room) -> None:
    """Aino starts the session at nine."""
    does(room, 0, "start_session", session=room.state.about.sessions[0])


def left(room, at: float) -> float:
    """What the clock shows so many minutes after nine, in minutes."""
    return seconds_left(room.state.stage.clock, minutes(at)) / 60


def test_the_clock_runs_from_the_start_of_the_task(clock):
    """Ten minutes at nine are seven three minutes later, and below zero after ten."""
    begin(clock)

    assert [left(clock, at) for at in (0, 3, 12)] == [10, 7, -2]


def test_a_paused_clock_stands_still(clock):
    """Paused after three minutes and started again at eight past, it goes on from seven."""
    begin(clock)
    does(clock, 3, "pause_clock")
    assert [left(clock, at) for at in (3, 7)] == [7, 7]
    does(clock, 8, "start_clock")

    assert [left(clock, at) for at in (8, 10)] == [7, 5]


def test_time_is_added_while_it_runs_and_while_it_stands(clock):
    """Each minute more is a minute more on the clock."""
    begin(clock)
    does(clock, 1, "extend_clock")
    assert left(clock, 1) == 10
    does(clock, 2, "pause_clock")
    does(clock, 3, "extend_clock", seconds=120)

    assert left(clock, 4) == 11


def test_time_is_taken_away_but_never_below_nothing(clock):
    """Aino shortens the task; what was granted does not become negative."""
    begin(clock)
    does(clock, 0, "extend_clock", seconds=-300)
    assert left(clock, 0) == 5
    does(clock, 0, "extend_clock", seconds=-3600)

    assert clock.state.stage.clock.granted == 0


def test_a_task_without_a_clock_gets_one_when_time_is_given(clock):
    """Five minutes given to an untimed task run at once."""
    begin(clock)
    does(clock, 1, "next_task")
    assert clock.state.stage.clock is None
    does(clock, 2, "extend_clock", seconds=300)

    assert left(clock, 3) == 4


def test_each_task_begins_with_its_own_time(clock):
    """Going on and back winds the clock up again."""
    begin(clock)
    does(clock, 4, "next_task")
    does(clock, 5, "previous_task")

    assert left(clock, 6) == 9


@pytest.mark.parametrize("act", ["start_clock", "pause_clock"])
def test_without_a_clock_there_is_nothing_to_start_or_pause(clock, act):
    """The refusal says to give the task some minutes first."""
    begin(clock)
    does(clock, 1, "next_task")

    with pytest.raises(NotNow, match=r"no clock\. Give it some minutes"):
        does(clock, 2, act)


def test_starting_what_runs_and_pausing_what_stands_records_nothing(clock):
    """A double tap on the clock is one tap."""
    begin(clock)
    before = clock.state.seq
    does(clock, 1, "start_clock")
    assert clock.state.seq == before
    does(clock, 2, "pause_clock")
    does(clock, 3, "pause_clock")

    assert (clock.state.seq, left(clock, 5)) == (before + 1, 8)


def test_without_a_task_no_time_can_be_given(clock):
    """Before the session there is no clock to extend."""
    with pytest.raises(NotNow, match="No task is running"):
        does(clock, 0, "extend_clock")


def test_a_clock_that_goes_backwards_takes_no_time(clock):
    """If the machine's time of day jumps back, no time is won by it."""
    begin(clock)

    assert left(clock, -30) == 10


def test_more_time_than_a_day_is_refused(clock):
    """A number of seconds no session has would break every clock on every screen."""
    begin(clock)

    with pytest.raises(Refused):
        does(clock, 1, "extend_clock", seconds=10**400)
