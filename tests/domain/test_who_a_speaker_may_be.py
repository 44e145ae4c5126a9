"""Who a speaker may be: suggested by what they are called, and only if that is plain."""

import pytest

from changelab.domain.entities import Participant
from changelab.domain.matching import suggested_who
from changelab.domain.state import WorkshopState

NAMES = {"P01": "Bilal Khan", "P02": "dana", "P03": "Anna Smith", "P04": "Bob Smith", "P05": ""}


@pytest.fixture
def state() -> WorkshopState:
    """Five people; the last gave no name."""
    state = WorkshopState("w1")
    for key in NAMES:
        state.participants[key] = Participant(id=key, joined_at="")
    return state


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Bilal Khan", "P01"),
        ("BILAL", "P01"),
        ("Khan, Bilal (School)", "P01"),
        ("Dana Ruiz", "P02"),
        ("p05", "P05"),
        ("Facilitator", "facilitator"),
        ("Interviewer", "researcher"),
        ("Smith", ""),
        ("Speaker 1", ""),
        ("Kha", ""),
        ("", ""),
    ],
)
def test_a_suggestion_goes_by_whole_words(state, label, who):
    """However names are written; two people of one name are not told apart."""
    assert suggested_who(label, NAMES, state) == who


def test_who_was_forgotten_is_not_suggested(state):
    """Even if a name were still about."""
    state.participants["P01"] = Participant(id="P01", joined_at="", forgotten=True)

    assert suggested_who("Bilal Khan", NAMES, state) == ""
