"""A transcript goes through the one door: whole or not at all, the names to the key table only."""

import json
from dataclasses import replace

import pytest
from studied import TURNS, bring_transcript

from changelab.domain.errors import ChangeLabError, NotAllowed, NotFound, NotNow, Refused
from changelab.domain.seals import digest_of, is_whole
from changelab.domain.transcripts import ArrivingTranscript, Said
from changelab.intake.transcripts import read_transcript
from changelab.intake.transcripts.choosing import Choices, chosen
from changelab.service.corpus import AT_ONCE, Looking

TALK = "\n".join(
    f"[00:{minute:02d}:{second:02d}] {'Bilal' if second else 'Aino Aalto'}: "
    f"Ääni {minute}, said Bilal to Maria" + (" 100% sure_" if minute == 7 else "")
    for minute in range(60)
    for second in (0, 30)
)


@pytest.fixture
def written():
    """Two people talk for an hour."""
    return read_transcript(TALK.encode(), "tape.txt")


def test_turns_are_laid_down_sealed_and_in_order(room):
    """The record knows how many and their digest; the words lie beside it as they were."""
    tape = bring_transcript(room)
    turns = room.laboratory.whole(room.workshop).corpus[tape]

    assert [(one.speaker, one.start, one.end, one.text) for one in turns] == [
        (one.speaker, one.start, one.end, one.text) for one in TURNS
    ]
    assert all(is_whole(one) for one in turns)
    assert room.state.transcripts[tape].digest == digest_of(turns)


def test_what_speakers_are_called_goes_to_the_key_table_only(room):
    """Neither the record nor a state says it; the key table does, under whom it was matched."""
    bring_transcript(room)
    record = json.dumps([fact.event.model_dump() for fact in room.laboratory.facts(room.workshop)])
    names = {entry.participant: entry.names for entry in room.laboratory.key_table(room.workshop)}

    for label in ("Aino Aalto", "Bilal Khan", "Guest"):
        assert label not in record
        assert label not in repr(vars(room.state))
    assert names["P01"] == ("Bilal", "Bilal Khan")
    assert room.laboratory.corpora.labels(room.workshop, "r99") == {}


def test_names_in_the_words_become_pseudonyms(room, written):
    """Those of the key table and of the file; how many is told before; without that they stay."""
    table = room.laboratory.key_table(room.workshop)
    ready = Choices(title="Tape", speakers={"S1": "facilitator", "S2": "P01"}, key_table=table)
    replaced = chosen(written, ready)
    kept = chosen(written, replace(ready, key_table=None))

    assert replaced.replaced == {"[P01]": 120}
    assert replaced.arriving.said[0].text == "Ääni 0, said [P01] to Maria"
    assert kept.arriving.said[0].text == "Ääni 0, said Bilal to Maria"
    assert kept.replaced == {}


def test_where_nobody_is_named_one_person_can_have_said_it_all(room):
    """A talk without names is matched at once, or later as any other speaker."""
    talk = read_transcript(b"The form is long.\n\nNobody owns it.\n", "talk.txt")
    arriving = chosen(talk, Choices("Talk", speakers={"S1": "P01"})).arriving
    made = room.laboratory.import_transcript(room.workshop, room.eeva, arriving).made
    room.does(room.eeva, "match_speaker", transcript=made, speaker="S1", who="P02")

    assert room.state.transcripts[made].speakers == {"S1": "P02"}
    turns = room.laboratory.whole(room.workshop).corpus[made]
    assert {one.speaker for one in turns} == {"S1"}


def test_the_same_file_is_known_again(room):
    """Nothing is imported twice; after it was removed it may come again."""
    tape = bring_transcript(room)
    before = room.state.seq
    with pytest.raises(Refused, match="here already, as “Session 1, tape”"):
        bring_transcript(room)
    assert room.state.seq == before

    room.does(room.eeva, "remove_transcript", transcript=tape)
    assert bring_transcript(room) != tape


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"said": ()}, ChangeLabError),
        ({"title": " "}, ChangeLabError),
        ({"session": "s99"}, NotFound),
        ({"speakers": {"S1": "P99", "S2": "", "S3": "", "S4": ""}}, NotFound),
        ({"starts_at": "2026-03-02T09:00:00"}, ChangeLabError),
    ],
)
def test_what_is_refused_leaves_nothing_behind(room, changed, refusal):
    """No event, no turn, no name in the key table."""
    before, table = room.state.seq, room.laboratory.key_table(room.workshop)

    with pytest.raises(refusal):
        bring_transcript(room, **changed)
    assert room.state.seq == before
    assert room.laboratory.whole(room.workshop).corpus == {}
    assert room.laboratory.key_table(room.workshop) == table


def test_a_disk_that_fails_half_way_leaves_nothing_behind(room, monkeypatch):
    """The names come after the turns: if they cannot be kept, nothing was."""
    from changelab.storage import speakers

    def fails(*_):
        raise OSError("the disk is gone")

    before = room.state.seq
    monkeypatch.setattr(speakers, "keep", fails)
    with pytest.raises(OSError, match="gone"):
        bring_transcript(room)

    assert room.state.seq == before
    assert room.laboratory.whole(room.workshop).corpus == {}


def test_only_those_who_work_on_the_record_bring_transcripts_in(room):
    """Bilal cannot, nor can Chen."""
    coming = ArrivingTranscript("Tape", "txt", "00", [Said("", None, None, "x")], {}, {})

    for actor in (room.bilal, room.chen):
        with pytest.raises(NotAllowed):
            room.laboratory.import_transcript(room.workshop, actor, coming)


def test_an_archived_workshop_takes_no_transcript(room):
    """It stands as it was left, until it is opened again."""
    room.does(room.aino, "archive_workshop")

    with pytest.raises(NotNow, match="archived"):
        bring_transcript(room)


def test_how_far_it_is_can_be_told(room, written):
    """A bar goes from nothing to all of it, and never back."""
    heard: list[float] = []
    many = [Said("", None, None, f"turn {number}") for number in range(3000)]
    coming = ArrivingTranscript("Tape", "txt", "00", many, {}, {})
    room.laboratory.import_transcript(room.workshop, room.eeva, coming, heard.append)

    assert heard == sorted(heard)
    assert len(heard) >= 3
    assert heard[-1] <= 1


@pytest.fixture
def tape(room, written) -> str:
    """The hour of talk, brought in."""
    ready = Choices(title="Tape", speakers={"S1": "facilitator", "S2": "P01"})
    arriving = chosen(written, ready).arriving
    return room.laboratory.import_transcript(room.workshop, room.eeva, arriving).made


def test_it_is_read_page_by_page(room, tape):
    """Fifty turns a page; beyond the last page is the last."""
    corpora = room.laboratory.corpora
    first = corpora.page(room.workshop, tape, Looking())
    last = corpora.page(room.workshop, tape, Looking(), 99)

    assert [one.number for one in first.turns] == list(range(1, AT_ONCE + 1))
    assert (first.count, first.pages, last.number) == (120, 3, 2)
    assert last.turns[-1].number == 120


@pytest.mark.parametrize(
    ("words", "count"),
    [("ÄÄNI", 120), ("ääni 7,", 2), ("100%", 2), ("sure_", 2), ("%", 2), ("_", 2), ("'; --", 0)],
)
def test_words_are_found_as_they_are_typed(room, tape, words, count):
    """Small and capital letters are the same in every language; no sign means anything else."""
    assert room.laboratory.corpora.page(room.workshop, tape, Looking(words)).count == count


def test_it_is_looked_through_by_speaker_and_by_time(room, tape):
    """What Bilal said; and the page on which half past begins."""
    corpora = room.laboratory.corpora
    bilal = corpora.page(room.workshop, tape, Looking(speakers=("S2",)))
    without = corpora.page(room.workshop, tape, Looking(without=("S2",)))
    later = corpora.page(room.workshop, tape, Looking(), at=30 * 60_000)
    after_all = corpora.page(room.workshop, tape, Looking(), at=10**9)

    assert bilal.count == without.count == 60
    assert {one.speaker for one in bilal.turns} == {"S2"}
    assert 30 * 60_000 in [one.start for one in later.turns]
    assert after_all.number == 2


def test_what_it_holds_is_counted(room, tape):
    """Turns by speaker, and how long it lasts."""
    tally = room.laboratory.corpora.tallies(room.workshop)[tape]

    assert tally.spoke == {"S1": 60, "S2": 60}
    assert tally.lasts == (59 * 60 + 30) * 1000
