"""What people type is data: in DOT, in SVG, in every format."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from changelab.diagrams import Format, compose
from changelab.diagrams.shown import BULLET
from changelab.domain.text import clean
from changelab.domain.vocabulary import Element, Period
from tests.diagrams.conftest import Sketch

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<b>bold</b>",
    "<<table><tr><td>x</td></tr></table>>",
    "<script>alert(1)</script>",
    "]]><!-- x --><![CDATA[",
    'quote " and \' and ` and \\" end',
    "back\\slash \\N \\G \\L \\l \\r \\n \\E \\T \\H",
    "ends with a backslash \\",
    "R&D &amp; &lt;b&gt; &#65; &nbsp;",
    "a:b:c; d -> e [label=x] } subgraph {",
    'digraph { x [shape=record label="{a|b}"] }',
    "name:port {x|<f0> y}",
    "// comment /* comment */ # comment",
    "🙂👩‍👩‍👧🇫🇮",
    "שלום עולם",
    "مرحبا",
    "学校と家庭",
    "$(rm -rf) %s %d {0} {{x}}",
    "node",
    "graph",
    "strict",
    "-1.5",
    "<>",
]


def drawn(renderer, sketch: Sketch) -> ElementTree.Element:
    picture = compose(sketch.state, "activity-system", Period.PRESENT)
    return ElementTree.fromstring(renderer.render(picture))


def lines_of(root: ElementTree.Element, key: str) -> list[str]:
    """The text lines of the part with that id, as shown."""
    (group,) = (group for group in root.iter(f"{SVG}g") if group.get("id") == key)
    return [line.text for line in group.iter(f"{SVG}text")]


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_shown_as_it_was_typed(renderer, text):
    """As an entry, a contradiction, a system's name and a renamed element alike."""
    sketch = Sketch(text, wording={"element.rules": text})
    entry = sketch.entry("tools", text)
    contradiction = sketch.contradiction(text, "tools", "rules")

    root = drawn(renderer, sketch)

    assert lines_of(root, entry) == [f"{BULLET}\u00a0{text}"]
    assert lines_of(root, f"{contradiction}_key") == [text]
    # A long word may be broken over two lines.
    assert "".join(lines_of(root, "title")).replace(" ", "") == text.replace(" ", "")
    assert lines_of(root, "rules_heading") == [text]
    assert root.find(f"{SVG}title").text == f"{text} – Present"


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_only_text(renderer, text):
    """Nothing typed becomes an element, a link or a node of its own."""
    plain, hostile = Sketch("System"), Sketch("System")
    for sketch, words in ((plain, "words"), (hostile, text)):
        sketch.entry("tools", words)

    tags = [
        sorted(part.tag for part in drawn(renderer, sketch).iter()) for sketch in (plain, hostile)
    ]

    assert tags[0] == tags[1]


def test_a_word_of_500_characters(renderer):
    """It is broken and cut; what is shown begins as it does."""
    sketch = Sketch()
    entry = sketch.entry("tools", "x" * 500)

    shown = "".join(lines_of(drawn(renderer, sketch), entry))

    assert "xxxxxxxxxx" in shown
    assert shown.endswith("…")


def test_print_formats_take_it_too(renderer):
    """Everything hostile at once comes out as PNG and PDF."""
    sketch = Sketch("<b>\\N</b>")
    for number, text in enumerate(HOSTILE):
        sketch.entry(list(Element)[number % 7], text)
    picture = compose(sketch.state, "activity-system", Period.PRESENT)

    assert renderer.render(picture, Format.PNG).startswith(b"\x89PNG")
    assert renderer.render(picture, Format.PDF).startswith(b"%PDF-")


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=40).map(clean).filter(bool))
def test_any_text_the_record_keeps_can_be_drawn(renderer, text):
    """Whatever passes the door of the domain makes a well-formed SVG with one text for it."""
    sketch = Sketch(text)
    entry = sketch.entry("tools", text)

    assert lines_of(drawn(renderer, sketch), entry)
