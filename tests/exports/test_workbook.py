"""The workbook: the same tables in one file, and nothing in it that a spreadsheet would run."""

import csv
import io
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taking_away import HOSTILE, export

from changelab.exports.all_tables import tables_of
from changelab.exports.moments import newest_in
from changelab.exports.tables import Column, Table
from changelab.exports.workbook import ABOUT, CELL_LIMIT, inert, write_workbook

AT = "2026-03-02T09:00:00+00:00"
#: Text as people and attackers type it: beginnings of formulas and links, escapes, markup.
TEXTS = st.text(
    st.sampled_from("=+-@'\t\n\"<>&;_x0041r/ 123.eE😀\u0301שa")
    | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
)


def one_column(*texts: str) -> Table:
    """A table of texts."""
    return Table("t", "a text", (Column("text", "words"),), ("text",), [(text,) for text in texts])


def opened(content: bytes) -> openpyxl.Workbook:
    """The workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def texts_in(content: bytes) -> list[str]:
    """What stands below the heading of the second sheet."""
    sheet = opened(content).worksheets[1]
    return [row[0] for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True)]


@pytest.fixture
def tables(studied) -> list[Table]:
    """Every table of Eeva's study."""
    whole = studied.laboratory.whole(studied.workshop)
    return tables_of(studied.state, whole.corpus)


@pytest.fixture
def book(studied, tables) -> openpyxl.Workbook:
    """The workbook of them."""
    return opened(write_workbook(studied.state.about.title, newest_in(studied.state), tables))


def test_there_is_a_sheet_for_each_table_and_one_that_explains_them(book, tables):
    """Names fit into a tab; the heading stays in sight; rows and columns are those of the table."""
    assert book.sheetnames == [ABOUT, *(table.name for table in tables)]
    for table in tables:
        sheet = book[table.name]
        assert sheet.freeze_panes == "B2"
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert sheet.max_row == len(table.rows) + 1


def test_it_lies_in_every_export(studied, renderer, tmp_path):
    """As many rows in each sheet as in the CSV file of the same name."""
    export(studied, tmp_path / "out", renderer)
    book = openpyxl.load_workbook(tmp_path / "out" / "tables.xlsx")
    files = {path.stem: path for path in (tmp_path / "out" / "data" / "tables").glob("*.csv")}

    assert set(book.sheetnames) == {ABOUT, *files}
    for name, path in files.items():
        with path.open(encoding="utf-8", newline="") as lines:
            assert book[name].max_row == sum(1 for _ in csv.reader(lines))


def test_numbers_are_numbers_and_answers_are_true_or_false(book):
    """Those who compute need not convert anything; what is empty is empty."""
    turns = book["turns"]
    first = dict(zip((cell.value for cell in turns[1]), turns[3], strict=True))

    assert (first["start_ms"].value, first["words"].value) == (4000, 13)
    assert first["start_ms"].data_type == "n"
    assert book["contributions"]["L2"].value is False
    assert turns["G2"].value is None


def test_the_first_sheet_says_what_each_sheet_and_column_is(book, tables):
    """The title of the workshop, the rules, a line for each sheet and one for each column."""
    lines = [row for row in book[ABOUT].iter_rows(values_only=True) if any(row)]
    columns = {(row[0], row[1]): row for row in lines}

    assert lines[0][0] == "Whose child is it?"
    assert columns["turns", "7"][3] == "what one speaker said until the next spoke"
    assert columns["codings", "coder"][2:5] == ("string", "who", "coders")
    assert all((table.name, one.name) in columns for table in tables for one in table.columns)


def test_no_cell_is_a_formula_or_a_link(room):
    """Whatever people type is text, letter by letter."""
    for text in HOSTILE:
        room.does(room.bilal, "place_note", surface="ideas", period="future", text=text)
    content = write_workbook("=1+1", AT, tables_of(room.state))
    book = opened(content)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]

    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert book[ABOUT]["A1"].value == "=1+1"
    assert {cell.value for cell in book["contributions"]["D"][1:]} == set(HOSTILE)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
    assert not [name for name in names if "external" in name or "worksheets/_rels" in name]


@pytest.mark.parametrize("text", ["007", "1e5", "2026-03-02", "http://x.example", "TRUE", " a "])
def test_text_that_looks_like_something_else_stays_text(text):
    """No zero is lost, no date is made of it, no link, and no blank goes."""
    book = opened(write_workbook("", AT, [one_column(text)]))
    cell = book["t"]["A2"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS.filter(lambda text: text and "_x" not in text), min_size=1, max_size=8))
def test_every_text_comes_back_as_it_was(texts):
    """Also what looks like the markup or the escapes of the file itself."""
    read = texts_in(write_workbook("", AT, [one_column(*texts)]))

    assert [text.removesuffix(" ") for text in read] == [text.removesuffix(" ") for text in texts]


def test_text_that_looks_like_the_markup_of_the_file_does_not_become_it():
    """XlsxWriter takes such text for its own; it must not get into the file as it is."""
    text = "<r><t>bold</t></r><evil/><r></r>"
    content = write_workbook("", AT, [one_column(text)])

    assert texts_in(content) == [f"{text} "]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert b"<evil/>" not in packed.read("xl/sharedStrings.xml")


def test_text_that_looks_like_an_escape_is_not_read_as_one():
    """In the file it is written so that a spreadsheet shows it as it was typed."""
    content = write_workbook("", AT, [one_column("_x0041_")])
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert b"_x005F_x0041_" in packed.read("xl/sharedStrings.xml")


def test_what_a_cell_cannot_hold_is_marked():
    """Controls and halves of characters leave a mark; the file stays one that can be read."""
    text = "a\x00b\x0bc\rd\x1fe\ud83df\uffffg"
    content = write_workbook(text, AT, [one_column(text)])

    assert texts_in(content) == ["a�b�c�d�e�f�g"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            ET.fromstring(packed.read(name))


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_text_that_is_too_long_is_cut_and_says_where_all_of_it_is(letter):
    """No character is cut in two: an emoji counts twice in a cell."""
    (read,) = texts_in(write_workbook("", AT, [one_column(letter * (CELL_LIMIT + 1))]))

    assert read.endswith("… [cut here; the whole text is in t.csv]")
    assert read.startswith(letter * 16_000)
    assert CELL_LIMIT - 1 <= len(read.encode("utf-16-le")) / 2 <= CELL_LIMIT
    assert set(read.partition(" …")[0]) == {letter}


def test_a_table_that_is_too_long_for_a_sheet_says_how_much_of_it_is_there(monkeypatch):
    """The first rows stand in the sheet; the first sheet says how many of how many."""
    monkeypatch.setattr("changelab.exports.workbook.ROW_LIMIT", 3)
    content = write_workbook("", AT, [one_column("a", "b", "c", "d")])
    said = [row[1] for row in opened(content)[ABOUT].iter_rows(values_only=True)]

    assert texts_in(content) == ["a", "b"]
    assert "the first 2 of 4" in said


def test_the_longest_text_that_fits_is_not_cut():
    """The limit itself is fine."""
    assert inert("a" * CELL_LIMIT) == "a" * CELL_LIMIT


def test_the_same_tables_give_the_same_bytes(studied, tables):
    """The day in it is that of the record."""
    made = [write_workbook("Study", newest_in(studied.state), tables) for _ in range(2)]

    assert made[0] == made[1]
    assert opened(made[0]).properties.created.isoformat() == newest_in(studied.state)[:19]
