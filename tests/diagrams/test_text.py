"""Measuring, wrapping and folding text."""

from hypothesis import given
from hypothesis import strategies as st

from changelab.diagrams.fonts import Face
from changelab.diagrams.text import ELLIPSIS, drawable, fold, is_covered, measure, wrap

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=120
).map(drawable)


def test_it_works():
    """A sentence is broken between words."""
    assert wrap("targets against the whole child", 160, 24) == (
        "targets against",
        "the whole child",
    )


def test_widths_come_from_the_typeface():
    """Semibold is wider than regular, and twice the size is twice the width."""
    assert measure("wellbeing", 24) < measure("wellbeing", 24, Face.SEMIBOLD)
    assert measure("wellbeing", 48) == 2 * measure("wellbeing", 24)


def test_too_much_text_ends_in_an_ellipsis():
    """What does not fit in the lines there are is cut, and that is shown."""
    lines = wrap("one two three four five six seven", 90, 24, most=2)

    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)


def test_an_accent_stays_on_its_letter():
    """A word broken inside is not broken between a letter and its mark."""
    lines = wrap("e\u0301" * 40, 60, 24, most=40)

    assert not any(line.startswith("\u0301") for line in lines)
    assert "".join(lines) == "e\u0301" * 40


def test_foreign_characters_are_known_as_such():
    """The typeface has Latin, Greek and Cyrillic, and neither Chinese nor emoji."""
    assert is_covered("Łódź Ωμέγα Школа")
    assert not is_covered("学校")
    assert not is_covered("🙂")


def test_what_no_svg_can_hold_is_replaced():
    """Noncharacters that XML forbids become a replacement mark."""
    assert drawable("a\uffffb\nc") == "a\ufffdb c"


@given(texts, st.floats(min_value=60, max_value=600), st.integers(min_value=1, max_value=4))
def test_no_line_is_wider_than_asked(text, width, most):
    """Whatever the text, there are not too many lines and none is too wide."""
    lines = wrap(text, width, 24, most=most)

    assert len(lines) <= most
    assert all(measure(line, 24) <= width + 0.01 for line in lines)


@given(texts)
def test_nothing_is_lost_when_there_is_room(text):
    """With room for all of it, the words come back as they were."""
    lines = wrap(text, 100_000, 24)

    assert " ".join(lines) == text


@given(texts)
def test_a_folded_text_begins_as_the_text_does(text):
    """What is shown of a folded text is its beginning."""
    shown = fold(text, 120, 24)

    assert text.startswith(shown.removesuffix(ELLIPSIS))
