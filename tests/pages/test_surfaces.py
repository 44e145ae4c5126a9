"""The page of the 3x3 board: cards in their cells, and kept lines beside it."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory


def _cards(test) -> list[dict]:
    """The cards that the page gave to its board."""
    return next(
        json.loads(data["shown"])["cards"]
        for data in (json.loads(one.proto.json or "{}") for one in test.get("bidi_component"))
        if "shown" in data
    )


def test_each_card_stands_in_its_cell_with_its_author(workbench, room):
    """Bilal's card is in mirror, past, under his pseudonym."""
    room.does(room.bilal, "place_note", surface="mirror", period="past", text="a letter")
    (card,) = _cards(workbench.opens("surfaces", room.workshop))

    assert (card["row"], card["columns"], card["by"]) == ("past", ["mirror"], "P01")


def test_a_kept_line_has_no_cell_yet(workbench, room):
    """A line the scribe kept waits beside the board."""
    room.does(room.aino, "keep_line", text="somebody said something")
    (card,) = _cards(workbench.opens("surfaces", room.workshop))

    assert card["columns"] == []


def test_an_empty_board_says_what_to_do(workbench, room):
    """One sentence says how the first card comes."""
    assert "Press + in a square" in workbench.words(workbench.opens("surfaces", room.workshop))


def test_a_withdrawn_card_leaves_the_board(workbench, room):
    """What Bilal took back is not on the page."""
    note = room.does(room.bilal, "place_note", surface="mirror", period="past", text="no").made
    room.does(room.bilal, "withdraw", item=note)

    assert _cards(workbench.opens("surfaces", room.workshop)) == []


# --- in a real browser ------------------------------------------------------------------


@pytest.fixture
def here(page: Page, tmp_path: Path):
    """A kept line in a workshop of the running server, and the page of its board."""
    laboratory = Laboratory(tmp_path / "served")
    workshop = laboratory.summaries()[0].workshop
    scribe = Actor.of(Role.SCRIBE)
    act = {"act": "keep_line", "text": "<i>we bend the rules</i>"}
    line = laboratory.perform(workshop, scribe, read_act(act)).made
    page.goto(page.url.split("?")[0].rstrip("/") + f"/surfaces?w={workshop}")
    yield page, lambda: laboratory.state(workshop), line
    laboratory.close()


@pytest.mark.browser
def test_one_click_places_a_kept_line_and_the_menu_moves_it(here):
    """The square in the tray places it; the menu's square moves it; the words stay data."""
    page, state, line = here
    card = page.locator(f'.card[data-id="{line}"]')
    expect(page.locator(".tray")).to_contain_text("<i>we bend the rules</i>")
    card.get_by_role("button", name="Move to Mirror, Present").click()
    expect(page.locator(f'.cell[data-column=mirror] .card[data-id="{line}"]')).to_be_visible()
    card.get_by_role("button", name="What to do with").click()
    page.get_by_role("menuitem", name="Move to Model and vision, Future").click()
    expect(page.locator(f'.cell[data-column=model] .card[data-id="{line}"]')).to_be_visible()

    assert (state().notes[line].surface, state().notes[line].period) == ("model", "future")


@pytest.mark.browser
def test_a_card_is_written_in_its_cell(here):
    """Plus, words, Enter: the card is in the record."""
    page, state, _ = here
    page.get_by_role("button", name="Add to Ideas and tools, Future").click()
    page.keyboard.type("one form for the family")
    page.keyboard.press("Enter")
    expect(page.locator(".cell .card", has_text="one form for the family")).to_be_visible()

    assert any(
        (note.surface, note.period, note.text) == ("ideas", "future", "one form for the family")
        for note in state().notes.values()
    )
