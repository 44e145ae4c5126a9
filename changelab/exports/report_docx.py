"""The report as a Word document, to edit and pass on: real headings, lists, tables and pictures."""

import io
import re
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from changelab.exports.account import Account
from changelab.exports.moments import moment_of
from changelab.exports.report_blocks import blocks_of
from changelab.exports.report_parts import (
    Heading,
    Items,
    Line,
    Paragraph,
    Shown,
    Table,
    Tone,
)
from changelab.exports.zipping import packed_anew

#: What no XML file can hold.
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUIET = RGBColor(0x59, 0x59, 0x59)
_WIDTH, _HEIGHT = Cm(16.6), Cm(13)
#: A column is laid out for so many characters at least, and at most.
_NARROWEST, _WIDEST = 5, 40
#: Core properties take so many characters.
_PROPERTY = 255


def write_report_docx(account: Account, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of `report.docx`.

    Args:
        pictures: PNG files by the name of the picture's file without the format.
    """
    word = Document()
    _set_page(word)
    _say_what_it_is(word, account)
    for block in blocks_of(account):
        match block:
            case Heading(level=level, text=text):
                heading = word.add_paragraph(_words(text))
                heading._p.style = f"Heading{level}" if level else "Title"
            case Paragraph(line=line):
                _write(word.add_paragraph(), line)
            case Items(lines=lines):
                for line in lines:
                    _add_item(word, line)
            case Table():
                _add_table(word, block)
            case Shown(file=file):
                if file in pictures:
                    _add_picture(word, block, pictures[file])
    made = io.BytesIO()
    word.save(made)
    return packed_anew(made.getvalue())


def _words(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _set_page(word: Word) -> None:
    """A4, in a face that is everywhere."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    word.styles["Normal"].font.size = Pt(10.5)


def _say_what_it_is(word: Word, account: Account) -> None:
    """Title and day, as the record has them; no time at which it was made."""
    about: Any = word.core_properties
    newest = moment_of(account.newest).replace(tzinfo=None, microsecond=0)
    about.title = _words(account.title)[:_PROPERTY]
    about.author = about.last_modified_by = "Change Laboratory"
    about.comments = ""
    about.language = "en"
    about.revision = 1
    about.created = about.modified = newest


def _add_item(word: Word, line: Line) -> None:
    item = word.add_paragraph()
    # By its id: a style that is named is looked for among all of them, each time.
    item._p.style = "ListBullet"
    _write(item, line)


def _write(paragraph: WordParagraph, line: Line) -> None:
    for run in line:
        written = paragraph.add_run(_words(run.text))
        match run.tone:
            case Tone.STRONG:
                written.bold = True
            case Tone.QUIET:
                written.font.color.rgb = _QUIET
            case Tone.STRUCK:
                written.font.strike = True


def _add_table(word: Word, table: Table) -> None:
    made = word.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.autofit = False
    widths = _widths(table)
    # Rows that are added take the widths of the columns.
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cell, text, width in zip(made.rows[0].cells, table.head, widths, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(_words(text)).bold = True
    # Where a table goes on to the next page, its head goes with it.
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        for cell, line in zip(made.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], line)
    word.add_paragraph()


def _widths(table: Table) -> list[Length]:
    """As wide as the page together, and each column as its longest words ask for."""

    def asked(place: int) -> float:
        longest = max((sum(len(run.text) for run in row[place]) for row in table.rows), default=0)
        named = max(map(len, table.head[place].split()), default=0)
        return min(max(longest, named, _NARROWEST), _WIDEST) + 2

    asks = [asked(place) for place in range(len(table.head))]
    return [Emu(int(_WIDTH * one / sum(asks))) for one in asks]


def _add_picture(word: Word, shown: Shown, png: bytes) -> None:
    run = word.add_paragraph().add_run()
    picture = run.add_picture(io.BytesIO(png), width=_WIDTH)
    if picture.height > _HEIGHT:
        picture.width = Emu(picture.width * _HEIGHT // picture.height)
        picture.height = _HEIGHT
    for said in picture._inline.iter(qn("wp:docPr")):
        said.set("descr", _words(shown.said))
        said.set("title", _words(shown.title))
