"""Citing: what was said becomes an observation, the evidence of a contradiction."""

import pytest
from studied import TURNS, bring_transcript

from changelab.domain.errors import NotFound, Refused
from changelab.domain.text import CARD_LIMIT
from changelab.domain.transcripts import Said
from changelab.domain.vocabulary import EvidenceKind, Period


@pytest.fixture
def tape(room) -> str:
    """A transcript."""
    return bring_transcript(room)


@pytest.fixture
def tension(room) -> str:
    """A contradiction that Dana named."""
    poles = [{"element": "rules"}, {"element": "object"}]
    return room.does(
        room.dana, "log_contradiction", text="days v child", poles=poles, period="present"
    ).made


def test_a_passage_stands_behind_a_contradiction(room, tape, tension):
    """In its own words, with its source and period, and with the way back to the turn."""
    fields = {"item": f"{tape}/3", "start": 0, "end": 21, "source": "tape", "period": "past"}
    room.does(room.eeva, "cite_passage", contradiction=tension, **fields)
    (key,) = room.state.contradictions[tension].evidence
    seen = room.state.observations[key]

    assert (seen.text, seen.evidence) == (TURNS[2].text[:21], EvidenceKind.TURN)
    assert (seen.source, seen.period) == ("tape", Period.PAST)
    assert room.state.cited[key] == f"{tape}/3"


def test_a_passage_is_kept_without_a_contradiction(room, tape):
    """It is an observation that is tied to nothing yet; undo takes all of it back."""
    room.does(room.eeva, "cite_passage", item=f"{tape}/5", quote="made up")
    texts = [one.text for one in room.state.observations.values()]
    room.does(room.eeva, "undo")

    assert texts == ["I just listen."]
    assert not room.state.observations and not room.state.cited


def test_mirror_material_is_cited_as_such(room):
    """A passage of a letter."""
    letter = room.does(
        room.eeva, "add_material", title="A letter", form="text", text="Three weeks, then."
    ).made
    room.does(room.eeva, "cite_passage", item=letter, start=0, end=11)
    (seen,) = room.state.observations.values()

    assert (seen.text, seen.evidence) == ("Three weeks", EvidenceKind.MIRROR_ITEM)


def test_a_card_is_not_cited(room, tape):
    """Its words would get past a curtain, or into an archive that its author did not want."""
    card = room.does(room.bilal, "add_entry", element="rules", text="x", period="past").made

    with pytest.raises(Refused, match="A card stands in the record by itself"):
        room.does(room.eeva, "cite_passage", item=card)


def test_a_task_has_no_words_to_cite(room, tape):
    """What was said in it has."""
    (task,) = room.state.tasks

    with pytest.raises(Refused, match="Cite what was said in it"):
        room.does(room.eeva, "cite_passage", item=task)


def test_what_is_too_long_for_a_card_says_so(room):
    """A long turn is cited in part."""
    long = bring_transcript(room, said=(Said("S1", None, None, "so " * CARD_LIMIT),))

    with pytest.raises(Refused, match="too long for a card"):
        room.does(room.eeva, "cite_passage", item=f"{long}/1")
    room.does(room.eeva, "cite_passage", item=f"{long}/1", start=0, end=CARD_LIMIT)


def test_a_contradiction_or_turn_that_is_not_there_is_not_found(room, tape):
    """Nothing is kept of it."""
    with pytest.raises(NotFound):
        room.does(room.eeva, "cite_passage", item=f"{tape}/99")
    with pytest.raises(NotFound, match="no such contradiction"):
        room.does(room.eeva, "cite_passage", item=f"{tape}/1", contradiction="c99")
    assert not room.state.observations
