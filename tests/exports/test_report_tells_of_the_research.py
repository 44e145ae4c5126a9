"""Every report tells what was shown, written down and coded, and how far coders agree."""

import io

import pytest
from docx import Document
from pypdf import PdfReader
from studied import study

from changelab.exports.account import account_of
from changelab.exports.account_of_research import coding_in_cells, review_in_words
from changelab.exports.report import write_report
from changelab.exports.report_docx import write_report_docx
from changelab.exports.report_html import write_report_html
from changelab.exports.report_pdf import write_report_pdf


def _docx(account) -> str:
    word = Document(io.BytesIO(write_report_docx(account, {})))
    said = [one.text for one in word.paragraphs]
    said += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join(said)


def _pdf(account) -> str:
    pages = PdfReader(io.BytesIO(write_report_pdf(account, []))).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u200b", "")


WRITERS = {
    "md": write_report,
    "html": lambda account: write_report_html(account, []),
    "docx": _docx,
    "pdf": _pdf,
}


@pytest.fixture
def shown(room):
    """Eeva's study; the letter was on the wall, the picture of the form was not."""
    study(room)
    letter = next(one.id for one in room.state.materials.values() if one.title == "A letter")
    room.does(room.aino, "show_material", material=letter)
    return room


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_tells_it(shown, format):
    """Mirror material, the transcript, the codebooks with their counts, the day of review."""
    told = "".join(WRITERS[format](account_of(shown.state)).split()).replace("\\", "")

    for said in (
        *("Mirror material", "A letter", "text, 2025", "Session 1, tape"),
        *("7 turns", "Expressions of transformative agency", "Haapasaari et al. 2016, version 1"),
        *("R1: 5, R2: 2", "kappa 0.20", "n = 4 passages", "By 2 March 2031 someone decides"),
    ):
        assert "".join(said.split()) in told, said


def test_figures_are_counted_by_codebook(shown):
    """Seven codings on five passages; alpha, kappa and what was observed as worked out by hand."""
    agency, signs = account_of(shown.state).research.codebooks

    assert coding_in_cells(agency) == (
        "Expressions of transformative agency",
        "Haapasaari et al. 2016, version 1",
        "R1: 5, R2: 2",
        "7",
        "5",
        "alpha 0.16, kappa 0.20, the same on 25 % (n = 4 passages)",
    )
    assert (signs.codings, signs.passages) == (3, 2)


def test_what_the_room_never_saw_is_not_told(shown):
    """No material that was not shown, no words of turns or codings, no name of a coder."""
    told = write_report(account_of(shown.state))

    assert "The form" not in told
    assert "I just listen" not in told
    assert "criticising" not in told
    assert "second coder" not in told


def test_without_research_nothing_is_said_of_it(busy):
    """A workshop that nobody studies has no empty headings."""
    told = write_report(account_of(busy.state))

    assert "Mirror material" not in told
    assert "Transcripts and coding" not in told
    assert review_in_words(account_of(busy.state).research) == ""


def test_one_coder_alone_has_no_agreement(room):
    """It says so instead of a figure."""
    plan = {"id": "mine", "title": "Mine", "codes": [{"key": "x", "name": "x"}]}
    book = room.does(room.eeva, "adopt_codebook", plan=plan).made
    room.does(room.eeva, "enrol_coder", label="Eeva")
    (told,) = account_of(room.state).research.codebooks

    assert coding_in_cells(told)[2:] == ("nobody so far", "0", "0", "one coder or none")
    card = room.does(room.bilal, "add_entry", element="rules", text="count", period="past").made
    room.does(room.eeva, "code_passage", coder="R1", code=f"{book}/x", item=card)
    (told,) = account_of(room.state).research.codebooks

    assert coding_in_cells(told)[2:] == ("R1: 1", "1", "1", "one coder or none")
