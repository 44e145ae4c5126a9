"""A sample is loaded whole, once, and everywhere alike."""

from pathlib import Path

import pytest

from changelab.domain.actors import Actor
from changelab.domain.fold import fold
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Purpose, Role
from changelab.service import Laboratory
from changelab.service.samples import load_sample, load_samples_if_new, our_samples
from changelab.templates import find_template


def test_a_script_becomes_a_record(laboratory: Laboratory, script):
    """The people join, Bilal's card comes, Aino hides it, each at the time the script says."""
    workshop = load_sample(laboratory, script())
    state = laboratory.state(workshop)
    (card,) = state.entries.values()

    assert workshop == "small"
    assert (card.author, card.text, card.standing) == ("P01", "referral threshold", "hidden")
    assert card.at == "2025-01-07T10:01:00.000Z"
    assert laboratory.names(workshop) == {"P01": "Bilal (invented)", "P02": "Dana (invented)"}


def test_who_was_not_asked_has_agreed_to_nothing(laboratory: Laboratory, script):
    """A person without `consent` in the script was not asked; one with it answered each purpose."""
    people = laboratory.state(load_sample(laboratory, script())).participants

    assert people["P01"].agreed_to(Purpose.TAKE_PART)
    assert people["P01"].consent[Purpose.ARCHIVE] is False
    assert people["P02"].consent == {}


@pytest.mark.parametrize("path", our_samples(), ids=lambda path: path.stem)
def test_two_machines_get_the_same_record(tmp_path: Path, path):
    """Loaded into two data folders, a sample has the same events, ids and times."""
    records = []
    for folder in ("here", "there"):
        laboratory = Laboratory(tmp_path / folder)
        records.append(laboratory.facts(load_sample(laboratory, path)))
        laboratory.close()

    assert records[0] == records[1]
    assert fold("again", records[0]).seq == len(records[0])


def test_loading_twice_changes_nothing(laboratory: Laboratory, script):
    """The second time the id comes back, and what was done meanwhile is still there."""
    workshop = load_sample(laboratory, script())
    act = read_act(
        {"act": "add_entry", "element": "tools", "text": "key worker", "period": "present"}
    )
    laboratory.perform(workshop, Actor.of(Role.FACILITATOR), act)
    before = laboratory.facts(workshop)

    assert load_sample(laboratory, script()) == workshop
    assert laboratory.facts(workshop) == before


def test_a_new_laboratory_gets_all_samples(laboratory: Laboratory):
    """An empty data folder is filled with the samples, once."""
    first = load_samples_if_new(laboratory)

    assert first == ["case-a", "case-a2", "case-b", "case-c"]
    assert load_samples_if_new(laboratory) == []


def test_a_laboratory_in_use_gets_none(laboratory: Laboratory):
    """Where Aino has a workshop of her own no sample appears unasked."""
    laboratory.open_workshop(find_template("blank"), "Our own")

    assert load_samples_if_new(laboratory) == []
    assert len(laboratory.summaries()) == 1


def test_a_sample_can_be_run_on(laboratory: Laboratory):
    """Case A has workshops left: Aino starts the fourth, and a new person joins and is heard."""
    path = next(path for path in our_samples() if path.stem == "case_a")
    workshop = load_sample(laboratory, path)
    fourth = laboratory.state(workshop).planned_sessions[3]
    aino = Actor.of(Role.FACILITATOR)
    laboratory.perform(workshop, aino, read_act({"act": "start_session", "session": fourth.id}))
    joined = laboratory.join(workshop, "Dana", {Purpose.TAKE_PART: True})

    assert laboratory.state(workshop).session.plan.title == fourth.plan.title
    assert joined.participant == "P09"
