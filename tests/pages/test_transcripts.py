"""The page of the transcripts: bringing one in, step by step."""

import re

import pytest
from playwright.sync_api import Page, expect

from changelab.domain.vocabulary import Role
from changelab.storage import turns
from changelab.storage.database import DatabaseUnusable

TALK = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Aino Aalto>Welcome, Bilal and Maria.</v>

00:00:05.000 --> 00:00:09.000
<v Bilal>We count <days>. *Nobody* owns it.</v>

00:00:08.000 --> 00:00:12.000
<v Maria Virtanen>I will call.</v>
"""
NEW = {"transcript-open": "new"}


def with_file(page, content: str | bytes, name: str = "tape.vtt"):
    """The wizard once a file was chosen."""
    data = content if isinstance(content, bytes) else content.encode()
    page.file_uploader[0].set_value((name, data, "text/plain")).run()
    assert not page.exception, page.exception
    return page


def who(page) -> dict[str, object]:
    """The boxes that ask who is who, by what they ask."""
    return {box.label.replace("\\", ""): box for box in page.selectbox if "turn" in box.label}


def imports(page):
    """The last step."""
    page.button(key="transcript-import").click().run()
    assert not page.exception, page.exception
    return page


def only(room):
    """The one transcript that is there."""
    (found,) = room.state.transcripts.values()
    return found


def test_an_empty_page_offers_the_first_step(workbench, room):
    """It says what transcripts are and what can be brought in."""
    page = workbench.opens("transcripts", room.workshop, Role.RESEARCHER)
    assert "There is no transcript yet" in page.info[0].value

    page.button(key="transcript-new").click().run()
    assert "1 · The file" in workbench.words(page)
    assert "60,000 turns" in workbench.words(page)


def test_nothing_is_kept_before_the_last_step(workbench, room):
    """What was found is shown, with what one should know: two people spoke at once."""
    before = room.state.seq
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), TALK)
    words = workbench.words(page)

    assert "3 turns" in words
    assert "3 speakers" in words
    assert "1 turn begins while an earlier one still goes on" in words.replace("\\", "")
    assert "We count &lt;days&gt;. *Nobody* owns it." in words
    assert room.state.seq == before
    assert room.laboratory.whole(room.workshop).corpus == {}


def test_eeva_brings_in_what_was_said(workbench, room):
    """Bilal is known by his name, Aino led, Maria is new; names go out of the words."""
    page = with_file(workbench.opens("transcripts", room.workshop, Role.RESEARCHER, **NEW), TALK)
    boxes = who(page)
    assert boxes["Bilal (1 turn)"].value == "P01"
    assert boxes["Maria Virtanen (1 turn)"].value == ""

    boxes["Aino Aalto (1 turn)"].set_value("facilitator").run()
    who(page)["Maria Virtanen (1 turn)"].set_value("+").run()
    assert "2 names will be replaced" in workbench.words(page).replace("\\", "")
    imports(page)

    tape = only(room)
    assert tape.speakers == {"S1": "facilitator", "S2": "P01", "S3": "P03"}
    assert room.laboratory.names(room.workshop)["P03"] == "Maria Virtanen"
    assert not room.state.participants["P03"].consents
    said = room.laboratory.whole(room.workshop).corpus[tape.id]
    assert said[0].text == "Welcome, [P01] and [P03]."
    assert tape.session == room.state.stage.session
    assert tape.starts_at.startswith(room.state.session.started_at[:19])


def test_names_can_stay_in_the_words(workbench, room):
    """Who wants them as they were says so."""
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), TALK)
    page.checkbox[1].uncheck().run()
    imports(page)
    said = room.laboratory.whole(room.workshop).corpus[only(room).id]

    assert said[0].text == "Welcome, Bilal and Maria."


def test_a_new_person_comes_with_the_transcript_or_not_at_all(workbench, room, monkeypatch):
    """If the disk is full at the last moment, nobody has joined; later it can be tried again."""
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), TALK)
    who(page)["Maria Virtanen (1 turn)"].set_value("+").run()
    with monkeypatch.context() as patch:
        patch.setattr(turns, "lay_down", no_space)
        page.button(key="transcript-import").click().run()

    assert "disk is full" in page.error[0].value
    assert "P03" not in room.state.participants
    assert "P03" not in room.laboratory.names(room.workshop)
    assert not room.state.transcripts
    assert only(imports(page) and room).speakers["S3"] == "P03"


def no_space(*_):
    """What a full disk says."""
    raise DatabaseUnusable("The disk is full.", "Free some space.")


def test_words_before_a_colon_are_put_right(workbench, room):
    """“Plan B” is no person: it is read as what Aino said."""
    text = "Aino: one\nPlan B: two\nAino: three\nPlan B: four\n"
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), text, "talk.txt")
    who(page)["Plan B (2 turns)"].set_value("-").run()
    assert list(who(page)) == ["Aino (2 turns)"]

    imports(page)
    said = room.laboratory.whole(room.workshop).corpus[only(room).id]
    assert [one.text for one in said] == ["one\nPlan B: two", "three\nPlan B: four"]


def test_the_same_file_again_is_recognised(workbench, room):
    """It says under which name it is here, and offers nothing to import."""
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), TALK)
    imports(page)
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), TALK, "other.vtt")

    assert "is here already, as “tape”" in page.warning[0].value
    assert not [one for one in page.button if one.key == "transcript-import"]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + bytes(99), b" "])
def test_what_is_no_transcript_is_refused_on_the_page(workbench, room, content):
    """In a sentence, and nothing is left to import."""
    page = with_file(workbench.opens("transcripts", room.workshop, **NEW), content)

    assert len(page.error) == 1
    assert not [one for one in page.button if one.key == "transcript-import"]


def test_a_file_without_names_asks_who_said_it(workbench, room):
    """One person may have said all of it."""
    page = workbench.opens("transcripts", room.workshop, **NEW)
    with_file(page, "The form is long.\n\nNobody owns it.\n", "talk.txt")
    page.selectbox(key="transcript-said-by").set_value("P02").run()
    imports(page)

    assert only(room).speakers == {"S1": "P02"}


SUBTITLES = "WEBVTT\n\n" + "\n\n".join(
    f"00:{n // 6:02d}:{n % 6}0.000 --> 00:{n // 6:02d}:{n % 6}8.000\n"
    f"<v {('Aino Aalto', 'Bilal Khan', 'Guest')[n % 3]}>Turn {n}: nobody owns the form 😀</v>"
    for n in range(130)
)


@pytest.mark.browser
def test_eeva_imports_and_reads_in_a_browser(page: Page, tmp_path):
    """A real file, a real browser: five steps, the list, the script, a search, the next page."""
    file = tmp_path / "Session 1.vtt"
    file.write_text(SUBTITLES, "utf-8")
    page.locator(".st-key-workshop-case-a").get_by_role("button", name="Open").click()
    page.get_by_text("Research", exact=True).click()
    page.locator("a", has_text="Transcripts").click()
    page.get_by_role("button", name="Bring in a transcript").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("130 turns, 3 speakers")).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Session 1")
    page.screenshot(path=tmp_path / "import.png", full_page=True)
    page.get_by_role("button", name="Import 130 turns").click()

    page.get_by_role("button", name="Read").click()
    expect(page.get_by_text("page 1 of 3")).to_be_visible()
    expect(page.get_by_text("Turn 0: nobody owns the form 😀")).to_be_visible()
    page.screenshot(path=tmp_path / "reading.png")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Turn 50: nobody owns the form 😀")).to_be_visible()
    page.get_by_label("Words").fill("TURN 129")
    page.keyboard.press("Enter")
    expect(page.locator("mark", has_text=re.compile("Turn 129"))).to_be_visible()
