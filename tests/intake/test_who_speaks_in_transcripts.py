"""Which words before a colon are a speaker, and which are only words."""

import pytest

from changelab.intake.transcripts import WrittenDown, read_transcript


def read(text: str, **how) -> WrittenDown:
    """What a file says."""
    return read_transcript(text.encode(), **how)


def lines(written: WrittenDown) -> list[tuple]:
    """Who said what when, by what the file calls them."""
    return [
        (written.labels.get(one.speaker, ""), one.start, one.end, one.text) for one in written.said
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We talked. For example: the form.\n\nThen we went. Note: nobody came.\n",
        "Note: this is ours.\n\nWe sat down.\n\nNote: it is long.\n\nWe went home.\n",
        "The list was: bread, milk.\nAnd then: nothing.\nIt was late: 10:30.\n",
        "http://example.org\nhttp://example.org/form\n",
    ],
)
def test_words_before_a_colon_are_not_always_a_speaker(text):
    """Sentences, notes and addresses make nobody speak."""
    assert read(text).labels == {}


@pytest.mark.parametrize(
    "name", ["Bilal", "Speaker 1", "P01", "Dr. Aalto", "Anna-Liisa von Ärt", "李明", "I"]
)
def test_names_of_every_kind(name):
    """People, numbers and letters in the place of names, other scripts."""
    written = read(f"{name}: one\nAino: two\n{name}: three\nAino: four\n")

    assert list(written.labels.values()) == [name, "Aino"]


def test_names_in_small_letters():
    """Where everybody is written so, they are people; “for example:” is still not."""
    text = "bilal: hi\naino: ho\nbilal: so\naino: for example: this\n"

    assert list(read(text).labels.values()) == ["bilal", "aino"]


def test_somebody_known_who_speaks_once():
    """The names of the workshop's people help."""
    text = "It began late.\nDana: I will call.\nThen it was quiet.\nNobody came.\n"

    assert read(text).labels == {}
    assert read(text, known=["Dana"]).labels == {"S1": "Dana"}


def test_what_is_no_person_can_be_said():
    """Then it is words, and the file is read anew."""
    text = "Aino: one\nTopic One: two\nAino: three\nTopic One: four\n"

    assert list(read(text).labels.values()) == ["Aino", "Topic One"]
    assert lines(read(text, never=["topic one"]))[0][3] == "one\nTopic One: two"


def test_the_same_person_in_capitals_is_one():
    """“AINO” and “Aino” are not two people."""
    assert list(read("AINO: a\nBilal: b\nAino: c\nBILAL: d\n").labels.values()) == ["AINO", "Bilal"]
