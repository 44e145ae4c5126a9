"""What people type: cleaned of what nobody types on purpose, else kept as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from changelab.domain.text import CARD_LIMIT, Card, OptionalCard, Title, clean, one_line

card = TypeAdapter(Card).validate_python


@pytest.mark.parametrize(
    "text",
    [
        "referral threshold",
        "<script>alert('x')</script>",
        "a \"quoted\" 'word': 50 % & more; #1 \\ {} [] $ @ _ * ~ `",
        "👩‍👩‍👧 🏳️‍🌈 🙂",
        "مدرسة للجميع",
        "שלום",
        "naïve Käse Żółć ไทย 漢字",
        "two\nlines\tand a tab",
        "e\u0301 and \u200f right-to-left mark",
    ],
)
def test_words_are_kept_as_they_are(text):
    """Markup, quotes, emoji and every script are data and pass unchanged."""
    assert card(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a \n", "a"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("a\x7f\x85b", "ab"),
        ("a\u202eb\u202cc", "abc"),
        ("\ufeffa", "a"),
        ("a\ud800b", "ab"),
    ],
)
def test_what_nobody_types_is_removed(typed, kept):
    """Controls, stray surrogates, byte-order marks and overrides of the line's direction go."""
    assert card(typed) == kept


@pytest.mark.parametrize("text", ["", "   ", "\n\t\r\n", "\x00\x01", "\u202e", "\ufeff  "])
def test_nothing_is_refused(text):
    """A card says something: blanks and controls are nothing."""
    with pytest.raises(ValidationError, match="empty"):
        card(text)
    assert TypeAdapter(OptionalCard).validate_python(text) == ""


@pytest.mark.parametrize("text", ["\u200b", "\u2060\u00ad", "\u200e \u200f", "\u2066\u2069"])
def test_what_nobody_can_see_is_nothing(text):
    """A card of zero-width characters would be an empty card on the wall."""
    with pytest.raises(ValidationError, match="empty"):
        card(text)


@pytest.mark.parametrize("one", ["\ufffe", "\uffff"])
def test_what_no_picture_may_hold_is_removed(one):
    """XML forbids these two: one such card would take the picture from everybody."""
    assert card(f"a{one}b") == "ab"


def test_the_limit_counts_what_is_kept():
    """500 characters fit, whatever blanks surround them; 501 do not."""
    assert card("  " + "x" * CARD_LIMIT + "  ") == "x" * CARD_LIMIT
    with pytest.raises(ValidationError, match="at most 500"):
        card("x" * (CARD_LIMIT + 1))


def test_an_emoji_counts_as_the_characters_it_is():
    """The limit counts code points, as the phone must."""
    assert card("🙂" * CARD_LIMIT)
    with pytest.raises(ValidationError):
        card("🙂" * (CARD_LIMIT + 1))


@pytest.mark.parametrize("value", [5, None, ["a"], {"a": 1}, True])
def test_what_is_no_text_is_refused(value):
    """Nothing is turned into text that was none."""
    with pytest.raises(ValidationError):
        card(value)


def test_titles_are_shorter():
    """A title has at most 120 characters."""
    with pytest.raises(ValidationError, match="at most 120"):
        TypeAdapter(Title).validate_python("x" * 121)


@given(text=st.text())
def test_cleaning_twice_is_cleaning_once(text):
    """What was cleaned stays as it is, can be written as UTF-8, and has no ragged ends."""
    once = clean(text)

    assert clean(once) == once
    assert once == once.strip() and once.encode("utf-8").decode("utf-8") == once


@given(text=st.text(st.characters(blacklist_categories=["C"])).map(str.strip))
def test_printable_words_come_through_any_cleaning(text):
    """No letter, sign or emoji of any script is lost."""
    assert clean(text) == text


@given(text=st.text())
def test_one_line_is_one_line(text):
    """For lists and pictures the same words stand on one line."""
    assert one_line(text).split() == text.split()
    assert "\n" not in one_line(text)
