"""Observation, manifestation and contradiction stay three things."""

import pytest

from changelab.domain.errors import NotFound, NotNow
from changelab.domain.vocabulary import ManifestationKind

POLES = [{"element": "rules"}, {"element": "object"}]


def test_what_was_seen_is_read_and_then_explained(room):
    """Bilal observes, Aino reads it as a dilemma, Dana's contradiction is inferred from it."""
    seen = room.does(room.bilal, "note_observation", text="“but we have targets”").made
    read = room.does(
        room.aino,
        "recognise_manifestation",
        text="targets and child pull apart",
        of="dilemma",
        observations=[seen],
    ).made
    inferred = room.does(
        room.dana, "log_contradiction", text="rules v object", poles=POLES, period="present"
    ).made
    room.does(room.aino, "link_manifestation", manifestation=read, contradiction=inferred)

    state = room.state
    assert (len(state.observations), len(state.manifestations), len(state.contradictions)) == (
        1,
        1,
        1,
    )
    assert state.manifestations[read].of is ManifestationKind.DILEMMA
    assert state.manifestations[read].observations == (seen,)
    assert state.contradictions[inferred].manifestations == (read,)
    assert state.contradictions[inferred].evidence == ()


def test_each_has_an_author_of_its_own(room):
    """Who saw, who read and who inferred are three people."""
    room.does(room.bilal, "note_observation", text="a")
    room.does(room.eeva, "recognise_manifestation", text="b", of="conflict")
    room.does(room.dana, "log_contradiction", text="c", poles=POLES, period="present")

    assert [item.author for item in room.state.contributions()] == ["P02", "P01", "researcher"]


def test_a_contradiction_logged_with_its_manifestation_makes_two_things(room):
    """“This is a double bind” keeps the hypothesis and what showed it, in the same words."""
    made = room.does(
        room.bilal,
        "log_contradiction",
        text="whatever we do is wrong",
        poles=POLES,
        period="present",
        manifestation="double_bind",
    ).made

    contradiction = room.state.contradictions[made]
    (shown,) = room.state.manifestations.values()
    assert contradiction.manifestations == (shown.id,)
    assert contradiction.text == shown.text == "whatever we do is wrong"
    assert shown.of is ManifestationKind.DOUBLE_BIND


def test_one_manifestation_shows_several_contradictions(room):
    """Links are many to many, and each is kept once."""
    shown = room.does(room.aino, "recognise_manifestation", text="no!", of="conflict").made
    both = [
        room.does(room.bilal, "log_contradiction", text=text, poles=POLES, period="present").made
        for text in "ab"
    ]
    for contradiction in [*both, both[0]]:
        room.does(room.aino, "link_manifestation", manifestation=shown, contradiction=contradiction)

    assert [room.state.contradictions[one].manifestations for one in both] == [(shown,)] * 2


def test_withdrawing_one_leaves_the_others(room):
    """Taken back, an observation leaves the manifestation that was read from it."""
    seen = room.does(room.bilal, "note_observation", text="a").made
    read = room.does(
        room.aino, "recognise_manifestation", text="b", of="conflict", observations=[seen]
    ).made
    room.does(room.bilal, "withdraw", item=seen)

    shown = room.seen_by(room.dana)
    assert shown.manifestations[read].observations == ()
    assert seen not in shown.observations


def test_links_to_what_is_not_there_are_refused(room):
    """Unknown observations, manifestations and contradictions are named in the refusal."""
    with pytest.raises(NotFound, match=r"no observation “o99”"):
        room.does(
            room.aino, "recognise_manifestation", text="b", of="conflict", observations=["o99"]
        )
    made = room.does(room.bilal, "log_contradiction", text="x", poles=POLES, period="present").made
    with pytest.raises(NotFound, match=r"no manifestation “m99”"):
        room.does(room.aino, "link_manifestation", manifestation="m99", contradiction=made)
    with pytest.raises(NotFound, match=r"no contradiction “c99”"):
        room.does(room.bilal, "note_observation", text="x", contradiction="c99")


def test_phones_send_observations_in_an_open_task(room_with):
    """A mapping task takes entries and no observations."""
    room = room_with({"title": "Map", "kind": "map"})

    with pytest.raises(NotNow):
        room.does(room.bilal, "note_observation", text="x")
