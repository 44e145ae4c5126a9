"""Pictures on the pages that work with them: which there are to look at, and to take along."""

import io
import json
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Period, Role
from changelab.service import Laboratory

CHOICE = "as-picture-"


def _logged(room, text="targets") -> str:
    poles = [{"element": "rules"}, {"element": "object"}]
    return room.does(room.aino, "log_contradiction", text=text, poles=poles, period="present").made


def _names(test) -> list[str]:
    """The pictures that the choice offers, by name."""
    return next(one.options for one in test.selectbox if one.key.startswith(CHOICE))


def _shown(test) -> list[str]:
    """The pictures on the page, by name."""
    given = [json.loads(one.proto.json or "{}") for one in test.get("bidi_component")]
    return re.findall(r"/pictures/([a-z0-9-]+)[.]svg", json.dumps(given))


def _labels(test) -> list[str]:
    """What can be taken along."""
    return [one.proto.label for one in test.get("download_button")]


def test_a_system_is_looked_at_in_several_ways(workbench, room):
    """Its period, all periods, what changes, and the four smaller triangles."""
    offered = " ".join(_names(workbench.opens("activity_systems", room.workshop)))

    assert "Activity system" in offered
    for kind in ("Past, present", "hange", "Production", "Exchange", "Distribution", "Consumption"):
        assert kind in offered


def test_what_shows_all_periods_stands_above_the_table(workbench, room):
    """It is large at first, and can be made small; the picture of one period is the reverse."""
    system = next(iter(room.state.systems))
    test = workbench.opens("activity_systems", room.workshop)
    one_period = _shown(test), test.toggle(key="as-large-activity-system").value
    test.selectbox(key=f"{CHOICE}{system}").set_value("periods").run()

    assert one_period == (["activity-system"], False)
    assert _shown(test) == ["periods"]
    assert test.toggle(key="as-large-periods").value


def test_every_kind_of_file_is_offered(workbench, room):
    """To print in two sizes, to use in a text, to edit, to read out."""
    test = workbench.opens("history", room.workshop, **{"take-wall": True})

    assert _labels(test) == [
        "Print on A4",
        "Print on A3",
        "Image for a text: PNG",
        "Drawing to edit: SVG",
        "Slide to edit: PPTX",
        "In sentences: text",
    ]


def test_a_picture_is_put_on_the_wall_and_taken_off(workbench, room):
    """While a task runs, one click each; the period goes with the picture that has one."""
    system = next(iter(room.state.systems))
    key = f"wall-{CHOICE}{system}"
    test = workbench.opens("activity_systems", room.workshop)
    test.button_group(key="as-period").set_value("future").run()
    test.button(key=key).click().run()
    put = room.state.stage.picture
    test.button(key=key).click().run()

    assert (put.name, put.period) == ("activity-system", Period.FUTURE)
    assert room.state.stage.picture is None


def test_without_a_task_there_is_no_wall(workbench, room):
    """Nothing is offered that would be refused."""
    room.does(room.aino, "end_session")
    test = workbench.opens("history", room.workshop)

    assert not [one for one in test.button if one.key == "wall-wall"]


def test_who_only_reads_cannot_put_it_there(workbench, room):
    """The researcher's button is there and does nothing."""
    test = workbench.opens("history", room.workshop, Role.RESEARCHER)

    assert test.button(key="wall-wall").disabled


def test_the_board_is_shown_as_a_picture(workbench, room):
    """One switch: the picture in the place of the board, ready to be printed."""
    test = workbench.opens("surfaces", room.workshop)
    before = _shown(test)
    test.toggle(key="sf-as-picture").set_value(True).run()

    assert (before, _shown(test)) == ([], ["surfaces"])


def test_the_chain_of_a_contradiction_is_shown_as_a_picture(workbench, room):
    """One switch: the chain as a picture in the place of its cards."""
    _logged(room)
    test = workbench.opens("contradictions", room.workshop)
    test.toggle(key="cd-as-picture").set_value(True).run()

    assert _shown(test) == ["chain-1"]
    assert not [one for one in test.selectbox if one.key.startswith("status-")]


def test_what_has_no_picture_is_shown_as_cards(workbench, room):
    """A hidden contradiction is in no picture: its cards stand there, and no switch."""
    one = _logged(room)
    room.does(room.aino, "hide", item=one)
    test = workbench.opens("contradictions", room.workshop, **{"cd-as-picture": True})

    assert not [one for one in test.toggle if one.key == "cd-as-picture"]
    assert [one.key for one in test.selectbox if one.key.startswith("status-")]


def test_empty_sheets_are_ready_to_print(workbench, room):
    """Prepare has each of them on both sizes of paper."""
    test = workbench.opens("prepare", room.workshop, **{"prepare-part": "Print"})
    sheets = [one for one in _labels(test) if one.startswith("Print on")]

    assert len(sheets) == 8


# --- in a real browser ------------------------------------------------------------------


@pytest.fixture
def here(page: Page, tmp_path):
    """The history of a workshop of the running server."""
    laboratory = Laboratory(tmp_path / "served")
    workshop = laboratory.summaries()[0].workshop
    aino = Actor.of(Role.FACILITATOR)
    act = {"act": "place_milestone", "when": "1998", "text": "a <b>law</b>"}
    one = laboratory.perform(workshop, aino, read_act(act)).made
    page.goto(page.url.split("?")[0].rstrip("/") + f"/history?w={workshop}")
    yield page, lambda: laboratory.state(workshop), one
    laboratory.close()


@pytest.mark.browser
def test_the_wall_follows_what_is_added_with_the_keyboard(here):
    """Typed, Enter: it is in the record, in the rows and in the picture; the line is empty."""
    page, state, _ = here
    page.get_by_role("textbox", name="When").fill("2003-09")
    page.get_by_role("textbox", name="What happened").fill("one form for all")
    page.keyboard.press("Enter")
    expect(page.locator(".milestone", has_text="one form for all")).to_be_visible()
    expect(page.locator(".picture svg")).to_contain_text("one form for all")
    expect(page.get_by_role("textbox", name="What happened")).to_have_value("")

    assert "2003-09" in {one.when for one in state().milestones.values()}
    assert page.locator(".picture b").count() == 0


@pytest.mark.browser
def test_files_come_as_they_are_called(here):
    """A sheet is a PDF, a slide is a presentation, a text says what is on the wall."""
    page, _, _ = here
    page.get_by_role("button", name="Print or save").click()

    def taken(label: str) -> tuple[str, bytes]:
        with page.expect_download() as coming:
            page.get_by_role("button", name=label).click()
        with open(coming.value.path(), "rb") as file:
            return coming.value.suggested_filename, file.read()

    name, sheet = taken("Print on A3")
    assert (name, sheet[:5]) == ("history-wall.a3.pdf", b"%PDF-")
    name, slide = taken("Slide to edit: PPTX")
    assert name == "history-wall.pptx"
    assert "ppt/slides/slide1.xml" in zipfile.ZipFile(io.BytesIO(slide)).namelist()
    name, text = taken("In sentences: text")
    assert name == "history-wall.txt" and "a <b>law</b>" in text.decode()


@pytest.mark.browser
def test_what_was_clicked_is_looked_into(here):
    """A click on the wall shows the card with its author below the picture, until it is closed."""
    page, _, _ = here
    page.locator(".picture svg text", has_text="law").click()
    part = page.locator(".st-key-part-wall")
    expect(part).to_contain_text("a <b>law</b>")
    part.get_by_role("button", name="Close").click()
    expect(part).to_have_count(0)
