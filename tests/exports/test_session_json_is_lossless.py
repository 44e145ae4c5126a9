"""session.json holds the whole record and brings it back."""

import json

import pytest
from studied import TURNS, everyone_agrees, study
from taking_away import HOSTILE, contents, export

from changelab.exports import ExportPurpose, read_bundle, read_session_json, write_session_json
from changelab.service import Laboratory


def write(laboratory, workshop):
    return write_session_json(laboratory.whole(workshop))


def test_the_record_comes_back_as_it_was(busy):
    """Reading what was written gives every event again, in its place."""
    read = read_session_json(write(busy.laboratory, busy.workshop))

    assert read.workshop == busy.workshop
    assert read.facts == busy.laboratory.facts(busy.workshop)


def test_export_import_export_gives_identical_bytes(modelled, tmp_path):
    """A second, empty laboratory that takes the file in writes the same file."""
    text = write(modelled.laboratory, modelled.workshop)
    read = read_session_json(text)
    second = Laboratory(tmp_path / "elsewhere")
    assert second.take_in(read)

    assert write(second, modelled.workshop) == text
    second.close()


def test_a_whole_bundle_round_trips_to_identical_bytes(busy, tmp_path, renderer):
    """Not only the record: every file and the zip are the same after an import."""
    first = export(busy, tmp_path / "first", renderer)
    read = read_bundle(first[-1])
    second = Laboratory(tmp_path / "elsewhere")
    second.take_in(read)
    busy.laboratory, before = second, busy.laboratory
    again = export(busy, tmp_path / "again", renderer)

    assert contents(tmp_path / "again") == contents(tmp_path / "first")
    assert again[-1].read_bytes() == first[-1].read_bytes()
    second.close()
    busy.laboratory = before


def test_what_was_undone_and_withdrawn_is_in_the_record(busy):
    """Undoing and withdrawing append; the file has both the act and its taking back."""
    busy.does(busy.bilal, "add_entry", element="tools", text="a slip", period="present")
    busy.does(busy.bilal, "undo")
    busy.does(busy.dana, "add_entry", element="rules", text="not that", period="present")
    busy.does(busy.dana, "withdraw", item=f"e{busy.state.seq}")
    kinds = [
        fact.event.kind for fact in read_session_json(write(busy.laboratory, busy.workshop)).facts
    ]

    assert kinds[-4:] == ["entry_added", "act_undone", "entry_added", "contribution_withdrawn"]


def test_hostile_text_stays_exactly_what_was_typed(room):
    """Formulas, markup, quotes, line ends and emoji come back character by character."""
    for text in HOSTILE:
        room.does(room.bilal, "add_entry", element="tools", text=text, period="present")
    read = read_session_json(write(room.laboratory, room.workshop))
    texts = [fact.event.text for fact in read.facts if fact.event.kind == "entry_added"]

    assert texts == list(HOSTILE)


def test_readers_find_the_state_beside_the_events(busy):
    """The snapshot in the file says what the events add up to."""
    told = json.loads(write(busy.laboratory, busy.workshop))["snapshot"]

    assert [entry["text"] for entry in told["entries"]] == [
        "referral form",
        "key worker",
        "attendance target",
    ]
    assert told["seq"] == busy.state.seq


@pytest.fixture
def studied(room):
    """Eeva's study, with everyone's consent."""
    study(room)
    everyone_agrees(room)
    return room


def test_what_was_said_comes_back_turn_by_turn(studied):
    """Speakers, times, words with emoji and line breaks, salts and seals."""
    whole = studied.laboratory.whole(studied.workshop)
    read = read_session_json(write(studied.laboratory, studied.workshop))

    assert read.corpus == whole.corpus
    assert [turn.text for turn in read.corpus[next(iter(whole.corpus))]] == [
        turn.text for turn in TURNS
    ]


def test_a_study_round_trips_to_identical_bytes(studied, tmp_path):
    """Transcripts, codings, memos, consent: exported, taken in and exported, the same file."""
    text = write(studied.laboratory, studied.workshop)
    second = Laboratory(tmp_path / "elsewhere")
    assert second.take_in(read_session_json(text))

    assert write(second, studied.workshop) == text
    second.close()


@pytest.mark.parametrize("purpose", ExportPurpose)
def test_a_bundle_of_a_study_round_trips_to_identical_bytes(studied, tmp_path, renderer, purpose):
    """For analysis and archive, pictures of mirror material included: every byte of the zip."""
    *_, first = export(studied, tmp_path / "first", renderer, purpose)
    second = Laboratory(tmp_path / "elsewhere")
    second.take_in(read_bundle(first))
    studied.laboratory, before = second, studied.laboratory
    *_, again = export(studied, tmp_path / "again", renderer, purpose)

    assert contents(tmp_path / "again") == contents(tmp_path / "first")
    assert again.read_bytes() == first.read_bytes()
    second.close()
    studied.laboratory = before


def test_one_thing_stands_on_one_line(studied):
    """So that two exports can be compared line by line: events, turns, things of the snapshot."""
    lines = write(studied.laboratory, studied.workshop).splitlines()

    assert sum(line.startswith('{"seq":') for line in lines) == studied.state.seq
    assert sum("Nobody owns the form. Nobody!" in line for line in lines) == 1
    assert sum(line.startswith('{"id":"z') for line in lines) == len(studied.state.codings)
