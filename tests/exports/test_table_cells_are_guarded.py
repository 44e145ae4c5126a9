"""No spreadsheet runs a cell of ours, and the exact text can be had back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelab.exports.tables import Column, Table, read_cell, write_cell, write_csv

#: Text as people and attackers type it, with more than its share of what matters here.
TEXTS = st.text(
    st.sampled_from("=+-@'\t\r\n\",;0123456789.eE aß😀ש") | st.characters(codec="utf-8")
)


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\rx", "\nx", "'x", "--5"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text):
    """The guard stands in front; nothing else is changed."""
    assert write_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.25", "1e6", "-1.5E-3", "plain", "a=b", "", "5"])
def test_numbers_and_words_stay_as_they_are(text):
    """Negative numbers stay numbers for those who compute with them."""
    assert write_cell(text) == text


@given(TEXTS)
def test_reading_a_cell_gives_the_exact_text_back(text):
    """The guard is reversible for every text there is."""
    assert read_cell(write_cell(text)) == text


@given(TEXTS)
def test_no_cell_begins_like_a_formula(text):
    """What a spreadsheet would run is never the first character, unless it is a number."""
    cell = write_cell(text)

    assert not cell.startswith(("=", "@", "\t", "\r", "\n"))
    if cell.startswith(("+", "-")):
        float(cell)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_a_table_survives_its_file(rows):
    """Through quoting, separators and line ends every cell comes back."""
    table = Table("t", "a row", (Column("a", ""), Column("b", "")), ("a",), rows)
    header, *read = csv.reader(io.StringIO(write_csv(table), newline=""))

    assert header == ["a", "b"]
    assert [tuple(read_cell(cell) for cell in row) for row in read] == rows
