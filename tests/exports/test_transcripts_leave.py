"""Transcripts leave as lines of speakers, as a table and as subtitles."""

import csv
import io

import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.diagrams import Renderer
from changelab.domain.research import Transcript, Turn
from changelab.domain.transcripts import Said
from changelab.exports.gathering import Gathering
from changelab.exports.tables import read_cell
from changelab.exports.transcripts import (
    add_transcripts,
    has_times,
    said_in,
    write_lines,
    write_rows,
    write_subtitles,
)
from changelab.exports.wishes import Wishes
from changelab.exports.withholding import ExportPurpose, carried
from tests.studied import TURNS, bring_transcript, everyone_agrees


@pytest.fixture
def files(room, renderer: Renderer):
    """What leaves of a room's transcripts, by path."""

    def take(**wishes) -> dict[str, str]:
        what = carried(room.laboratory.whole(room.workshop), ExportPurpose.ANALYSIS)
        bundle = Gathering(what, renderer, [], lambda *_: None, Wishes(**wishes))
        add_transcripts(bundle)
        return {name: listed.content.decode() for name, listed in bundle.files.items()}

    everyone_agrees(room)
    return take


def test_a_contribution_is_a_line_with_time_and_speaker(room, files):
    """A header with title, session and day, then a line for each; a newline became a space."""
    bring_transcript(room)
    head, blank, *lines = files()["transcripts/session-1-tape.txt"].splitlines()

    assert head == "Session 1, tape · Session 1 · 2 March 2026"
    assert blank == "" and len(lines) == len(TURNS)
    assert lines[0] == "[00:00:00] facilitator: Welcome. What stops us? 😀"
    assert lines[3] == "[00:00:15] P01: Ääni ja e\u0301lan: it takes 🧑\u200d🏫 two lines to say."
    assert lines[4] == "[00:00:21] speaker S4: [withheld 1: nobody knows who spoke]"


def test_speakers_stand_with_an_at_sign_for_atlas(room, files):
    """ATLAS.ti advises "@Name:", since "for example:" is otherwise taken for a speaker."""
    bring_transcript(room)
    lines = files(at_sign=True)["transcripts/session-1-tape.txt"].splitlines()

    assert lines[2].startswith("[00:00:00] @facilitator: Welcome.")
    assert lines[3].startswith("[00:00:04] @P01: On the one hand")


def test_the_header_is_not_taken_for_a_speaker(room, files):
    """A title with a colon would be: it leaves without."""
    bring_transcript(room, title="Tape: the first\nhour")
    head = files()["transcripts/tape-the-first-hour.txt"].splitlines()[0]

    assert ":" not in head
    assert head.startswith("Tape – the first hour · Session 1")


def test_the_table_has_a_row_for_each_contribution(room, files):
    """Time stamp, speaker, text, as NVivo takes them; tabs and quotes in the text break nothing."""
    said = (*TURNS, Said("S2", 36_000, 37_000, 'She said\t"no"'), Said("S2", 37_000, None, "=1+1"))
    bring_transcript(room, said=said)
    content = files()["transcripts/session-1-tape.tsv"]
    head, *rows = csv.reader(io.StringIO(content, newline=""), delimiter="\t")

    assert head == ["timestamp", "speaker", "text"]
    assert len(rows) == len(said)
    assert rows[1] == ["00:00:04", "P01", TURNS[1].text]
    assert rows[7] == ["00:00:36", "P01", 'She said "no"']
    assert rows[8][2] == "'=1+1" and read_cell(rows[8][2]) == "=1+1"


def test_subtitles_are_read_back_with_their_voices(room, files):
    """An independent reader finds each contribution: when, who, and the words."""
    bring_transcript(room, said=(*TURNS, Said("S3", 36_000, 39_500, "a < b & c --> d")))
    captions = webvtt.from_string(files()["transcripts/session-1-tape.vtt"]).captions

    assert len(captions) == len(TURNS) + 1
    assert (captions[1].start, captions[1].end) == ("00:00:04.000", "00:00:09.000")
    assert (captions[1].voice, captions[1].text) == ("P01", TURNS[1].text)
    assert captions[4].voice == "speaker S4"
    assert captions[7].raw_text == "<v P02>a &lt; b &amp; c --&gt; d</v>"


def test_a_transcript_without_times_has_no_subtitles(room, files):
    """Nobody knows when: there are lines and a table, without time stamps."""
    bring_transcript(room, said=tuple(Said(one.speaker, None, None, one.text) for one in TURNS))
    found = files()

    assert sorted(found) == ["transcripts/session-1-tape.tsv", "transcripts/session-1-tape.txt"]
    assert "\nP01: On the one hand" in found["transcripts/session-1-tape.txt"]
    assert "\n\tP01\tOn the one hand" in found["transcripts/session-1-tape.tsv"]


def test_times_that_go_backward_or_overlap_make_lawful_subtitles(room, files):
    """Subtitles come in the order of their beginnings and none ends before it begins."""
    said = (
        Said("S1", 9000, 4000, "later"),
        Said("S2", 1000, 60_000, "sooner"),
        Said("S3", 1000, None, "at once"),
        Said("S2", 100 * 3_600_000, None, "days after"),
    )
    bring_transcript(room, said=said)
    captions = webvtt.from_string(files()["transcripts/session-1-tape.vtt"]).captions

    assert [caption.text for caption in captions] == ["sooner", "at once", "later", "days after"]
    assert all(one.start_in_seconds <= one.end_in_seconds for one in captions)
    assert captions[1].end == "00:00:09.000"
    assert captions[2].end == "00:00:09.001"
    assert captions[3].start == "100:00:00.000"


def test_a_removed_transcript_does_not_leave(room, files):
    """What was taken out is in no file."""
    tape = bring_transcript(room)
    room.does(room.eeva, "remove_transcript", transcript=tape)

    assert files() == {}


TAPE = Transcript(
    id="r1",
    title="Tape",
    session=None,
    format="vtt",
    file="",
    digest="",
    turns=1,
    at="",
    speakers={"S1": "P01"},
)
said = st.lists(
    st.tuples(st.integers(0, 10**9), st.one_of(st.none(), st.integers(0, 10**9)), st.text()),
    min_size=1,
    max_size=8,
)


@settings(deadline=None)
@given(said)
def test_any_words_keep_lines_rows_and_subtitles_apart(said):
    """Whatever was said, there are as many lines, rows and subtitles as contributions."""
    turns = [
        Turn("r1", number, "S1", start, end, text, "", "")
        for number, (start, end, text) in enumerate(said, start=1)
    ]
    lines = write_lines("Tape", TAPE, turns).split("\n")
    rows = list(csv.reader(io.StringIO(write_rows(TAPE, turns), newline=""), delimiter="\t"))
    subtitles = write_subtitles("Tape", TAPE, turns)

    assert has_times(turns)
    assert len(lines) == len(turns) + 3 and len(rows) == len(turns) + 1
    assert [read_cell(row[2]) for row in rows[1:]] == [said_in(turn) for turn in turns]
    assert subtitles.count(" --> ") == subtitles.count("-->") == len(turns)
    subtitles.encode()
