"""Transcripts are recognised by their content, and read: who said what, when."""

import pysubs2
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st
from transcript_files import (
    CSV,
    NAMED,
    NVIVO_TSV,
    OTTER,
    SRT,
    STAMPED,
    TEAMS_VTT,
    TEAMS_WORD,
    WHISPER_TSV,
    ZOOM_CAPTIONS,
    ZOOM_VTT,
    word_file,
)

from changelab.intake.transcripts import read_transcript


def read(text: str | bytes, name: str = "", **how):
    """What a file says."""
    content = text if isinstance(text, bytes) else text.encode()
    return read_transcript(content, name, **how)


def lines(written) -> list[tuple]:
    """Who said what when, by what the file calls them."""
    return [
        (written.labels.get(one.speaker, ""), one.start, one.end, one.text) for one in written.said
    ]


def test_zoom_subtitles():
    """Names before a colon are speakers, “For example:” is not; pieces in a row are one turn."""
    written = read(ZOOM_VTT)

    assert written.format == "vtt"
    assert lines(written) == [
        ("Aino Aalto", 2500, 7000, "Welcome. For example: this form. What stops us?"),
        ("Bilal Khan", 7250, 11_000, "We count days."),
    ]
    assert any("3 subtitles are 2 turns" in said for said in written.noticed)


def test_subtitles_can_stay_as_they_are_cut():
    """Who wants each piece as a turn gets them."""
    assert len(read(ZOOM_VTT, join=False).said) == 3


def test_teams_subtitles():
    """Voice tags say who speaks; cue names, notes, tags and entities are no words."""
    assert lines(read(TEAMS_VTT)) == [
        ("Aino Aalto", 2500, 5000, "Welcome, all & one."),
        ("Bilal Khan", 5500, 7000, "We count days."),
        ("Dana", 5500, 7000, "And nights."),
    ]


def test_srt_without_names():
    """Nobody is named; two voices in one subtitle stay on their lines; “&amp;” is what it says."""
    written = read(SRT)

    assert written.format == "srt"
    assert lines(written) == [
        ("", 2500, 5000, "Welcome &amp; hello."),
        ("", 5500, 7000, "- What stops us?\n- The form."),
    ]
    assert any("No speakers are named" in said for said in written.noticed)


def test_subtitles_with_a_name_on_its_own_line():
    """Older Word files of Teams have the time, the name and the words on a line each."""
    cues = [(0, "Aino Aalto", "Welcome."), (4, "Bilal Khan", "Thanks."), (8, "Aino Aalto", "So.")]
    paragraphs = [f"0:0:{at}.0 --> 0:0:{at + 3}.500\n{who}\n{said}" for at, who, said in cues]
    cues.append((12, "Bilal Khan", "Well."))
    paragraphs.append("0:0:12.0 --> 0:0:15.500\nBilal Khan\nWell.")
    written = read(word_file(*"\n\n".join(paragraphs).split("\n")))

    assert lines(written) == [(who, at * 1000, at * 1000 + 3500, said) for at, who, said in cues]


def test_otter_text():
    """A name and a time above what was said; “Remember:” and “at 10:30” begin nothing."""
    written = read(OTTER, "GMT20260302-090000_Recording.txt")

    assert lines(written) == [
        ("Aino Aalto", 3000, None, "Welcome to all of you. We meet at 10:30"),
        (
            "Bilal Khan",
            12_000,
            None,
            "Thanks. For example: this form.\nRemember: it has four pages.",
        ),
        ("Aino Aalto", 3_723_000, None, "Nobody owns it."),
    ]
    assert written.began.isoformat() == "2026-03-02T09:00:00+00:00"


def test_zoom_captions_with_the_time_of_day():
    """Times of day are counted from the first one, and the first is kept to place it."""
    written = read(ZOOM_CAPTIONS)

    assert [one.start for one in written.said] == [0, 9000, 20_000]
    assert written.clock == ((10 * 60 + 2) * 60 + 11) * 1000


def test_plain_text_with_names():
    """Who speaks once is believed where names begin nearly every paragraph; the heading is none."""
    written = read(NAMED)

    assert lines(written) == [
        ("Aino", None, None, "Welcome."),
        (
            "Bilal",
            None,
            None,
            "For example: the form.\nIt goes on here.\nFor example: nobody owns it.",
        ),
        ("Aino", None, None, "Yes."),
        ("Chen", None, None, "Mm."),
    ]
    assert any("Present: Aino, Bilal, Chen" in said for said in written.noticed)
    assert written.began.isoformat() == "2026-03-02T09:00:00"


def test_plain_text_with_times_before_the_names():
    """As we write it ourselves."""
    assert lines(read(STAMPED)) == [
        ("P01", 1000, None, "Hello"),
        ("P02", 5000, None, "Hi"),
        ("P01", 60_000, None, "So"),
    ]


def test_tables():
    """Headings say which column is what; a quotation mark in a TSV is one; times have units."""
    assert lines(read(NVIVO_TSV)) == [("P01", 1000, None, "Hello"), ("P02", 4000, None, 'Hi "you"')]
    assert lines(read(WHISPER_TSV)) == [("", 0, 2500, "Hello"), ("", 2500, 6000, "Hi there")]
    assert lines(read(CSV)) == [
        ("Aino", 1500, None, "Hello, you"),
        ("Bilal", 4000, None, "two\nlines"),
    ]
    assert [read(one).format for one in (NVIVO_TSV, WHISPER_TSV, CSV)] == ["tsv", "tsv", "csv"]


def test_a_table_without_headings():
    """Time, speaker, words; or speaker, words."""
    assert lines(read("0:01\tAino\tHello\n0:04\tBilal\tHi\n"))[1] == ("Bilal", 4000, None, "Hi")
    assert lines(read("Aino\tHello\nBilal\tHi\n"))[1] == ("Bilal", None, None, "Hi")


def test_word_files():
    """Paragraphs as Teams writes them, with the day of the meeting; or a table."""
    teams = read(word_file(*TEAMS_WORD))
    table = read(word_file(rows=(("Speaker", "Text"), ("Aino", "Welcome."), ("Bilal", "Thanks."))))

    assert lines(teams) == [
        ("Aino Aalto", 3000, None, "Welcome to all of you."),
        ("Bilal Khan", 12_000, None, "We count days."),
        ("Aino Aalto", 20_000, None, "Nobody owns the form."),
    ]
    assert teams.began.isoformat() == "2026-03-02T09:00:00"
    assert lines(table) == [("Aino", None, None, "Welcome."), ("Bilal", None, None, "Thanks.")]
    assert teams.format == table.format == "docx"


@pytest.mark.parametrize("name", ["talk.vtt", "talk.mp4", "../../talk", ""])
def test_the_name_of_a_file_says_nothing_of_its_kind(name):
    """A table called .vtt is a table."""
    assert read(CSV, name).format == "csv"


def test_independent_readers_agree_on_subtitles():
    """pysubs2 finds the same times, webvtt-py the same voices and words."""
    written = read(ZOOM_VTT, join=False)
    timed = pysubs2.SSAFile.from_string(ZOOM_VTT)
    one_voice = TEAMS_VTT.replace(" <v Dana>And nights.</v>", "")
    theirs = webvtt.from_string(one_voice)

    assert [(one.start, one.end) for one in written.said] == [(one.start, one.end) for one in timed]
    assert [one[0] for one in lines(read(one_voice))] == [one.voice for one in theirs]
    assert lines(read(one_voice))[1][3] == theirs[1].text


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Aino", "Bilal Khan", "P03"]),
            st.text("abc äö😀e\u0301:,.-", min_size=1, max_size=40).filter(str.strip),
        ),
        min_size=2,
        max_size=12,
    )
)
def test_whatever_is_said_comes_out_as_it_was(talk):
    """As voice tags of subtitles: every word, in its order, by whom it was."""
    cues = [
        f"00:00:{place:02d}.000 --> 00:00:{place:02d}.900\n<v {who}>{said}</v>"
        for place, (who, said) in enumerate(talk)
    ]
    written = read("WEBVTT\n\n" + "\n\n".join(cues), join=False)

    assert [(one[0], one[3]) for one in lines(written)] == [
        (who, said.strip()) for who, said in talk
    ]
