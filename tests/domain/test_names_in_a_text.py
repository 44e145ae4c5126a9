"""Names in a text: found where they stand, and replaced by pseudonyms in brackets."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.domain.key_table import KeyEntry
from changelab.domain.pseudonyms import Names, found, is_a_name, replaced

TABLE = (
    KeyEntry(
        "P01", ("Bilal Khan", "B. Khan (School)"), "bilal.khan@school.org", "+358 40 123 4567"
    ),
    KeyEntry("P02", ("dana o'neill",), "", "555-0199"),
    KeyEntry("P03", ("José Ärt-Löf",)),
    KeyEntry("", ("Guest", "Maria Virtanen")),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bilal Khan asked.", "[P01] asked."),
        ("Did Bilal\n Khan ask, or Khan?", "Did [P01] ask, or [P01]?"),
        ("Bilal's form; BILAL is tired", "[P01]'s form; BILAL is tired"),
        ("Dana O’Neill and O'Neill", "[P02] and [P02]"),
        ("Jose\u0301 and José; Löf said", "[P03] and [P03]; [P03] said"),
        ("Maria left, said the guest", "[name] left, said the guest"),
        ("write to Bilal.Khan@School.org now", "write to [P01] now"),
        ("call 040 123-4567, or 00358401234567.", "call [P01], or [P01]."),
        ("call 5550199 or 555 01 99", "call [P02] or [P02]"),
    ],
)
def test_pseudonyms_stand_where_names_stood(text, said):
    """Whole names, parts, e-mails and phones, however blanks and accents are written."""
    assert replaced(text, TABLE)[0] == said


@pytest.mark.parametrize(
    "text",
    [
        "Khanate, Bilalin, danas and a Guest",
        "the school called; speaker 1 and participant 2",
        "number 1555019912, room 40 123",
        "",
    ],
)
def test_other_words_are_left_alone(text):
    """A name inside a longer word, a role and another number are no names."""
    assert replaced(text, TABLE) == (text, 0)


def test_a_name_that_two_people_share_is_nobodys():
    """Who of them was meant cannot be known: it becomes [name], their own names do not."""
    table = (KeyEntry("P01", ("Anna Smith",)), KeyEntry("P02", ("Bob Smith",)))

    assert replaced("Smith! Anna Smith, Bob.", table) == ("[name]! [P01], [P02].", 3)


def test_a_matched_person_goes_before_a_label_nobody_matched():
    """The same name in an unmatched transcript does not hide who it is."""
    table = (KeyEntry("P01", ("Bilal",)), KeyEntry("", ("Bilal",)))

    assert replaced("Bilal!", table) == ("[P01]!", 1)


def test_it_is_said_where_each_name_stands():
    """What an export or the page shows: the place, the words, whose they are."""
    text = "Ask Khan 😀 or Maria."
    there = found(text, TABLE)

    assert [(one.words, one.instead) for one in there] == [("Khan", "[P01]"), ("Maria", "[name]")]
    assert [text[one.start : one.end] for one in there] == ["Khan", "Maria"]


@pytest.mark.parametrize(
    "label", ["Speaker 1", "SPEAKER_00", "S4", "P01", "Interviewer", "the teacher", "Guest", "?"]
)
def test_a_role_or_a_number_is_no_name(label):
    """It may stand in every second line of a transcript, and tells nobody."""
    assert not is_a_name(label)


@pytest.mark.parametrize("label", ["Bilal", "Bo", "Khan, Bilal (Guest)", "Teacher Maria", "李明"])
def test_what_names_a_person_is_a_name(label):
    """Also a short one, one in another script, and one beside a role."""
    assert is_a_name(label)


LETTERS = st.text("abcdeäöÅÉßžЖ", min_size=3, max_size=8)
NAMES = st.lists(LETTERS.map(str.capitalize), min_size=1, max_size=3).map(" ".join)
MAILS = st.from_regex(r"[a-z]{2,6}\.[a-z]{2,6}@[a-z]{2,5}\.org", fullmatch=True)
PHONES = st.from_regex(r"\+?[0-9]{2,3}[ -]?[0-9]{3}[ -]?[0-9]{3,5}", fullmatch=True)
PEOPLE = st.lists(
    st.builds(
        KeyEntry,
        st.sampled_from(["P01", "P02", "P03", ""]),
        st.tuples(NAMES),
        st.one_of(st.just(""), MAILS),
        st.one_of(st.just(""), PHONES),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@settings(deadline=None)
@given(PEOPLE, st.data())
def test_nothing_of_the_key_table_is_left(people, data):
    """Whatever stands around them: what was replaced holds no name, e-mail or phone any more."""
    known = [
        words
        for one in people
        for words in (*one.names, *" ".join(one.names).split(), one.email, one.phone)
        if words
    ]
    between = st.sampled_from([" ", ", ", "\n", " – ", "’s ", "! ", " and 12 ", " (", ") 😀"])
    pieces = data.draw(st.lists(st.tuples(st.sampled_from(known), between), max_size=8))
    text = "".join(words + gap for words, gap in pieces)
    names = Names(people)

    after, count = names.replaced(text)

    assert names.found(after) == []
    assert count == len(names.found(text))
    assert bool(pieces) == bool(count)


@settings(deadline=None)
@given(PEOPLE, st.data())
def test_the_rest_of_a_text_stays_as_it_is(people, data):
    """Only names go; every other word is where it was."""
    fillers = data.draw(st.lists(st.sampled_from(["x ", "so, ", "12; ", "😀 "]), max_size=6))
    said = data.draw(st.lists(st.sampled_from([one.names[0] for one in people]), max_size=6))
    text = "".join(f"{filler}{name} | " for filler, name in zip(fillers, said, strict=False))

    after, count = Names(people).replaced(text)

    kept = "".join(f"{filler} | " for filler, _ in zip(fillers, said, strict=False))
    assert re.sub(r"\[(P0[1-3]|name)\]", "", after) == kept
    assert count == min(len(fillers), len(said))
