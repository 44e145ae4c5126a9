"""A vote led from the keyboard in a real browser: opened, entered for someone, closed, read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.service import Laboratory
from changelab.templates import find_template

pytestmark = pytest.mark.browser


@pytest.fixture
def here(page: Page, tmp_path: Path):
    """Aino's Run page with three cards of Bilal; Dana is there without a phone."""
    laboratory = Laboratory(tmp_path / "served")
    workshop = laboratory.open_workshop(find_template("blank"), "Whose child is it?").workshop
    bilal = laboratory.doors.visitor(laboratory.join(workshop, "Bilal").token).actor
    laboratory.join(workshop, "Dana")

    def does(actor: Actor, act: str, **fields) -> None:
        laboratory.perform(workshop, actor, read_act({"act": act, **fields}))

    for text in ("letters home", "<b>one form each</b>", "nobody owns it"):
        does(bilal, "add_entry", element="rules", text=text, period="present")
    page.goto(page.url.split("?")[0].rstrip("/") + f"/run?w={workshop}")
    expect(page.locator(".inbox .card")).to_have_count(3)
    yield page, lambda: laboratory.state(workshop)
    laboratory.close()


def test_a_vote_is_opened_entered_for_someone_and_closed(here):
    """Alt+O opens, Dana's votes are two numbers in the empty line, Alt+O closes and shows."""
    page, state = here
    line = page.get_by_role("combobox", name=">")
    line.press("Alt+o")
    expect(page.get_by_role("button", name=re.compile("Close vote"))).to_be_visible()
    expect(page.get_by_text("0 of 0 here have voted")).to_be_visible()
    page.locator("select[name=whose]").select_option(label="Dana (P02)")
    expect(page.get_by_text("By hand for Dana (P02)")).to_be_visible()
    expect(line).to_be_focused()
    page.keyboard.press("2")
    expect(page.get_by_text("2 of 3 votes left")).to_be_visible()
    page.keyboard.press("3")
    expect(page.locator("output.reading")).to_have_text("✓ 2 of 3 votes of Dana (P02)")
    expect(page.get_by_text("and 1 by hand")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("By hand for Dana (P02)")).to_be_hidden()
    page.keyboard.press("Alt+o")

    expect(page.get_by_text("What came out")).to_be_visible()
    expect(page.locator(".results .bar").first).to_contain_text("<b>one form each</b>")
    (ballot,) = state().ballots.values()
    assert sorted((ballot.results or {}).values()) == [1, 1]


def test_a_card_is_entered_for_someone_and_taken_back(here):
    """A place pressed, words typed: it is Dana's card, by hand; Ctrl+Z takes it back."""
    page, state = here
    page.keyboard.press("Alt+w")
    page.keyboard.type("Dana")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="3 Tools").click()
    page.keyboard.type("one red folder")
    expect(page.locator("output.reading")).to_have_text("→ Tools")
    page.keyboard.press("Enter")
    card = page.locator(".inbox .card", has_text="one red folder")
    expect(card).to_contain_text("P02, by hand")
    kept = next(one for one in state().entries.values() if one.text == "one red folder")
    page.keyboard.press("Control+z")
    expect(card).to_have_count(0)

    assert (kept.author, kept.element, kept.by_hand) == ("P02", "tools", True)


def test_a_line_can_be_typed_for_someone(here):
    """What the line says by itself needs no pressing: it is read as ever, in Dana's name."""
    page, state = here
    page.locator("select[name=whose]").select_option(label="Dana (P02)")
    page.keyboard.type("rules x object: days, not fear")
    page.keyboard.press("Enter")
    expect(page.locator(".inbox .card", has_text="days, not fear")).to_contain_text("P02, by hand")

    (contradiction,) = state().contradictions.values()
    assert contradiction.author == "P02"


def test_someone_joins_without_a_phone_and_is_at_hand(here):
    """Maija agreed on paper: one name, one tick, and the line is hers."""
    page, state = here
    page.locator("select[name=whose]").select_option("new")
    page.keyboard.type("Maija")
    page.get_by_label("agreed on paper").check()
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_text("By hand for Maija (P03)")).to_be_visible()
    expect(page.get_by_role("combobox", name=">")).to_be_focused()
    assert state().participants["P03"].consent == {"take_part": True}
