"""Drawing: SVG, PNG, PDF and DOT of the same picture, the same bytes each time."""

import re
import struct
from dataclasses import replace
from xml.etree import ElementTree
from zlib import crc32

import pytest

from changelab.diagrams import Format, Renderer, compose
from changelab.diagrams.drawing import worker_process
from changelab.domain.vocabulary import Period
from tests.diagrams.conftest import Sketch, clinic

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def picture():
    """Case B, present."""
    return compose(clinic().state, "activity-system", Period.PRESENT)


def test_it_works(renderer, picture):
    """The SVG has the size of the picture area, and the group's words in it."""
    root = ElementTree.fromstring(renderer.render(picture))

    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 1840 880"
    assert "37-hour week" in "".join(root.itertext())


def test_who_cannot_see_it_can_read_it(renderer, picture):
    """The SVG is an image with a title, and a description that says the same in sentences."""
    root = ElementTree.fromstring(renderer.render(picture))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")

    assert root.get("role") == "img"
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (
        title.get("id"),
        description.get("id"),
    )
    assert title.text == picture.title
    assert description.text == picture.text


def test_entries_and_contradictions_can_be_found(renderer):
    """A page finds them by id and class; ids are unique."""
    sketch = Sketch()
    entry = sketch.entry("rules", "referral threshold")
    pair = sketch.contradiction("pulls", "rules", "object")
    inside = sketch.contradiction("pulls inside", "object")

    svg = renderer.render(compose(sketch.state, "activity-system", Period.PRESENT))
    root = ElementTree.fromstring(svg)
    classes = {group.get("id"): group.get("class") for group in root.iter(f"{SVG}g")}
    ids = [part.get("id") for part in root.iter() if part.get("id")]

    assert classes[entry] == "entry"
    assert classes[pair] == f"contradiction {pair}"
    assert classes[inside] == f"contradiction {inside}"
    assert classes[f"{pair}_key"] == f"key {pair}"
    assert len(ids) == len(set(ids))


def test_folded_text_is_whole_in_its_hint(renderer):
    """An entry cut with an ellipsis has the whole text as its title."""
    sketch = Sketch()
    text = "a long sentence of the group & more " * 12
    entry = sketch.entry("subject", text)

    root = ElementTree.fromstring(
        renderer.render(compose(sketch.state, "activity-system", Period.PRESENT))
    )
    (group,) = (group for group in root.iter(f"{SVG}g") if group.get("id") == entry)

    assert group.find(f"{SVG}title").text == text.strip()
    assert "…" in "".join(part.text for part in group.iter(f"{SVG}text"))


def test_every_line_keeps_its_width(renderer, picture):
    """Text that the typeface covers has its measured width, so another font stays in the box."""
    root = ElementTree.fromstring(renderer.render(picture))
    lines = list(root.iter(f"{SVG}text"))

    assert lines
    assert all(float(line.get("textLength")) > 0 for line in lines)


def test_nothing_is_fetched_or_run(renderer, picture):
    """No document type, no script, no address outside the file but the names of its languages."""
    svg = renderer.render(picture, embed_font=True).decode()

    assert "<!DOCTYPE" not in svg
    assert "<script" not in svg
    assert set(re.findall(r'(?:href|src|url)[=(]["\']?([a-z]+:)', svg)) == {"data:"}
    assert re.findall(r"https?://[^\"]*", svg) == [
        "http://www.w3.org/2000/svg",
        "http://www.inkscape.org/namespaces/inkscape",
    ]


def test_the_typeface_comes_along_when_asked(renderer, picture):
    """Both weights are embedded, only with the characters used."""
    plain, embedded = renderer.render(picture), renderer.render(picture, embed_font=True)

    assert b"@font-face" not in plain
    assert embedded.count(b"@font-face") == 2
    assert len(embedded) < len(plain) + 30_000


def test_png_for_print(renderer, picture):
    """A PNG of 300 dots to the inch across A4, 3508 by 1678, and it says so."""
    png = renderer.render(picture, Format.PNG)
    chunk, across, down, unit = struct.unpack(">4sIIB", png[37:50])

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (3508, 1678)
    assert (chunk, across, down, unit) == (b"pHYs", 11811, 11811, 1)
    assert crc32(png[37:50]) == int.from_bytes(png[50:54])


def test_pdf_for_print(renderer, picture):
    """A PDF page of the picture's size, with the typeface in it."""
    pdf = renderer.render(picture, Format.PDF)

    assert pdf.startswith(b"%PDF-")
    assert b"/MediaBox [ 0 0 1840 880 ]" in pdf
    assert b"SourceSansPro" in pdf


def test_dot_as_it_is(renderer, picture):
    """DOT needs no drawing."""
    assert renderer.render(picture, Format.DOT).decode() == picture.dot


def test_text_for_those_who_listen(renderer, picture):
    """The title, then the sentences, as a text file."""
    told = renderer.render(picture, Format.TXT).decode()

    assert told == f"{picture.title}\n\n{picture.text}\n"
    assert "Rules: 37-hour week;" in told


@pytest.mark.parametrize("format", list(Format))
def test_the_same_bytes_in_another_process(renderer, picture, format):
    """Two renderers, each with a process of its own, draw the same to the byte."""
    other = Renderer()
    try:
        again = other.render(picture, format)
    finally:
        other.close()

    assert renderer.render(picture, format) == again


@pytest.mark.parametrize("format", list(Format))
def test_the_same_bytes_without_any_fonts(renderer, picture, format, monkeypatch):
    """On a machine that has no fonts at all the picture is the same to the byte."""
    bare = re.sub(r"<dir>.*</dir>\n", "", worker_process.FONTS_CONF)
    monkeypatch.setattr(worker_process, "FONTS_CONF", bare)
    other = Renderer()
    try:
        without = other.render(picture, format)
    finally:
        other.close()

    assert "/usr/share/fonts" not in bare
    assert renderer.render(picture, format) == without


@pytest.mark.parametrize("format", [Format.PNG, Format.PDF])
@pytest.mark.parametrize("has_dot", [True, False])
def test_the_same_bytes_with_or_without_dot(
    renderer, picture, format, has_dot, monkeypatch, tmp_path
):
    """A Graphviz of the machine, or none, makes no difference: it is never asked."""
    if has_dot:
        (tmp_path / "dot").write_text("#!/bin/sh\ntouch asked\nexit 1\n")
        (tmp_path / "dot").chmod(0o755)
        (tmp_path / "nop2").symlink_to("dot")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    other = Renderer()
    try:
        drawn = other.render(picture, format)
    finally:
        other.close()

    assert drawn == renderer.render(picture, format)
    assert not (tmp_path / "asked").exists()


def test_a_drawn_picture_is_not_drawn_again(renderer, picture):
    """The same key gives what was drawn, whatever the diagram would give by now."""
    png = renderer.render(picture, Format.PNG)
    other = compose(Sketch().state, "activity-system", Period.PAST)

    assert renderer.render(replace(other, key=picture.key), Format.PNG) is png
