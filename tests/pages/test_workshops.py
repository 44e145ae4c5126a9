"""The page of workshops: begin one, open one, put one away, and let people in."""

import re
from pathlib import Path

import pytest

from changelab.domain.errors import NotAllowed
from changelab.domain.vocabulary import Role
from changelab.templates import find_template


def _keys(page, beginning: str) -> list[str]:
    return [one.key for one in page.button if (one.key or "").startswith(beginning)]


def test_an_empty_house_says_what_to_do_next(workbench):
    """Without any workshop Aino reads one sentence and finds both ways on."""
    page = workbench.opens("workshops")

    assert "There is no workshop yet" in page.info[0].value
    assert {"begin", "bring-in"} <= {one.key for one in page.button}


def test_aino_begins_a_workshop_from_a_template(workbench):
    """A title and a template make a workshop; its links are shown at once."""
    page = workbench.opens("workshops")
    page.button(key="begin").click().run()
    page.text_input(key="new-title").set_value("Whose child is it?").run()
    page.radio(key="new-template").set_value("liw_six_workshops").run()
    page.button(key="new-begin").click().run()
    (made,) = workbench.laboratory.summaries()
    shown = [one.value for one in page.code]

    assert (made.title, made.template) == ("Whose child is it?", "liw_six_workshops")
    assert any(
        f"/join/{workbench.laboratory.doors.join_code(made.workshop)}" in one for one in shown
    )
    assert sum("/enter/" in one for one in shown) == 3
    assert sum("/room/" in one for one in shown) == 1


def test_a_workshop_without_a_title_is_refused_in_place(workbench):
    """The dialog says what is missing, and nothing is made."""
    page = workbench.opens("workshops")
    page.button(key="begin").click().run()
    page.button(key="new-begin").click().run()

    assert "needs a title" in page.error[0].value.replace("\\", "")
    assert workbench.laboratory.summaries() == []


def test_a_broken_template_is_shown_with_its_message(workbench, tmp_path, monkeypatch):
    """Templates that cannot be used say why, beside those that can."""
    blank = Path("workshop_templates/blank.toml")
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "blank.toml").write_text(blank.read_text("utf-8"), "utf-8")
    (shelf / "mine.toml").write_text('id = "mine"\ntitel = "x"\n', "utf-8")
    monkeypatch.setattr("changelab.templates.read_shelf.__defaults__", (shelf,))
    page = workbench.opens("workshops")
    page.button(key="begin").click().run()

    assert "mine.toml" in page.warning[0].value.replace("\\", "")
    assert len(page.radio(key="new-template").options) == 1


def test_a_workshop_is_put_away_and_brought_back(workbench, room):
    """An archived workshop leaves the list, folds away, and can be opened again."""
    workbench.laboratory.open_workshop(find_template("blank"), "Another one")
    room.does(room.aino, "archive_workshop")
    page = workbench.opens("workshops")

    assert [one.label for one in page.expander] == ["Archive (1)"]
    room.does(room.aino, "reopen_workshop")
    page.run()

    assert not page.expander


def test_people_text_is_shown_as_it_was_typed(workbench):
    """A title full of markup is words on the page, never markup."""
    title = "<img src=x onerror=alert(1)> **b** :red[x]"
    workbench.laboratory.open_workshop(find_template("blank"), title)
    page = workbench.opens("workshops")
    cards = [one.proto.body for one in page.get("html") if "alert" in one.proto.body]

    assert cards
    assert all("<img" not in one and "&lt;img" in one for one in cards)


def test_a_new_link_stops_the_old_one(workbench, room):
    """Making a new link for the scribe closes the door of the earlier one."""
    doors = workbench.laboratory.doors
    old = doors.issue(room.workshop, Role.SCRIBE)
    page = workbench.opens("workshops")
    page.button(key=f"links-{room.workshop}").click().run()
    page.button(key=f"renew-{room.workshop}-scribe").click().run()
    (link,) = [one.value for one in page.code if "/enter/" in one.value]
    token = re.search(r"/enter/(.+)$", link)[1]

    assert doors.visitor(token).actor.role is Role.SCRIBE
    with pytest.raises(NotAllowed):
        doors.visitor(old)


def test_a_workshops_own_link_shows_that_workshop_alone(workbench, room):
    """Who came by the link of one workshop sees no other and begins none."""
    workbench.laboratory.open_workshop(find_template("blank"), "Not for this scribe")
    page = workbench.opens("workshops", room.workshop, Role.SCRIBE)

    assert _keys(page, "open-") == [f"open-{room.workshop}"]
    assert "Not for this scribe" not in workbench.words(page)
    assert not _keys(page, "begin") + _keys(page, "links-")


def test_a_facilitator_cannot_lock_the_own_link_out(workbench, room):
    """The link by which one came in is not offered to be renewed."""
    page = workbench.opens("workshops", room.workshop, Role.FACILITATOR, house_key=False)
    page.button(key=f"links-{room.workshop}").click().run()

    assert len(_keys(page, "renew-")) == 3
    assert f"renew-{room.workshop}-facilitator" not in _keys(page, "renew-")


@pytest.mark.browser
def test_aino_opens_a_sample_and_renames_it(page):
    """In a real browser: the list, its menu, the new title; the console stays clean."""
    said = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    card = page.locator(".st-key-workshop-case-a")
    card.get_by_role("button", name="More").click()
    page.get_by_text("Title and description").click()
    page.get_by_role("textbox", name="Title").fill("A child between two services")
    page.get_by_role("button", name="Save").click()
    card.get_by_role("heading", name="A child between two services").wait_for()
    card.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="Add a session").wait_for()

    assert page.get_by_role("heading", name="A child between two services").is_visible()
    assert said == []
