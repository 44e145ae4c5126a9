"""The browser counts in UTF-16, the record in code points: what stands between them is right."""

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from changelab.ui.component_files import source

pytestmark = pytest.mark.browser

SIGNS = ["a", "ä", "e\u0301", " ", "\n", "😀", "🧑‍🏫", "👩🏽", "𝔘", "\u0308", "中", "\u200d", "<b>"]


def texts() -> list[str]:
    """Made-up texts of all sorts of signs; the same at every run."""
    chance = random.Random(7)
    return ["", *("".join(chance.choices(SIGNS, k=chance.randint(1, 30))) for _ in range(120))]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that knows how positions are counted."""
    page = browser.new_page()
    page.set_content("<div></div>")
    page.add_script_tag(content=source("coding_text.js"))
    yield page


def units(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2


def test_every_place_is_counted_in_code_points(page):
    """Before each sign of each text, as Python counts it."""
    asked = [(text, [units(text[:end]) for end in range(len(text) + 1)]) for text in texts()]
    counted = page.evaluate(
        "(all) => all.map(([text, places]) => places.map((one) => pointsBefore(text, one)))", asked
    )

    assert counted == [list(range(len(text) + 1)) for text, _ in asked]


def test_a_place_inside_a_sign_moves_to_its_edge(page):
    """A half of an emoji is never cut off: its beginning moves before it, its end behind it."""
    halves = page.evaluate(
        """() => ["a😀b"].flatMap((text) => [
            pointsBefore(text, 2), pointsBefore(text, 2, true),
            pointsBefore(text, 1, true), pointsBefore(text, 3),
        ])"""
    )

    assert halves == [1, 2, 1, 2]


def test_pieces_are_the_whole_text_and_each_knows_its_marks(page):
    """Marks that overlap cut a text into pieces; put together they are the text again."""
    chance = random.Random(11)
    asked = []
    for text in texts():
        ends = [sorted(chance.choices(range(len(text) + 1), k=2)) for _ in range(3)]
        marks = [{"id": nth, "start": a, "end": b} for nth, (a, b) in enumerate(ends) if a < b]
        asked.append([text, marks])
    cut = page.evaluate("(all) => all.map(([text, marks]) => piecesOf(text, marks))", asked)

    for (text, marks), pieces in zip(asked, cut, strict=True):
        assert "".join(piece["text"] for piece in pieces) == text
        for mark in marks:
            covered = [
                piece["text"] for piece in pieces if mark["id"] in {m["id"] for m in piece["marks"]}
            ]
            assert "".join(covered) == text[mark["start"] : mark["end"]]


def test_words_and_passages_are_those_of_python(page):
    """Word by word with the arrow keys, and what is shown as chosen."""
    asked = texts()
    found = page.evaluate(
        """(all) => all.map((text) => wordsOf(text).map(({ start, end }) =>
            [start, end, passageOf(text, start, end)]))""",
        asked,
    )

    assert any(len(words) > 1 for words in found)
    for text, words in zip(asked, found, strict=True):
        assert [one[2] for one in words] == text.split()
        assert all(text[start:end] == word for start, end, word in words)


def test_blanks_at_the_ends_are_not_chosen(page):
    """A double click takes a space along in some browsers; nothing but blanks is nothing."""
    trimmed = page.evaluate(
        """() => [trimmed("a 😀 b", 1, 4), trimmed("a 😀 b ", 0, 6), trimmed("a   b", 1, 4)]"""
    )

    assert trimmed == [{"start": 2, "end": 3}, {"start": 0, "end": 5}, None]
