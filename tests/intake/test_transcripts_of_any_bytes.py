"""Whatever is in a file, it is read or refused: nothing else ever happens."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from transcript_files import CSV, NAMED, OTTER, SRT, TEAMS_VTT, ZOOM_VTT, word_file

from changelab.intake.transcripts import CannotRead, WrittenDown, read_transcript
from changelab.intake.transcripts.written_down import TURN_LIMIT

#: What transcripts are made of, and what breaks them.
PIECES = st.sampled_from(
    [
        "WEBVTT\n\n",
        "NOTE x\n",
        "00:00:01.000 --> 00:00:02.000\n",
        "99:99:99,999 --> 00:00:00,000 align:start\n",
        "0:0:1 --> 1:02\n",
        "-->",
        "1\n",
        "<v Aino>",
        "<v",
        "</v>",
        "&amp;",
        "&#x110000;",
        "Aino: ",
        "for example: ",
        "[Bilal] 10:02:11\n",
        "Dana  0:12\n",
        "[00:00:01] ",
        "(1:2:3)",
        "speaker,start,text\n",
        "a\tb\tc\n",
        '"',
        ",",
        ";",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\ufeff",
        "\u2028",
        "\x00",
        "\x07",
        "ä",
        "😀",
        "e\u0301",
        "\u202e",
        "::",
        ":",
        "@",
        "#",
        "**",
        "{\\an8}",
        "2026-03-02T25:61:00Z",
        "March 32, 2026, 9:00AM",
    ]
)


def holds_together(written: WrittenDown) -> None:
    """What is true of every transcript that was read."""
    assert written.said
    assert set(written.labels) == set(written.spoke)
    assert list(written.labels) == [f"S{number}" for number in range(1, len(written.labels) + 1)]
    for one in written.said:
        assert one.text.strip() == one.text != ""
        assert len(one.text) <= TURN_LIMIT
        assert not set("\r\x00\ufeff\u202e").intersection(one.text)
        assert one.speaker == "" or one.speaker in written.labels
        assert one.end is None or (one.start is not None and one.start <= one.end)
    assert all(label.strip() for label in written.labels.values())
    assert all(said.endswith((".", "”.", "below.")) for said in written.noticed)


def looked_at(content: bytes, **how) -> None:
    """Read it; a refusal says what happened and what to do."""
    try:
        written = read_transcript(content, "talk", **how)
    except CannotRead as refused:
        assert refused.happened
        assert refused.remedy
    else:
        holds_together(written)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@example("0:02 --> 0:01\nx", "utf-8")
def test_any_text_is_read_or_refused(text, encoding):
    """Pieces of every format, in any order and encoding."""
    looked_at(text.encode(encoding, "replace"))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content):
    """Also what is no text at all."""
    looked_at(content)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([ZOOM_VTT, TEAMS_VTT, SRT, OTTER, NAMED, CSV]),
    st.integers(0, 300),
    st.integers(0, 60),
    st.binary(max_size=8),
)
def test_a_file_that_was_cut_or_changed_is_read_or_refused(text, place, gone, instead):
    """A few bytes are missing or others, as after a bad download."""
    content = text.encode()
    looked_at(content[:place] + instead + content[place + gone :])


WORD = word_file("Aino: one", "Bilal: two", "Aino: three")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORD)), st.integers(0, 3000), st.binary(max_size=20))
def test_a_word_file_that_was_cut_or_changed_is_read_or_refused(place, gone, instead):
    """Word files are zips: what is broken in them is said, and nothing breaks."""
    looked_at(WORD[:place] + instead + WORD[place + gone :])
