"""Every encoding and line end gives the same words; what was guessed is said."""

import pytest
from transcript_files import NAMED

from changelab.intake.transcripts import WrittenDown, read_transcript


def read(text: str | bytes) -> WrittenDown:
    """What a file says."""
    return read_transcript(text if isinstance(text, bytes) else text.encode())


TALK = "Bilal: hei\nAino: hyvää päivää – ok\nBilal: ähh\nAino: no niin\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_encoding_gives_the_same_words(encoding):
    """With and without a mark at the beginning."""
    written = read(TALK.encode(encoding))

    assert [one.text for one in written.said] == ["hei", "hyvää päivää – ok", "ähh", "no niin"]


def test_a_file_of_two_encodings():
    """Each line is read as it was written, and it is said that there are two."""
    first, rest = TALK.split("Bilal: ähh")
    written = read(first.encode() + ("Bilal: ähh" + rest).encode("cp1252"))

    assert [one.text for one in written.said] == ["hei", "hyvää päivää – ok", "ähh", "no niin"]
    assert any("mixes two encodings" in said for said in written.noticed)


def test_other_letters_than_western_ones():
    """Cyrillic is guessed, and it is said that it was."""
    talk = "Привет: да\nМир: нет\nПривет: ну вот и хорошо\n"
    written = read(talk.encode("cp1251"))

    assert list(written.labels.values()) == ["Привет", "Мир"]
    assert any("were taken for" in said for said in written.noticed)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_marks_are_gone(end):
    """No turn holds a carriage return or a byte order mark."""
    text = "\ufeff" + NAMED.replace("\n", end)
    words = "".join(one.text for one in read(text).said)

    assert "\r" not in words
    assert "\ufeff" not in words
    assert len(read(text).said) == 4
