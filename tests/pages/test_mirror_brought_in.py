"""Bringing mirror material in: what is asked, what is taken, what is refused and how."""

import io
from pathlib import Path

import pytest
from mirror_on_pages import pieces
from PIL import Image
from playwright.sync_api import Page, expect

from changelab.domain.vocabulary import MaterialForm, Period, Purpose, Role
from changelab.service import Laboratory


def form_of(workbench, room, role: Role = Role.FACILITATOR):
    """The page with the form open."""
    return workbench.opens("mirror", room.workshop, role, **{"mirror-add-0": True})


def answers(test, **typed):
    """Type into the fields of the open form."""
    for field, value in typed.items():
        kind = {"text": test.text_area, "table": test.text_area}.get(field, test.text_input)
        kind(key=f"mirror-add-0-{field}").set_value(value)
    return test


def chooses(test, kind: MaterialForm):
    """Say what is brought in."""
    found = next(one for one in test.get("button_group") if one.key == "mirror-add-0-form")
    found.set_value(kind).run()
    return test


def uploads(test, kind: str, name: str, content: bytes):
    """Choose a file."""
    test.file_uploader(key=f"mirror-add-0-file-{kind}").set_value((name, content, ""))
    return test


def presses(test):
    """Bring it in."""
    test.button(key="mirror-add-0-do").click().run()
    return test


def test_a_text_is_brought_in_with_all_that_is_known_of_it(workbench, room):
    """Title, source, date, who is in it, what it may; the piece opens, the form is empty again."""
    test = form_of(workbench, room)
    answers(test, title="The letter", text="Three weeks.", source="Office", dated="2025-05")
    test.multiselect(key="mirror-add-0-people").set_value(["P01"])
    test.multiselect(key="mirror-add-0-may").set_value([Purpose.QUOTE])
    presses(test)

    (piece,) = pieces(room)
    assert (piece.title, piece.text, piece.source) == ("The letter", "Three weeks.", "Office")
    assert (piece.dated, piece.period) == ("2025-05", Period.PRESENT)
    assert (piece.people, piece.may) == (("P01",), (Purpose.QUOTE,))
    words = workbench.words(test)
    assert "Three weeks." in words
    assert "in it: P01" in words
    assert "it may be quoted" in words


def test_nothing_is_agreed_until_it_is_said(workbench, room):
    """Not asked is no: a piece may be used for nothing beyond the workshop."""
    presses(answers(form_of(workbench, room), title="The letter", text="Three weeks."))

    assert pieces(room)[0].may == ()


def test_a_text_file_is_read(workbench, room):
    """Whatever it is called; its words become the piece."""
    test = answers(form_of(workbench, room), title="The letter")
    presses(uploads(test, "text", "letter.md", "Kolme viikkoa, ääni".encode("cp1252")))

    assert pieces(room)[0].text == "Kolme viikkoa, ääni"


def test_a_table_is_pasted_from_a_spreadsheet(workbench, room):
    """Its cells are apart by tabs; the page shows them as a table."""
    test = chooses(form_of(workbench, room), MaterialForm.TABLE)
    presses(answers(test, title="Days", table="Month\tDays\nMay\t12"))

    assert pieces(room)[0].text == "Month,Days\nMay,12"
    assert "<td>May</td><td>12</td>" in workbench.words(test)


def test_a_photo_is_brought_in_without_where_it_was_taken(workbench, room):
    """The picture is kept under the hash of what is kept, and its bytes are there."""
    taken = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "Aino's phone"
    Image.new("RGB", (40, 30), "teal").save(taken, "JPEG", exif=exif)
    test = chooses(form_of(workbench, room), MaterialForm.PICTURE)
    answers(test, title="The board", shows="Cards on a board")
    presses(uploads(test, "picture", "board.png", taken.getvalue()))

    (piece,) = pieces(room)
    assert (piece.media_type, piece.text) == ("image/jpeg", "Cards on a board")
    assert b"Aino" not in room.laboratory.file(room.workshop, piece.file)
    assert f"/materials/{piece.file}.jpg?token=" in workbench.words(test)


def test_an_excerpt_of_a_recording_is_typed_as_minutes_and_seconds(workbench, room):
    """The recording stays where it lies."""
    test = chooses(form_of(workbench, room), MaterialForm.RECORDING)
    link = "https://video.example.org/1"
    presses(answers(test, title="The meeting", link=link, starts="12:30", ends="1:02:10"))

    (piece,) = pieces(room)
    assert (piece.link, piece.starts, piece.ends) == (link, 750, 3730)
    assert "from 12:30 to 1:02:10" in workbench.words(test)


def test_what_is_taken_is_said_where_it_is_asked_for(workbench, room):
    """How large, of which kind, and what becomes of what a phone writes into a photo."""
    test = form_of(workbench, room)
    assert "at most 20,000 characters" in workbench.words(test)
    chooses(test, MaterialForm.TABLE)
    assert "at most 200 rows and 12 columns" in workbench.words(test)
    chooses(test, MaterialForm.PICTURE)

    assert "PNG or JPEG, at most 8 MB" in workbench.words(test)
    assert "place and the time that a phone writes" in workbench.words(test)


@pytest.mark.parametrize(
    ("kind", "name", "content", "says"),
    [
        ("picture", "x.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is an SVG drawing"),
        ("picture", "x.png", b"words", "is not a picture"),
        ("picture", "x.jpg", b"\xff\xd8\xff\xe0 cut off", "is damaged"),
        ("table", "x.csv", b"PK\x03\x04 xl/workbook.xml", "is an Excel workbook"),
        ("text", "x.txt", b"%PDF-1.7", "is a PDF"),
    ],
)
def test_a_file_that_is_something_else_is_refused_in_the_form(
    workbench, room, kind, name, content, says
):
    """The sentence stands in the form, what was typed stays, and nothing is kept."""
    test = chooses(form_of(workbench, room), MaterialForm(kind))
    presses(uploads(answers(test, title="Something"), kind, name, content))

    assert says in test.error[0].value.replace("\\", "")
    assert test.text_input(key="mirror-add-0-title").value == "Something"
    assert pieces(room) == []
    assert room.laboratory.whole(room.workshop).files == {}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"title": "", "text": "x"}, "title"),
        ({"title": "x", "text": ""}, "nothing in it yet"),
        ({"title": "x", "text": "x", "dated": "last spring"}, "is no date"),
    ],
)
def test_what_is_missing_is_said_in_the_form(workbench, room, typed, says):
    """A refusal of the rules stands beside the fields it is about."""
    test = presses(answers(form_of(workbench, room), **typed))

    assert says in test.error[0].value.replace("\\", "")
    assert pieces(room) == []


# --- in a real browser ------------------------------------------------------------------


def settled(page: Page) -> None:
    """Wait until the page has taken in what was typed: a run in between would drop a file."""
    page.wait_for_timeout(500)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def upload(page: Page, name: str, content: bytes) -> None:
    """Choose a file, and wait until the page has it."""
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    with page.expect_response(lambda answer: "upload_file" in answer.url):
        page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text(name)).to_be_visible()
    # The fragment runs once more with the file in hand.
    page.wait_for_timeout(800)


@pytest.mark.browser
def test_a_picture_is_brought_in_and_looked_at(page: Page, tmp_path: Path):
    """From the file to the page; a drawing that only says it is a picture is refused on the way."""
    laboratory = Laboratory(tmp_path / "served")
    workshop = "case-b"
    page.goto(page.url.split("?")[0].rstrip("/") + f"/mirror?w={workshop}")
    page.get_by_role("button", name="Bring something in").click()
    page.get_by_role("radio", name="Picture").click()
    page.get_by_label("What it is called").fill("The form")
    page.keyboard.press("Tab")
    settled(page)
    upload(page, "drawing.png", b"<svg></svg>")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("“drawing.png” is an SVG drawing")).to_be_visible()
    page.get_by_role("button", name="Remove drawing.png").click()
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "teal").save(out, "PNG")
    upload(page, "real.png", out.getvalue())
    page.get_by_role("button", name="Bring it in").click()

    picture = page.locator(".body img")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") == 600
    pieces = laboratory.state(workshop).materials.values()
    assert [one.title for one in pieces if one.form == "picture"] == ["The form"]
    laboratory.close()
