"""The page of mirror material: bring it in, show it, and read what was said about it."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from changelab.domain.vocabulary import MaterialForm, Period, Purpose, Role
from changelab.service import Laboratory


def brings(room, **fields) -> str:
    """Aino brings a letter in; its id."""
    wanted = {"form": "text", "title": "The letter", "text": "Three weeks.", **fields}
    return room.does(room.aino, "add_material", **wanted).made


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


def pieces(room) -> list:
    """What is here."""
    return [one for one in room.state.materials.values() if not one.removed]


# --- bringing in ------------------------------------------------------------------------


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


# --- the list and the piece -------------------------------------------------------------


def test_without_material_the_page_says_what_to_bring(workbench, room):
    """And the button that does it stands there."""
    test = workbench.opens("mirror", room.workshop)

    assert "Nothing is here yet" in test.info[0].value


def test_the_list_tells_what_each_piece_is_and_how_often_it_was_spoken_of(workbench, room):
    """Form, period, date, people, use, reactions; what is on the wall is marked."""
    letter = brings(room, dated="2025", people=["P02"], may=["archive", "teach"])
    brings(room, title="Days", form="table", text="a,b\n1,2", period="past")
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "add_entry", element="rules", text="call us", period="present")
    words = workbench.words(workbench.opens("mirror", room.workshop))

    assert "Text · Present · 2025" in words
    assert "Table · Past" in words
    assert "it may be archived, be used in teaching" in words
    assert "1 reaction" in words
    assert "no reactions yet" in words
    assert words.count('class="up"') == 1


def test_reactions_stand_with_the_piece_as_pseudonyms(workbench, room):
    """Who said what about it; what was said before it was up is not among them."""
    letter = brings(room)
    room.does(room.dana, "add_entry", element="rules", text="said earlier", period="present")
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "place_note", surface="mirror", text="call us", period="present")
    gone = room.does(
        room.dana, "place_note", surface="mirror", text="taken back", period="present"
    ).made
    room.does(room.dana, "withdraw", item=gone)
    words = workbench.words(workbench.opens("mirror", room.workshop, Role.RESEARCHER))

    assert "call us" in words
    assert "P01" in words
    assert "Bilal" not in words
    assert "said earlier" not in words
    assert "taken back" not in words


def test_of_an_anonymous_reaction_nobody_is_named(workbench, room):
    """Who works with the record reads the words, and not whose they are."""
    (session,) = room.state.sessions
    plan = {"title": "Secret", "kind": "notes", "anonymous": True}
    task = room.does(room.aino, "plan_task", session=session, plan=plan).made
    letter = brings(room)
    room.does(room.aino, "start_task", task=task or list(room.state.tasks)[-1])
    room.does(room.aino, "show_material", material=letter)
    room.does(room.bilal, "place_note", surface="mirror", text="never aloud", period="present")
    words = workbench.words(workbench.opens("mirror", room.workshop, Role.RESEARCHER))

    assert "never aloud" in words
    assert "anonymous" in words
    assert "P01" not in words


def test_a_piece_is_shown_and_taken_down(workbench, room):
    """One button, while a task runs."""
    letter = brings(room)
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-show").click().run()
    assert room.state.stage.material == letter
    assert test.button(key="mirror-show").label == "Take down"
    test.button(key="mirror-show").click().run()

    assert room.state.stage.material is None


def test_without_a_task_or_while_the_room_votes_nothing_is_shown(workbench, room):
    """The button rests, and says why."""
    brings(room)
    room.does(room.bilal, "add_entry", element="rules", text="x", period="present")
    room.does(room.aino, "open_voting")
    voting = workbench.opens("mirror", room.workshop).button(key="mirror-show")
    room.does(room.aino, "end_session")
    over = workbench.opens("mirror", room.workshop).button(key="mirror-show")

    assert (voting.disabled, voting.help) == (True, "The wall shows the vote: close it first")
    assert over.disabled
    assert "start a session" in over.help


def test_the_researcher_brings_in_and_leaves_the_wall_to_those_who_lead(workbench, room):
    """Eeva prepares material; Aino shows it."""
    brings(room)
    test = workbench.opens("mirror", room.workshop, Role.RESEARCHER)

    assert test.button(key="mirror-show").disabled
    assert not test.button(key="mirror-edit").disabled


def test_what_is_known_is_put_right(workbench, room):
    """The fields open in their place with what is known."""
    letter = brings(room, source="Office", people=["P01"])
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-edit").click().run()
    assert test.text_input(key=f"mirror-{letter}-source").value == "Office"
    test.text_input(key=f"mirror-{letter}-title").set_value("The first letter")
    test.multiselect(key=f"mirror-{letter}-people").set_value([])
    test.button(key=f"mirror-{letter}-do").click().run()

    (piece,) = pieces(room)
    assert (piece.title, piece.source, piece.people) == ("The first letter", "Office", ())
    assert not [one for one in test.button if one.key == f"mirror-{letter}-do"]


def test_a_removed_piece_leaves_the_list_and_undo_brings_it_back(workbench, room):
    """It leaves the wall as well."""
    letter = brings(room)
    room.does(room.aino, "show_material", material=letter)
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-remove").click().run()
    assert pieces(room) == []
    assert room.state.stage.material is None
    test.button(key="undo").click().run()

    assert [one.id for one in pieces(room)] == [letter]


def test_an_erased_piece_is_gone_for_good(workbench, room):
    """From the list, the record's story and the files; Undo does not bring it back."""
    brings(room, title="To Mrs Virtanen")
    room.does(room.aino, "show_material", material=pieces(room)[0].id)
    test = workbench.opens("mirror", room.workshop)
    test.button(key="mirror-erase").click().run()

    assert pieces(room) == []
    assert room.state.stage.material is None
    record = workbench.words(workbench.opens("record", room.workshop))
    assert "Virtanen" not in record
    assert "Nothing is here yet" in workbench.opens("mirror", room.workshop).info[0].value


def test_words_of_people_are_never_markup(workbench, room):
    """A title, a text, a source, a cell: shown as they were typed."""
    hostile = "<img src=x onerror=alert(1)> **b**"
    for form in ("text", "table"):
        brings(room, form=form, title=hostile, text=hostile, source=hostile)
        bodies = [one.proto.body for one in workbench.opens("mirror", room.workshop).get("html")]
        assert not any("<img src=x" in one for one in bodies)
        assert any("&lt;img src=x" in one for one in bodies)


def test_many_pieces_can_be_searched(workbench, room):
    """By a word of the title, the source or the text."""
    for number in range(10):
        brings(room, title=f"Piece {number}", text=f"text {number}")
    test = workbench.opens("mirror", room.workshop)
    test.text_input(key="mirror-search").set_value("text 7").run()
    opens = [one.label for one in test.button if one.key.startswith("open-")]

    assert opens == ["Open Piece 7"]


def test_the_scribe_has_no_such_page(workbench, room):
    """Material is prepared by those who answer for it; the scribe shows it on Run."""
    from changelab.ui.workbench import _RESEARCH

    (roles,) = [roles for file, _, _, roles in _RESEARCH if file == "mirror.py"]
    assert roles == (Role.FACILITATOR, Role.RESEARCHER)


# --- on Run -----------------------------------------------------------------------------


def test_on_run_one_key_shows_the_next_piece_and_takes_it_down(workbench, room):
    """First what the room has not seen yet; what is up stands on the button."""
    letter, days = brings(room), brings(room, title="Days")
    test = workbench.opens("run", room.workshop)
    assert test.button(key="mirror-toggle").label == "Show “The letter”"
    test.button(key="mirror-toggle").click().run()
    assert room.state.stage.material == letter
    assert test.button(key="mirror-toggle").label == "Take down"
    test.button(key="mirror-toggle").click().run()

    assert room.state.stage.material is None
    assert test.button(key="mirror-toggle").label == "Show “Days”"
    assert days in room.state.materials


def test_on_run_any_piece_is_chosen_from_the_list(workbench, room):
    """By its title, with how often it was spoken of; the scribe does it as well."""
    brings(room)
    days = brings(room, title="Days")
    opened = {f"mirror-{room.state.stage.task}-": True}
    test = workbench.opens("run", room.workshop, Role.SCRIBE, **opened)
    choice = test.button(key=f"mirror-show-{days}")
    assert choice.label == "Days · not shown yet"
    choice.click().run()

    assert room.state.stage.material == days


def test_on_run_what_the_task_shows_takes_material_down(workbench, room):
    """The list of pictures leads back from it, too; nothing in it stands out meanwhile."""
    room.does(room.aino, "show_material", material=brings(room))
    opened = {f"wall-{room.state.stage.task}-": True}
    test = workbench.opens("run", room.workshop, **opened)
    test.button(key="wall-show-").click().run()

    assert room.state.stage.material is None


def test_on_run_without_material_nothing_stands_in_the_way(workbench, room):
    """The control is there when there is something to show."""
    keys = [one.key for one in workbench.opens("run", room.workshop).button]

    assert "mirror-toggle" not in keys


# --- in a real browser ------------------------------------------------------------------


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
