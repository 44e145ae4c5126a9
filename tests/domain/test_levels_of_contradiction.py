"""The level of a contradiction follows from where it lies (Engeström 1987)."""

import pytest

from changelab.domain.errors import Refused
from changelab.domain.vocabulary import Level, Period

RULES, OBJECT = {"element": "rules"}, {"element": "object"}


@pytest.fixture
def two_systems(room):
    """A workshop with a neighbouring activity."""
    room.does(room.aino, "name_system", name="School")
    return room


def log(room, *poles, **fields):
    """Bilal logs a contradiction in the present; returns it."""
    asked = {"text": "it pulls", "poles": poles, "period": "present"} | fields
    made = room.does(room.bilal, "log_contradiction", **asked).made
    return room.state.contradictions[made]


def test_inside_one_element_is_primary(room):
    """One pole: production against training, both in the object."""
    assert log(room, OBJECT).level is Level.PRIMARY


def test_the_same_element_twice_is_primary(room):
    """Two taps on one element mean that the tension is inside it: one pole is kept."""
    logged = log(room, OBJECT, OBJECT)

    assert logged.level is Level.PRIMARY
    assert len(logged.poles) == 1


def test_between_two_elements_is_secondary(room):
    """Targets against the whole child: rules and object of one system."""
    logged = log(room, RULES, OBJECT)

    assert logged.level is Level.SECONDARY
    assert [pole.element for pole in logged.poles] == ["rules", "object"]


@pytest.mark.parametrize("element", ["object", "rules"])
def test_between_two_periods_is_tertiary(room, element):
    """The new way against remnants of the old one, in the same element or in another."""
    old, new = OBJECT | {"period": "past"}, {"element": element, "period": "future"}

    assert log(room, old, new).level is Level.TERTIARY


@pytest.mark.parametrize("period", ["present", "past"])
def test_between_two_systems_is_quaternary(two_systems, period):
    """The group against a neighbour, whatever elements and periods the poles have."""
    ours, theirs = RULES | {"system": "Our activity"}, RULES | {"system": "School"}

    assert log(two_systems, ours, theirs | {"period": period}).level is Level.QUATERNARY


def test_a_pole_without_a_period_lies_in_the_contradictions(room):
    """What is not said about a pole follows from the contradiction."""
    logged = log(room, RULES, OBJECT, period="past")

    assert {pole.period for pole in logged.poles} == {Period.PAST} and logged.period is Period.PAST


def test_the_level_may_be_said_when_it_fits(room):
    """A sender who knows the term may use it."""
    assert log(room, RULES, OBJECT, level="secondary").level is Level.SECONDARY


@pytest.mark.parametrize("level", ["primary", "tertiary", "quaternary"])
def test_a_level_that_does_not_fit_the_poles_is_refused(room, level):
    """The refusal says where the poles lie and what that is called."""
    with pytest.raises(Refused, match=r"poles lie between two things.*call it secondary"):
        log(room, RULES, OBJECT, level=level)

    assert room.state.contradictions == {}


def test_locating_anew_infers_the_level_anew(two_systems):
    """Aino moves a pole to the neighbour: the contradiction is quaternary now."""
    logged = log(two_systems, RULES | {"system": "School"}, OBJECT | {"system": "School"})
    two_systems.does(
        two_systems.aino,
        "locate_contradiction",
        contradiction=logged.id,
        poles=[RULES | {"system": "Our activity"}, OBJECT | {"system": "School"}],
        period="past",
    )

    located = two_systems.state.contradictions[logged.id]
    assert (located.level, located.period) == (Level.QUATERNARY, Period.PAST)
    assert (located.text, located.number) == (logged.text, logged.number)
