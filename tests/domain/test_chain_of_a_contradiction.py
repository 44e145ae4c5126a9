"""The chain of a contradiction: what it rests on, and what became of it."""

import pytest

from changelab.domain.chains import chain_of
from changelab.domain.vocabulary import Standing

POLES = [{"element": "rules"}, {"element": "object"}]


def logged(room, text: str) -> str:
    """Aino logs a contradiction; its id."""
    return made(room, "log_contradiction", text=text, poles=POLES, period="present")


def made(room, act: str, **fields) -> str:
    """Aino does it; the id of what it made."""
    return room.does(room.aino, act, **fields).made


def chain(room, contradiction: str, **keeps):
    return chain_of(room.state, room.state.contradictions[contradiction], **keeps)


def ids(items) -> list[str]:
    return [one.id for one in items]


@pytest.fixture
def story(room) -> tuple[str, str]:
    """Documentation eats supervision: seen, recognised, answered; and what it gave rise to."""
    one, other = logged(room, "documentation eats supervision"), logged(room, "two screens")
    made(room, "note_observation", text="15 of 40 minutes at the keyboard", contradiction=one)
    made(room, "recognise_manifestation", text="but", of="dilemma", contradiction=one)
    room.does(room.aino, "link_rise", contradiction=one, to=other)
    return one, other


def test_it_works(room, story):
    """Everything tied to it is in it, in the order in which it came."""
    one, other = story
    promise = made(room, "make_commitment", who="Dana", text="type later", contradiction=one)
    found = chain(room, one)

    assert ids(found.evidence) == list(room.state.observations)
    assert ids(found.manifestations) == list(room.state.manifestations)
    assert ids(found.commitments) == [promise]
    assert (ids(found.causes), ids(found.effects)) == ([], [other])
    assert (ids(chain(room, other).causes), ids(chain(room, other).effects)) == ([one], [])


def test_what_came_of_it_is_told_when_it_is_followed_up(room, story):
    """An open commitment is tried; one that was followed up has come to something."""
    one, _ = story
    kept = made(room, "make_commitment", who="Dana", text="type later", contradiction=one)
    made(room, "make_commitment", who="Bilal", text="ask", contradiction=one)
    room.does(room.aino, "follow_up", commitment=kept, status="kept", outcome="it worked")

    assert ids(chain(room, one).followed) == [kept]


def test_what_a_manifestation_was_read_from_belongs_to_it(room, story):
    """An observation behind a manifestation stands in the chain, apart from the evidence."""
    one, _ = story
    seen = made(room, "note_observation", text="what can we do?")
    fields = {"text": "no way out", "of": "double_bind", "observations": [seen]}
    made(room, "recognise_manifestation", contradiction=one, **fields)
    found = chain(room, one)

    assert ids(found.read_from) == [seen]
    assert seen not in ids(found.evidence)


def test_what_was_taken_back_is_not_in_it(room, story):
    """Withdrawn is gone for everyone; hidden is gone where only what is shown is kept."""
    one, other = story
    (seen,), (showed,) = room.state.observations, room.state.manifestations
    room.does(room.aino, "withdraw", item=seen)
    room.does(room.aino, "hide", item=showed)
    room.does(room.aino, "withdraw", item=other)
    shown = chain(room, one, keeps=lambda item: item.standing is Standing.SHOWN)

    assert (ids(chain(room, one).evidence), ids(chain(room, one).effects)) == ([], [])
    assert ids(chain(room, one).manifestations) == [showed]
    assert ids(shown.manifestations) == []


def test_another_contradictions_chain_is_its_own(room, story):
    """What hangs on one does not hang on the other."""
    _, other = story
    found = chain(room, other)

    assert not (found.evidence or found.manifestations or found.commitments)
