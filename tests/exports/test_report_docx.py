"""The report as a Word document: an independent reader finds real headings, tables, pictures."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from docx import Document
from taking_away import HOSTILE, export

from changelab.diagrams import Format
from changelab.exports.account import account_of, pictures_in
from changelab.exports.pictures import draw, pictures_of
from changelab.exports.report_docx import write_report_docx


def docx(room, renderer=None) -> bytes:
    drawn = draw(pictures_of(room.state), renderer) if renderer else []
    pngs = {one.picture.file_name: one.content for one in drawn if one.format is Format.PNG}
    return write_report_docx(account_of(room.state), pngs)


def read(content: bytes):
    return Document(io.BytesIO(content))


def words(content: bytes) -> str:
    """Everything it says, tables included."""
    word = read(content)
    said = [one.text for one in word.paragraphs]
    said += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(said)


def test_the_document_tells_what_there_is(busy):
    """Sessions, people, the system, contradictions, board, answers, commitments."""
    told = words(docx(busy))

    for said in (
        *("Whose child is it?", "Session 1", "P01, P02", "referral form", "key worker"),
        *("1. targets against the whole child", "he waited for six weeks", "double bind"),
        *("one form for all", "the school nurse", "call the school", "kept: it worked (Session 1)"),
    ):
        assert said in told, said


def test_headings_are_headings_and_tables_are_tables(busy):
    """Word makes a contents list of them, and repeats the head of a table on each page."""
    word = read(docx(busy))
    styles = [one.style.name for one in word.paragraphs]
    tables = [[cell.text for cell in table.rows[0].cells] for table in word.tables]

    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= set(styles)
    assert ["Who", "Tries what", "By when", "For", "What became of it"] in tables
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in word.tables)


def test_the_pictures_are_in_it_with_words_for_them(busy, renderer):
    """All that the report shows; each says what it is to those who cannot see it."""
    word = read(docx(busy, renderer))
    said = [shape._inline.docPr.get("descr", "") for shape in word.inline_shapes]

    assert len(said) == len(pictures_in(account_of(busy.state)))
    assert all("say in words what it shows" in one for one in said)
    page = word.sections[0]
    inside = page.page_width - page.left_margin - page.right_margin
    assert all(shape.width <= inside for shape in word.inline_shapes)


def test_without_pictures_it_is_made_all_the_same(busy):
    """Words and tables say the same."""
    assert not read(docx(busy)).inline_shapes


def test_the_same_record_gives_the_same_bytes(busy, tmp_path, renderer):
    """No time of making in it; dated by the record."""
    for name in ("one", "two"):
        export(busy, tmp_path / name, renderer)
    one, two = ((tmp_path / name / "report/report.docx").read_bytes() for name in ("one", "two"))
    newest = max(deed.at for deed in busy.state.deeds.values())
    about = read(one).core_properties

    assert one == two
    assert f"{about.created:%Y-%m-%dT%H:%M:%S}" == newest[:19]
    assert about.title == "Whose child is it?"
    assert about.author == "Change Laboratory"


def test_nothing_in_it_leads_outside(busy, renderer):
    """No link, no template from elsewhere, no macro."""
    with zipfile.ZipFile(io.BytesIO(docx(busy, renderer))) as packed:
        relations = [name for name in packed.namelist() if name.endswith(".rels")]
        outside = [
            one.get("Target")
            for name in relations
            for one in ElementTree.fromstring(packed.read(name))
            if one.get("TargetMode") == "External"
        ]

        assert relations
        assert outside == []
        assert not [name for name in packed.namelist() if "vba" in name.lower()]


@pytest.mark.parametrize("text", [*HOSTILE, "a bell \a and a \x00 zero"])
def test_what_people_typed_is_text(room, text):
    """Fields, markup and formulas stay words; what no XML file can hold has a sign in its place."""
    account = account_of(room.state)
    room.does(room.bilal, "add_entry", element="tools", text=text, period="present")
    room.does(room.dana, "answer_prompt", prompt="What?", text=text)
    content = docx(room)
    kept = next(iter(room.state.entries.values())).text
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        body = packed.read("word/document.xml").decode()

    assert account.title in words(content)
    assert words(content).count(kept) >= 2
    assert "w:instrText" not in body
    assert "w:hyperlink" not in body
