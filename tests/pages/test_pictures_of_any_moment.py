"""Record, as of a moment: every picture as it was then."""

import pytest

from changelab.domain.vocabulary import Role

_MOMENTS = {"record-view": "As of a moment"}


def at(workbench, room, moment: int, role: Role = Role.RESEARCHER, **session):
    """The page as of that event."""
    session = {**_MOMENTS, f"moment-{room.workshop}": moment, **session}
    return workbench.opens("record", room.workshop, role, **session)


@pytest.fixture
def moments(room) -> tuple[int, int]:
    """Before and after a pull was logged."""
    room.does(room.bilal, "add_entry", element="rules", text="no visits", period="present")
    before = room.state.seq
    poles = [{"element": "rules"}]
    room.does(room.dana, "log_contradiction", text="a pull", poles=poles, period="present")
    return before, room.state.seq


def test_all_pictures_of_that_moment_can_be_chosen(workbench, room, moments):
    """By plain titles, kind by kind, without the empty sheets; the chain only once it was there."""
    before, after = (
        at(workbench, room, moment).selectbox(key="then-picture") for moment in moments
    )

    assert before.options[0] == "Activity system"
    assert "Surfaces" in before.options
    assert not [one for one in after.options if "mpty" in one or "lank" in one]
    assert [one for one in after.options if one not in before.options]


def test_the_chosen_picture_stays_while_the_moment_changes(workbench, room, moments):
    """Where it was not there yet the page says so, and it comes back with its moment."""
    before, after = moments
    test = at(workbench, room, after, **{"then-wish": "chain-1"})
    assert test.selectbox(key="then-picture").value == "chain-1"

    test.slider(key=f"moment-{room.workshop}").set_value(before).run()
    assert test.selectbox(key="then-picture").value == "activity-system"
    assert any("not there yet" in one.value for one in test.caption)

    test.slider(key=f"moment-{room.workshop}").set_value(after).run()
    assert test.selectbox(key="then-picture").value == "chain-1"


def test_a_picture_without_periods_asks_for_none(workbench, room, moments):
    """The choice of the period is there, and shut."""
    test = at(workbench, room, moments[1])
    assert not test.segmented_control(key="then-period").disabled

    test.selectbox(key="then-picture").set_value("surfaces").run()

    assert test.segmented_control(key="then-period").disabled


def test_at_the_first_moment_there_are_pictures_too(workbench, room):
    """A workshop that was just opened has its empty boards: no error, no blank page."""
    test = at(workbench, room, 1)

    assert test.selectbox(key="then-picture").options
    assert not test.exception
