"""Pictures on A4 and A3: as large as they fit, with whose they are below."""

import io

import pytest
from pypdf import PdfReader
from taking_away import HOSTILE

from changelab.diagrams import compose
from changelab.domain.vocabulary import Period
from changelab.exports.caption import Caption
from changelab.exports.paper import Paper, write_sheets
from tests.diagrams.conftest import Sketch, clinic

CAPTION = Caption("Whose child is it?", "as of 3 May 2026", "2026-05-03T10:04:00.000Z")


def sheets(renderer, *sketches: Sketch, name="activity-system", paper=Paper.A4) -> PdfReader:
    """The PDF of that picture of each sketch."""
    pictures = [compose(sketch.state, name, Period.PRESENT) for sketch in sketches]
    return PdfReader(io.BytesIO(write_sheets(pictures, CAPTION, paper, renderer)))


def words_of(page) -> str:
    """All that can be read on it."""
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize(("paper", "across"), [(Paper.A4, 841.89), (Paper.A3, 1190.55)])
def test_it_works(renderer, paper, across):
    """A sheet that lies across, with the picture, its title, the workshop and the moment."""
    (page,) = sheets(renderer, clinic(), paper=paper).pages
    said = words_of(page)

    assert float(page.mediabox.width) == pytest.approx(across, abs=0.1)
    assert page.mediabox.width > page.mediabox.height
    assert "37-hour week" in said
    assert "Paediatric outpatient clinic – Present" in said
    assert "Whose child is it? · as of 3 May 2026" in said


def test_letters_stay_letters(renderer):
    """The typeface is in the file, and nothing is an image of dots."""
    (page,) = sheets(renderer, clinic()).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]

    assert fonts
    assert all("SourceSansPro" in font["/BaseFont"] for font in fonts)
    assert not page.images


def test_one_sheet_for_each(renderer):
    """Several pictures, several sheets."""
    first, second = sheets(renderer, clinic(), Sketch("Ward")).pages

    assert "37-hour week" in words_of(first)
    assert "Ward – Present" in words_of(second)


def test_a_sheet_to_write_on_is_of_no_moment(renderer):
    """It bears the workshop's name, and no date of the record."""
    (page,) = sheets(renderer, Sketch(), name="blank-activity-system").pages

    assert "Whose child is it?" in words_of(page)
    assert "as of" not in words_of(page)


def test_the_same_picture_gives_the_same_bytes(renderer):
    """No time of setting, no random id."""
    picture = compose(clinic().state, "activity-system", Period.PRESENT)
    one, two = (write_sheets([picture], CAPTION, Paper.A4, renderer) for _ in range(2))

    assert one == two


@pytest.mark.parametrize("text", [*HOSTILE, "#panic() ${x} \\u{1}", "学校と家庭", "x" * 500])
def test_what_people_type_is_only_text(renderer, text):
    """Code of typst or SVG is set as it was typed; letters without a font stop nothing."""
    sketch = Sketch()
    sketch.entry("tools", text)
    caption = Caption(text.replace("\n", " ") * 3, CAPTION.moment, CAPTION.at)
    picture = compose(sketch.state, "activity-system", Period.PRESENT)
    pdf = PdfReader(io.BytesIO(write_sheets([picture], caption, Paper.A4, renderer)))

    (page,) = pdf.pages
    if text.isascii() and len(text) < 200:
        assert "".join(text.split()) in "".join(words_of(page).split())
