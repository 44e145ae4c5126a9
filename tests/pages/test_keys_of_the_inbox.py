"""The inbox in a real browser: every action has a key, and none fires while someone types."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory
from changelab.templates import find_template

pytestmark = pytest.mark.browser

TEXTS = ("letters home", "<b>one form each</b>", "nobody owns it", "it is nobody's", "targets")


@dataclass
class Inbox:
    """Aino's Run page with five cards that wait, the newest on top and at hand."""

    page: Page
    state: Callable[[], WorkshopState]

    def press(self, *keys: str) -> None:
        """Press these keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def card(self, text: str) -> Locator:
        """The card of those words."""
        return self.page.locator(".inbox .card", has_text=text)

    def says(self, words: str) -> None:
        """Wait until the line below the list says that."""
        expect(self.page.locator(".inbox .status")).to_contain_text(words)

    def standing(self, text: str) -> str:
        """Where the card of those words stands in the record."""
        return next(one.standing for one in self.state().entries.values() if one.text == text)


@pytest.fixture
def inbox(page: Page, tmp_path: Path) -> Iterator[Inbox]:
    """Cards wait for approval in a map; the keyboard is at the cards."""
    laboratory = Laboratory(tmp_path / "served")
    workshop = laboratory.open_workshop(find_template("blank"), "Whose child is it?").workshop
    aino = Actor.of(Role.FACILITATOR)
    bilal = laboratory.doors.visitor(laboratory.join(workshop, "Bilal").token).actor

    def does(actor: Actor, act: str, **fields) -> None:
        laboratory.perform(workshop, actor, read_act({"act": act, **fields}))

    session = laboratory.state(workshop).about.sessions[0]
    plan = {"title": "What gets in the way?", "kind": "map", "held": True}
    does(aino, "plan_task", session=session, plan=plan)
    does(aino, "start_task", task=laboratory.state(workshop).sessions[session].tasks[-1])
    for text in TEXTS:
        does(bilal, "add_entry", element="rules", text=text, period="present")
    page.goto(page.url.split("?")[0].rstrip("/") + f"/run?w={workshop}")
    found = Inbox(page, lambda: laboratory.state(workshop))
    expect(found.card("targets")).to_be_visible()
    page.keyboard.press("Alt+c")
    expect(found.card("targets")).to_be_focused()
    yield found
    laboratory.close()


def test_cards_are_approved_and_hidden_by_one_key_each(inbox: Inbox):
    """A shows, H hides, and the next one that waits is at hand; Z takes the last one back."""
    inbox.press("a", "h")
    expect(inbox.page.get_by_text("Waits for your approval · 3")).to_be_visible()
    expect(inbox.card("nobody owns it")).to_be_focused()
    done = [inbox.standing("targets"), inbox.standing("it is nobody's")]
    inbox.press("z")
    expect(inbox.page.get_by_text("Waits for your approval · 4")).to_be_visible()

    assert done == ["shown", "hidden"]
    assert inbox.standing("it is nobody's") == "waiting"


def test_what_says_the_same_is_merged_and_separated(inbox: Inbox):
    """Choose one, go to the one that stays, M; U on what was merged brings it back."""
    inbox.press("j", "Space", "ArrowDown", "m")
    merged = inbox.card("nobody owns it")
    expect(merged).to_contain_text("×2")
    (into,) = [one for one in inbox.state().entries.values() if one.merged]
    expect(inbox.page.locator(".inbox .twin")).to_contain_text("it is nobody's")
    inbox.press("j", "u")
    expect(inbox.page.locator(".inbox .twin")).to_have_count(0)
    expect(inbox.card("it is nobody's")).to_be_visible()

    assert into.text == "nobody owns it"
    assert not any(one.merged for one in inbox.state().entries.values())


def test_cards_are_grouped_under_a_heading_and_taken_out(inbox: Inbox):
    """G asks for a heading; the same heading again is one Enter; U takes a card out."""
    inbox.press("Alt+a")
    expect(inbox.page.get_by_text("Waits for your approval")).to_have_count(0)
    inbox.press("x", "j", "x", "g")
    inbox.page.keyboard.type("<i>Owners</i>")
    inbox.press("Enter")
    heading = inbox.page.locator(".inbox .heading")
    expect(heading).to_contain_text("<i>Owners</i>")
    expect(heading).to_contain_text("2")
    expect(inbox.card("nobody owns it")).to_be_focused()
    inbox.press("g", "Enter")
    expect(heading).to_contain_text("3")
    inbox.card("targets").locator(".words").click()
    inbox.press("u")
    expect(heading).to_contain_text("2")

    (kept,) = inbox.state().headings.values()
    texts = {inbox.state().entries[key].text for key in kept.items}
    assert (kept.text, texts) == ("<i>Owners</i>", {"it is nobody's", "nobody owns it"})


def test_words_are_edited_in_place(inbox: Inbox):
    """E opens the words, keys are letters there, Enter keeps them; the first ones are recorded."""
    inbox.press("e")
    inbox.page.keyboard.type("ah, hm: targets & fear")
    inbox.press("Enter")
    expect(inbox.card("ah, hm: targets & fear")).to_contain_text("reworded")
    inbox.press("e", "Control+a")
    inbox.page.keyboard.type("not this")
    inbox.press("Escape")
    expect(inbox.card("ah, hm: targets & fear")).to_be_focused()

    assert inbox.standing("ah, hm: targets & fear") == "waiting"


def test_a_card_is_moved_by_the_arrow_and_a_number(inbox: Inbox):
    """→ shows where it can go: another element, another period, another task."""
    inbox.press("ArrowRight", "2")
    expect(inbox.card("targets")).to_contain_text("Object · Present")
    inbox.press("v")
    inbox.page.get_by_role("button", name="Future").last.press("Enter")
    expect(inbox.card("targets")).to_contain_text("Object · Future")
    expect(inbox.card("targets")).to_be_focused()
    inbox.press("v")
    inbox.page.get_by_role("button", name="Open floor").last.press("Enter")
    expect(inbox.card("targets")).to_have_count(0)
    inbox.press("f")
    expect(inbox.card("targets")).to_be_visible()

    (moved,) = [one for one in inbox.state().entries.values() if one.text == "targets"]
    assert (moved.element, moved.periods) == ("object", ("future",))
    assert inbox.state().tasks[moved.task].plan.title == "Open floor"


def test_no_key_fires_while_someone_types(inbox: Inbox):
    """After a click the line has the focus, and its letters are letters."""
    inbox.card("letters home").get_by_role("button", name="Hide").click()
    line = inbox.page.get_by_role("combobox", name=">")
    expect(line).to_be_focused()
    inbox.page.keyboard.type("aha: hum, easy")
    expect(line).to_have_value("aha: hum, easy")
    expect(inbox.card("letters home")).to_contain_text("hidden from the room")

    assert [inbox.standing(text) for text in TEXTS] == ["hidden", *["waiting"] * 4]


def test_everything_that_waits_is_approved_from_the_line_and_comes_back_as_one(inbox: Inbox):
    """Esc leads to the line, Alt+A shows all, and one Z at the cards lets all wait again."""
    inbox.press("Escape")
    expect(inbox.page.get_by_role("combobox", name=">")).to_be_focused()
    inbox.press("Alt+a")
    expect(inbox.page.get_by_text("Waits for your approval")).to_have_count(0)
    shown = {one.standing for one in inbox.state().entries.values()}
    inbox.press("Alt+c", "z")
    expect(inbox.page.get_by_text("Waits for your approval · 5")).to_be_visible()

    assert shown == {"shown"}
    assert {one.standing for one in inbox.state().entries.values()} == {"waiting"}


def test_the_list_is_filtered_and_gone_through(inbox: Inbox):
    """F goes from filter to filter; what is at hand is the first of what is left."""
    inbox.press("a", "f", "f")
    waiting = inbox.page.get_by_role("button", name=re.compile("^Waiting"))
    expect(waiting).to_have_attribute("aria-pressed", "true")
    expect(inbox.page.locator(".inbox .card")).to_have_count(4)
    inbox.press("End")
    expect(inbox.card("letters home")).to_be_focused()
    inbox.press("k")
    expect(inbox.card("<b>one form each</b>")).to_be_focused()


def test_what_is_refused_is_said_and_stays_chosen(inbox: Inbox):
    """A hidden card takes no others in: the refusal stands below, and the choice is kept."""
    inbox.press("h")
    expect(inbox.card("targets")).to_contain_text("hidden from the room")
    inbox.card("it is nobody's").locator(".tick").click()
    inbox.card("targets").locator(".words").click()
    inbox.press("m")
    inbox.says("hidden")
    expect(inbox.card("it is nobody's")).to_have_class(re.compile("chosen"))
