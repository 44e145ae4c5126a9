"""Cue words suggest what a passage may show, with a reason; a person decides."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelab.domain.cues import Cues
from changelab.research.cues import suggestions
from changelab.templates_of_codebooks import read_languages

LANGUAGES = read_languages().cues
ENGLISH = LANGUAGES["en"]


def kinds(text: str, cues: Cues = ENGLISH) -> list[str]:
    """What is suggested of a text, in its order."""
    return [one.kind.value for one in suggestions(text, cues)]


def test_what_bilal_says_may_show_a_dilemma():
    """“On the one hand” is found where it stands, and the reason is a sentence for people."""
    text = "😀 On the one hand we count days."
    (one,) = suggestions(text, ENGLISH)

    assert (one.kind, text[one.start : one.end]) == ("dilemma", "On the one hand")
    assert one.why.startswith("“On the one hand” may point to a dilemma: ")
    assert one.why.endswith(".")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "I disagree with that.", "conflict"),
        ("en", "Now I realise what I did.", "critical_conflict"),
        ("en", "So what can we do?", "double_bind"),
        ("fi", "Toisaalta lapsi tarvitsee aikaa.", "dilemma"),
        ("fi", "Mitä me voimme tehdä?", "double_bind"),
        ("sv", "Å ena sidan har vi tid.", "dilemma"),
        ("da", "Hvad kan vi gøre?", "double_bind"),
        ("de", "Das sehe ich anders.", "conflict"),
    ],
)
def test_each_language_has_its_own_words(language, text, kind):
    """A group is heard in the language it speaks."""
    assert kinds(text, LANGUAGES[language]) == [kind]


@pytest.mark.parametrize("text", ["Nobody knows the norm.", "A button, a butter.", "", "no\u0301"])
def test_part_of_a_word_is_no_cue(text):
    """“no” in “norm”, “but” in “button”, or with an accent on it, suggests nothing."""
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["I don't agree.", "I don’t agree.", "i DON'T\n agree"])
def test_spelling_and_line_ends_do_not_matter(text):
    """Straight and curly apostrophes, capitals and line ends are the same words."""
    assert kinds(text) == ["conflict"]


def test_a_star_lets_a_word_go_on():
    """“betray*” finds “betrayed”, whole."""
    (one,) = suggestions("They betrayed us.", ENGLISH)

    assert one.words == "betrayed"


def test_the_longest_cue_counts_once():
    """“what can we do” holds no second suggestion of the same kind."""
    cues = Cues(
        id="xx", language="x", double_bind={"why": "w", "words": ["what can we do", "what can we"]}
    )

    assert [one.words for one in suggestions("What can we do?", cues)] == ["What can we do"]


@given(st.text(), st.sampled_from(sorted(LANGUAGES)), st.data())
def test_positions_are_code_points_of_the_text_as_it_stands(text, language, data):
    """Whatever stands around a cue, and however its accents are written, its words are found."""
    cues = LANGUAGES[language]
    kind, one = data.draw(st.sampled_from(cues.by_kind()))
    word = data.draw(st.sampled_from([word for word in one.words if not word.endswith("*")]))
    spelled = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), word)
    whole = f"{text} {spelled} {text}"
    found = suggestions(whole, cues)

    assert all(whole[one.start : one.end] == one.words for one in found)
    covered = [one for one in found if one.kind is kind and one.start <= len(text) + 1]
    assert any(one.end >= len(text) + 1 + len(spelled) for one in covered)
