"""What people typed is shown by a Markdown reader character by character, as text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from taking_away import HOSTILE

from changelab.domain.text import clean
from changelab.exports.account import account_of
from changelab.exports.markdown import literal, paragraph
from changelab.exports.report import write_report

READER = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
MARKUP = r"\`*_{}[]()<>#+-.!|~&;:='\"@$/% 12ab" + "\n"
TYPED = st.text(st.sampled_from(MARKUP) | st.characters(codec="utf-8"), min_size=1).map(clean)


def shown(rendered: str) -> str:
    """The words of an HTML page, and no tag that is not a paragraph or a break."""
    body = rendered.strip().removeprefix("<p>").removesuffix("</p>")
    bare = body.replace("<br>", "").replace("<br />", "")
    assert "<" not in bare, rendered
    return html.unescape(bare)


@given(TYPED)
def test_any_text_reads_as_itself(text):
    """Rendered as a paragraph, the words are the words and nothing is markup."""
    one_line = " ".join(text.split())

    assert shown(READER.render(literal(text))) == one_line


@given(TYPED)
def test_any_text_reads_as_itself_in_a_table(text):
    """A bar or a line end in a cell does not make another cell."""
    rendered = READER.render(f"| a | b |\n| --- | --- |\n| {literal(text)} | last |\n")
    cells = re.findall(r"<td>(.*?)</td>", rendered, re.DOTALL)

    assert [html.unescape(cell) for cell in cells] == [" ".join(text.split()), "last"]


def test_line_breaks_are_kept_in_paragraphs():
    """A description of several lines stays one of several lines."""
    rendered = READER.render(paragraph("first\n\n# second\n- third"))

    assert rendered.count("<br") == 2
    assert "<h1>" not in rendered
    assert "<li>" not in rendered


@pytest.mark.parametrize("text", HOSTILE)
def test_a_report_full_of_it_is_still_only_a_report(room, text):
    """As title, card, contradiction and commitment the text is found, and no tag of its own."""
    room.does(room.aino, "rename_workshop", title=text, description=text)
    room.does(room.bilal, "add_entry", element="tools", text=text, period="present")
    room.does(
        room.dana, "log_contradiction", text=text, poles=[{"element": "rules"}], period="present"
    )
    room.does(room.bilal, "make_commitment", who=text, text=text, by_when=text)
    rendered = READER.render(write_report(account_of(room.state)))
    words = html.unescape(re.sub(r"<[^<>]*>", "", rendered))

    assert words.count(" ".join(text.split())) >= 6
    for tag in ("<script", "<b>", "<s>", 'href="', 'src="x.png"', "<h1>not", "<code>code"):
        assert tag not in rendered
    assert rendered.count("<h1>") == 1
