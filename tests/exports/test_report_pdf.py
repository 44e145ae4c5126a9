"""The report as PDF: the same words, the same bytes, whatever people typed."""

import io

import pytest
from pypdf import PdfReader
from taking_away import HOSTILE

from changelab.diagrams import Format
from changelab.exports.account import account_of
from changelab.exports.pictures import draw, pictures_of
from changelab.exports.report_pdf import write_report_pdf


def pdf(room, renderer=None) -> bytes:
    drawn = draw(pictures_of(room.state), renderer) if renderer else []
    svgs = [(one.picture, one.content) for one in drawn if one.format is Format.SVG]
    return write_report_pdf(account_of(room.state), svgs)


def words(content: bytes) -> str:
    """All text of the PDF, without what only says where lines may break."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return "".join(text.replace("\u200b", "").split())


def test_the_pdf_tells_what_the_markdown_tells(busy, renderer):
    """Sessions, people, the system, contradictions, board, answers and commitments."""
    told = words(pdf(busy, renderer))

    for said in (
        *("Whose child is it?", "Session 1", "P01, P02", "referral form", "key worker"),
        *("targets against the whole child", "he waited for six weeks", "double bind"),
        *("one form for all", "the school nurse", "call the school", "kept: it worked"),
    ):
        assert "".join(said.split()) in told, said


def test_the_pictures_are_in_it(busy, renderer):
    """With pictures there is more on the pages than without."""
    assert len(pdf(busy, renderer)) > len(pdf(busy)) + 2000


def test_the_same_record_gives_the_same_bytes(busy, renderer):
    """No time of making, no random id."""
    assert pdf(busy, renderer) == pdf(busy, renderer)


def test_it_is_dated_by_the_record(busy):
    """The document's date is that of the newest event, not of the export."""
    info = PdfReader(io.BytesIO(pdf(busy))).metadata
    newest = max(deed.at for deed in busy.state.deeds.values())

    assert info.title == "Whose child is it?"
    assert f"{info.creation_date:%Y-%m-%dT%H:%M:%S}" == newest[:19]


def test_it_says_that_it_is_pdf_a(busy):
    """Archives take PDF/A; the file names its part and level."""
    xmp = PdfReader(io.BytesIO(pdf(busy))).xmp_metadata.stream.get_data().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isascii()])
def test_markup_is_set_as_text(room, renderer, text):
    """Nothing people typed is run or styled by typst; every character is on the page."""
    room.does(room.aino, "rename_workshop", title=text, description=text)
    room.does(room.bilal, "add_entry", element="tools", text=text, period="present")
    room.does(
        room.dana, "log_contradiction", text=text, poles=[{"element": "rules"}], period="present"
    )
    room.does(room.bilal, "make_commitment", who=text, text=text, by_when=text)
    told = words(pdf(room, renderer))

    assert told.count("".join(text.split())) >= 6


def test_hebrew_is_set_and_emoji_are_named(room, renderer):
    """What our fonts have is drawn; a sign they have not is told by its name, with a note."""
    room.does(room.bilal, "add_entry", element="tools", text="שלום 😀 ⚡", period="present")
    told = words(pdf(room, renderer))

    assert "שלום" in told
    assert "[grinningface]" in told
    assert "Somecharacterscannotbedrawn" in told


def test_letters_no_font_has_stand_as_boxes(room, renderer):
    """The report is made all the same, and says where to read them."""
    room.does(room.bilal, "add_entry", element="tools", text="工具 tools", period="present")
    told = words(pdf(room, renderer))

    assert "□□tools" in told
    assert "Somecharacterscannotbedrawn" in told


def test_a_report_of_plain_words_has_no_such_note(busy):
    """Where everything can be drawn nothing is said about it."""
    assert "cannotbedrawn" not in words(pdf(busy))


def test_a_word_without_end_stays_on_the_page(room, renderer):
    """500 characters without a space are broken, not cut off at the margin."""
    room.does(room.bilal, "add_entry", element="tools", text="x" * 500, period="present")
    content = pdf(room, renderer)
    right_edge = 595 - 50
    seen = []

    def visit(text, _cm, tm, _font, size):
        if "xxx" in text:
            seen.append(tm[4] + len(text.strip()) * size * 0.45)

    for page in PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=visit)

    assert words(content).count("x") >= 500
    assert seen
    assert max(seen) < right_edge


def test_what_archives_ask_of_a_pdf_holds(busy, renderer):
    """PDF/A-2b: every font is embedded, colours are defined, nothing is locked, run or outside.

    No validator of PDF/A can be installed beside the tests: a reader looks for these rules.
    """
    reader = PdfReader(io.BytesIO(pdf(busy, renderer)))
    root = reader.trailer["/Root"]
    fonts = list(_fonts(reader))
    intents = [one.get_object() for one in root["/OutputIntents"]]

    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(one) for one in fonts)
    assert [one["/S"] for one in intents] == ["/GTS_PDFA1"]
    assert intents[0]["/DestOutputProfile"].get_object().get_data()
    assert not reader.is_encrypted
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    assert "/AA" not in root
    assert reader.trailer["/ID"]
    assert root["/Lang"] == "en"


def _fonts(reader):
    """The descriptors of every font that a page names."""
    for page in reader.pages:
        for one in page["/Resources"].get_object().get("/Font", {}).values():
            font = one.get_object()
            for inner in font.get("/DescendantFonts", [font]):
                yield inner.get_object()["/FontDescriptor"].get_object()
