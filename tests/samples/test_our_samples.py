"""The samples that come with the tool are workshops that could have happened."""

from pathlib import Path

import pytest

from changelab.domain.actors import Actor
from changelab.domain.vocabulary import CommitmentStatus, Period, Role, Standing
from changelab.service import Laboratory
from changelab.service.samples import load_sample, our_samples

NAMES = ["case_a", "case_a2", "case_b", "case_c"]
every_sample = pytest.mark.parametrize("name", NAMES)


def test_the_four_cases_are_there():
    """The tool comes with the worked cases A, A2, B and C."""
    assert [path.stem for path in our_samples()] == NAMES


@every_sample
def test_it_names_its_source_and_what_was_invented(sampled, name):
    """Who opens a sample reads what case it is, where it is from, and what was made up."""
    about = sampled(name).about

    assert "Source: " in about.description
    assert "Invented: All people and their names" in " ".join(about.description.split())


@every_sample
def test_every_name_is_marked_as_invented(laboratory: Laboratory, name):
    """Nobody can take a person of a sample for a person of the study."""
    path = next(path for path in our_samples() if path.stem == name)
    names = laboratory.names(load_sample(laboratory, path))

    assert 6 <= len(names) <= 12
    assert all("(invented)" in one for one in names.values())


@every_sample
def test_it_has_three_sessions_or_more_that_were_held(sampled, name):
    """A sample runs over several meetings, each begun and ended, in the order of time."""
    held = [one for one in sampled(name).sessions.values() if one.started_at]
    times = [(one.started_at, one.ended_at) for one in held]

    assert len(held) >= 3
    assert all(began < ended for began, ended in times)
    assert times == sorted(times)


@every_sample
def test_it_shows_past_present_and_future(sampled, name):
    """The first system has entries in each period, and some of them in more than one."""
    state = sampled(name)
    system = next(iter(state.systems))

    assert all(state.entries_of(system, period) for period in Period)
    assert any(len(entry.periods) > 1 for entry in state.entries_of(system))
    assert 12 <= len(state.entries) <= 36


@every_sample
def test_its_cards_are_short(sampled, name):
    """Entries are what people write on a card: a few words."""
    for entry in sampled(name).entries.values():
        assert 1 <= len(entry.text.split()) <= 9, entry.text


@every_sample
def test_its_contradictions_rest_on_something(sampled, name):
    """Some contradictions have observations and manifestations behind them, some have nothing."""
    state = sampled(name)
    shown = [one for one in state.contradictions.values() if one.standing is Standing.SHOWN]

    assert 4 <= len(shown) <= 8
    assert any(one.evidence for one in shown)
    assert any(one.manifestations for one in shown)
    assert any(not one.evidence and not one.manifestations for one in shown)
    assert any(one.gave_rise_to for one in shown)
    assert len({one.status for one in shown}) >= 3


@every_sample
def test_its_commitments_are_followed_up(sampled, name):
    """What people promised is taken up in a later session; some of it was not kept."""
    state = sampled(name)
    order = [
        one.id for one in sorted(state.sessions.values(), key=lambda one: one.started_at or "")
    ]
    became = {one.status for one in state.commitments.values()}

    assert {CommitmentStatus.OPEN, CommitmentStatus.DROPPED} < became
    assert all(
        order.index(one.session) < order.index(one.followed_up_in)
        for one in state.commitments.values()
        if one.followed_up_in
    )


@every_sample
def test_people_speak_for_themselves(sampled, name):
    """Most cards come from participants, not from the facilitator."""
    authors = [item.author for item in sampled(name).contributions()]
    theirs = [author for author in authors if author not in set(Role)]

    assert len(theirs) > len(authors) / 2


def test_case_b_votes_on_ideas_and_maps_what_came_out(sampled):
    """A vote of the sample shows what one looks like: duplicates merged, one person by hand."""
    state = sampled("case_b")
    (ballot,) = state.ballots.values()
    named = {key: state.notes[key].text for key in ballot.results}

    assert state.tasks[ballot.task].plan.title == "Which idea first?"
    assert [(named[key][:11], votes) for key, votes in ballot.results.items()] == [
        ("Two minutes", 5),
        ("A page that", 4),
        ("The nurse a", 2),
    ]
    assert ballot.voters == 7
    assert [vote.voter for vote in state.votes.values() if vote.by_hand] == ["P06"]
    assert [one.standing for one in state.notes.values() if "short talk" in one.text] == [
        Standing.MERGED
    ]
    assert [one.text for one in state.headings.values()] == ["Training gets what is left"]


def test_case_a2_votes_on_frictions_before_it_accepts_one(sampled):
    """The friction with the most votes is the one that both sides then take as theirs."""
    state = sampled("case_a2")
    (ballot,) = state.ballots.values()
    first = next(iter(ballot.results))

    assert state.contradictions[first].accepted_in is not None
    assert ballot.results[first] > max(list(ballot.results.values())[1:])


def test_in_case_a_each_service_maps_its_own_work(sampled):
    """The systems of school and social care are those of two small groups."""
    state = sampled("case_a")
    of_groups = {
        one.name: state.groups[one.group].name for one in state.systems.values() if one.group
    }

    assert of_groups == {"School": "School", "Social care": "Social care"}


def test_a_forgotten_person_leaves_no_word_in_case_c(laboratory: Laboratory):
    """What someone wrote anonymously in a sample goes with them when they are forgotten."""
    path = next(path for path in our_samples() if path.stem == "case_c")
    workshop = load_sample(laboratory, path)
    words = "This is her show, and we clap"
    before = [one.text for one in laboratory.state(workshop).answers.values()]

    laboratory.forget(workshop, "P02", Actor.of(Role.RESEARCHER))
    after = [one.text for one in laboratory.state(workshop).answers.values()]

    assert words in before
    assert words not in after
    assert not any(words.encode() in _bytes(file) for file in laboratory.folder.rglob("*"))


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
