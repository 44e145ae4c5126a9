"""Transcripts in the record: renamed, placed on the clock, matched to people, removed."""

import pytest
from studied import bring_transcript

from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.passages import check_is_here
from changelab.domain.transcripts import speaker_of, transcript_of_file


@pytest.fixture
def tape(room) -> str:
    """What was said in the first session, brought in."""
    return bring_transcript(room)


def test_eeva_says_what_it_is_called_and_where_it_belongs(room, tape):
    """A name and a session; the same again is no event."""
    room.does(room.eeva, "rename_transcript", transcript=tape, title="Tape one", session=None)
    before = room.state.seq
    room.does(room.eeva, "rename_transcript", transcript=tape, title="Tape one", session=None)

    found = room.state.transcripts[tape]
    assert (found.title, found.session) == ("Tape one", None)
    assert room.state.seq == before


def test_a_recording_is_placed_on_the_clock_and_taken_off_it(room, tape):
    """With a time zone; nothing means that nobody knows."""
    at = "2026-03-02T10:00:00+02:00"
    room.does(room.eeva, "align_transcript", transcript=tape, starts_at=at)
    assert room.state.transcripts[tape].starts_at == at

    room.does(room.eeva, "align_transcript", transcript=tape, starts_at=None)
    assert room.state.transcripts[tape].starts_at is None


@pytest.mark.parametrize("at", ["2026-03-02", "2026-03-02T10:00:00", "tomorrow", ""])
def test_a_moment_without_a_time_zone_is_refused(room, tape, at):
    """Half a moment would put what was said into the wrong task."""
    with pytest.raises(Refused):
        room.does(room.eeva, "align_transcript", transcript=tape, starts_at=at)


def test_speakers_are_matched_later_too(room, tape):
    """To a participant, to a role, and to nobody again."""
    for who, said in (("P02", "P02"), ("observer", "observer"), ("", "speaker S4")):
        room.does(room.eeva, "match_speaker", transcript=tape, speaker="S4", who=who)

        assert speaker_of(room.state.transcripts[tape], "S4") == said


def test_who_is_not_there_cannot_speak(room, tape):
    """No such person, no such speaker, no role that takes part under its own name."""
    for fields in (
        {"speaker": "S4", "who": "P99"},
        {"speaker": "S4", "who": "participant"},
        {"speaker": "S9", "who": "P01"},
    ):
        with pytest.raises(NotFound):
            room.does(room.eeva, "match_speaker", transcript=tape, **fields)


def test_who_was_forgotten_speaks_no_more(room, tape):
    """A match would say again who it was."""
    room.laboratory.forget(room.workshop, "P02", room.aino)

    with pytest.raises(Refused, match="forgotten"):
        room.does(room.eeva, "match_speaker", transcript=tape, speaker="S4", who="P02")


def test_a_removed_transcript_is_used_no_more_and_comes_back(room, tape):
    """Its turns cannot be coded any more; undo brings it back, and they can."""
    room.does(room.eeva, "remove_transcript", transcript=tape)
    with pytest.raises(NotFound):
        check_is_here(room.state, f"{tape}/1")

    room.does(room.eeva, "undo")
    check_is_here(room.state, f"{tape}/1")


def test_an_import_is_not_undone_but_removed(room, tape):
    """Its turns lie outside the record: undo would leave them behind."""
    imported = next(reversed(room.state.deeds))

    with pytest.raises(Refused, match="cannot be undone"):
        room.does(room.eeva, "undo", of=imported)


def test_it_does_not_come_back_beside_the_same_file(room, tape):
    """Removed, and imported anew: undoing the removal would have every word twice."""
    room.does(room.eeva, "remove_transcript", transcript=tape)
    removed = next(reversed(room.state.deeds))
    again = bring_transcript(room)

    with pytest.raises(Refused, match="same file"):
        room.does(room.eeva, "undo", of=removed)
    assert transcript_of_file(room.state, room.state.transcripts[tape].file).id == again


def test_a_match_to_someone_who_withdrew_does_not_come_back(room, tape):
    """Dana was unmatched, then forgotten: undo must not name her again."""
    room.does(room.eeva, "match_speaker", transcript=tape, speaker="S3", who="")
    unmatched = next(reversed(room.state.deeds))
    room.laboratory.forget(room.workshop, "P02", room.aino)

    with pytest.raises(Refused):
        room.does(room.eeva, "undo", of=unmatched)
    assert room.state.transcripts[tape].speakers["S3"] == ""


def test_only_those_who_work_on_the_record_touch_it(room, tape):
    """Bilal speaks in it, and may not change who he is said to be."""
    for actor in (room.bilal, room.chen):
        with pytest.raises(NotAllowed):
            room.does(actor, "match_speaker", transcript=tape, speaker="S2", who="")


def test_the_room_does_not_learn_of_transcripts(room, tape):
    """Neither Bilal's phone nor the projector is told that there is one."""
    for viewer in (room.bilal, room.chen):
        assert not room.seen_by(viewer).transcripts
    assert room.seen_by(room.eeva).transcripts
