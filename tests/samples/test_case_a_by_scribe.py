"""Case A can be typed at the speed of talk."""

from pathlib import Path

import pytest

from changelab.domain.actors import Actor
from changelab.domain.scribe import Reader
from changelab.domain.vocabulary import Role, Standing
from changelab.service import Laboratory
from changelab.templates import find_template

LINES = [
    line
    for line in (Path(__file__).parent / "case_a_lines.txt").read_text("utf-8").splitlines()
    if line.strip()
]


@pytest.fixture
def typed(laboratory: Laboratory):
    """The state after the scribe typed every line into a fresh workshop."""
    scribe = Actor.of(Role.SCRIBE)
    workshop = laboratory.open_workshop(find_template("liw_six_workshops"), "By hand").workshop
    for line in LINES:
        reading = Reader.of(laboratory.state(workshop)).read(line)
        assert reading.act is not None and not reading.kept, line
        laboratory.perform(workshop, scribe, reading.act)
    return laboratory.state(workshop)


def test_lines_alone_give_the_systems_of_the_sample(typed, sampled, what_it_consists_of):
    """The scribe's lines give the same elements, words and periods as the acts of case A."""
    sample = sampled("case_a")

    assert {one.name for one in typed.systems.values()} == {
        one.name for one in sample.systems.values()
    }
    assert what_it_consists_of(typed) == what_it_consists_of(sample)
    assert len(what_it_consists_of(typed)) > 25


def test_lines_alone_give_the_contradictions_of_the_sample(typed, sampled, where_it_pulls):
    """The scribe's lines give the same contradictions, poles and levels as the acts of case A."""
    sample = sampled("case_a")

    assert where_it_pulls(typed) == where_it_pulls(sample)
    assert len(where_it_pulls(typed)) == 8


def test_no_line_was_kept_unread(typed):
    """Every line was understood: the board has no card that still has to be placed."""
    unplaced = [note for note in typed.notes.values() if note.standing is Standing.SHOWN]

    assert unplaced == []
