"""Coding with mouse and keys in a real Chromium: what is selected is what the record keeps."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import served
from studied import TURNS, bring_transcript, study

from changelab.domain.transcripts import Said
from changelab.domain.vocabulary import Role
from changelab.service import Laboratory
from tests.conftest import open_room

pytestmark = pytest.mark.browser

#: Where a place in the words of a passage lies on the screen; the words may stand in pieces.
_PLACES = """([item, places]) => {
  const roots = [...document.querySelectorAll("*")].map((one) => one.shadowRoot ?? one);
  const sought = `.passage[data-id="${item}"] .words`;
  const words = roots.map((one) => one.querySelector(sought)).find(Boolean);
  return places.map((place) => {
    const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (place <= node.length) {
        const range = document.createRange();
        range.setStart(node, place);
        const box = range.getBoundingClientRect();
        return [box.x, box.y + box.height / 2];
      }
      place -= node.length;
    }
  });
}"""


class Coding:
    """Eeva's browser on the Coding page, and the record behind it."""

    def __init__(self, page: Page, laboratory: Laboratory, workshop: str) -> None:
        self.page, self._laboratory, self._workshop = page, laboratory, workshop

    @property
    def state(self):
        """The workshop as the record has it now."""
        self._laboratory.refresh()
        return self._laboratory.state(self._workshop)

    @property
    def tape(self) -> str:
        """The first transcript."""
        return next(iter(self.state.transcripts))

    def passage(self, number: int):
        """A turn on the page."""
        return self.page.locator(f'.passage[data-id="{self.tape}/{number}"]')

    def selects(self, number: int, start: int, end: int) -> str:
        """Selects words of a turn with the mouse; the words."""
        text = TURNS[number - 1].text
        places = [len(text[:place].encode("utf-16-le")) // 2 for place in (start, end)]
        item = f"{self.tape}/{number}"
        (x1, y1), (x2, y2) = self.page.evaluate(_PLACES, [item, places])
        mouse = self.page.mouse
        mouse.move(x1 + 0.5, y1)
        mouse.down()
        mouse.move((x1 + x2) / 2, y2)
        mouse.move(x2 + 0.5, y2)
        mouse.up()
        return text[start:end]

    def says(self, words: str | re.Pattern) -> None:
        """The line below the passages says that."""
        expect(self.page.locator(".status")).to_contain_text(words)

    def settles(self) -> None:
        """Nothing is under way any more."""
        expect(self.page.locator(".mark.doing")).to_have_count(0)

    def newest(self):
        """The coding that was made last."""
        self.settles()
        return list(self.state.codings.values())[-1]


@pytest.fixture
def eeva(browser: Browser, tmp_path: Path) -> Iterator[Coding]:
    """Eeva's study, served; she is coder R1."""
    folder = tmp_path / "served"
    with Laboratory(folder) as laboratory:
        room = study(open_room(laboratory))
        said = tuple(Said("S1", n * 1000, n * 1000 + 900, f"So, turn {n + 1}.") for n in range(90))
        bring_transcript(room, title="A long evening", file="f" * 64, said=said)
        key = laboratory.doors.issue(room.workshop, Role.RESEARCHER)
    complaints: list[str] = []
    with served(folder, "--host=127.0.0.1") as running, Laboratory(folder) as laboratory:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"http://127.0.0.1:{running.port}/enter/{key}")
        page.goto(f"http://127.0.0.1:{running.port}/coding?w={room.workshop}")
        page.get_by_role("button", name="I code as Eeva").click()
        expect(page.locator(".passage")).to_have_count(7)
        yield Coding(page, laboratory, room.workshop)
    assert complaints == []


def code(eeva: Coding, name: str):
    """The button of a code."""
    return eeva.page.locator("button.code", has_text=name)


def test_the_quote_is_what_was_selected(eeva):
    """After emoji of several signs, with combining marks and over two lines, word for word."""
    for number, words in (
        (4, "takes 🧑‍🏫 two\nlines"),
        (4, "e\u0301lan"),
        (4, "two"),
        (1, "stops us? 😀"),
        (2, "we must count days, but the child"),
    ):
        text = TURNS[number - 1].text
        start = text.index(words)
        selected = eeva.selects(number, start, start + len(words))
        eeva.says("is chosen")
        code(eeva, "envisioning").click()
        eeva.says("envisioning · Z takes it back")
        made = eeva.newest()

        assert made.item == f"{eeva.tape}/{number}"
        assert (made.start, made.end) == (start, start + len(words))
        assert made.quote == text[made.start : made.end] == selected


def test_what_reaches_beyond_the_passage_is_left_out(eeva):
    """Dragged from the middle of one turn into the next: the end of the first is meant."""
    text = TURNS[2].text
    (place,) = eeva.page.evaluate(_PLACES, [f"{eeva.tape}/3", [text.index("the form")]])
    (below,) = eeva.page.evaluate(_PLACES, [f"{eeva.tape}/5", [4]])
    eeva.page.mouse.move(place[0] + 0.5, place[1])
    eeva.page.mouse.down()
    eeva.page.mouse.move(below[0], below[1], steps=4)
    eeva.page.mouse.up()
    eeva.says("“the form. Nobody!” is chosen")
    code(eeva, "dilemma").click()
    eeva.says("dilemma")

    assert eeva.newest().quote == "the form. Nobody!"


def test_an_evening_is_coded_with_the_keys(eeva):
    """Down, a code by its key, words by arrows, taken off and taken back, never the mouse."""
    keys, before = eeva.page.keyboard, len(eeva.state.codings)
    eeva.passage(1).click()
    keys.press("ArrowDown")
    keys.press("1")
    eeva.says("The passage: criticising")
    whole = eeva.newest()
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    keys.press("Shift+ArrowRight")
    eeva.says("“the one” is chosen")
    keys.press("5")
    eeva.says("“the one”: dilemma")
    words = eeva.newest()
    keys.press("Delete")
    eeva.says("dilemma taken off")
    expect(eeva.passage(2).locator(".mark")).to_have_count(2)
    keys.press("z")
    eeva.says("Taken back")
    expect(eeva.passage(2).locator(".mark")).to_have_count(3)
    keys.press("z")
    expect(eeva.passage(2).locator(".mark")).to_have_count(2)
    keys.press("z")
    expect(eeva.passage(2).locator(".mark")).to_have_count(1)

    assert (whole.item, whole.start) == (f"{eeva.tape}/2", None)
    assert (words.start, words.end, words.quote) == (3, 10, "the one")
    assert len(eeva.state.codings) == before


def test_several_turns_are_coded_at_once(eeva):
    """Shift and a click chooses from one to the other; the code goes on each of them."""
    before = set(eeva.state.codings)
    eeva.passage(4).click()
    eeva.passage(6).click(modifiers=["Shift"])
    eeva.says("3 passages chosen")
    eeva.page.keyboard.press("3")
    eeva.says("3 passages: committing")
    eeva.newest()
    made = [one for key, one in eeva.state.codings.items() if key not in before]

    assert [one.item for one in made] == [f"{eeva.tape}/{number}" for number in (4, 5, 6)]


def test_a_code_is_found_by_its_name(eeva):
    """Slash, a few letters, Enter; what is coded so already is not coded again."""
    eeva.passage(5).click()
    eeva.page.keyboard.press("/")
    eeva.page.keyboard.type("owning")
    eeva.page.keyboard.press("Enter")
    eeva.says("owning, or not")
    eeva.newest()
    made = len(eeva.state.codings)
    eeva.page.keyboard.press("4")
    eeva.says("coded as owning, or not already")

    assert len(eeva.state.codings) == made


def test_a_code_that_is_missing_is_added_on_the_spot(eeva):
    """With the codebook of one's own in use: looked for, added, and it has a key at once."""
    eeva.page.get_by_role("radio", name="Codebooks").click()
    own = eeva.page.locator(".st-key-adopt-own_codes button")
    own.click()
    expect(own).to_have_count(0)
    eeva.page.get_by_role("radio", name="Code", exact=True).click()
    eeva.passage(5).click()
    eeva.page.keyboard.press("/")
    eeva.page.keyboard.type("just <i>listening</i>")
    eeva.page.get_by_role("button", name="+ Add “just").click()
    eeva.says("is added to Codes of our own")
    expect(code(eeva, "just <i>listening</i>")).to_be_visible()
    code(eeva, "just <i>listening</i>").click()
    eeva.says("The passage: just <i>listening</i>")
    made = eeva.newest()

    assert eeva.state.codes[made.code].name == "just <i>listening</i>"
    expect(eeva.page.locator(".coding i")).to_have_count(0)


def test_what_people_said_is_never_more_than_text(eeva):
    """Words that look like HTML stand there as they were said, also on a chip."""
    state = eeva.state
    eeva._laboratory.perform(
        state.workshop,
        eeva._laboratory.doors.visitor(
            eeva._laboratory.doors.issue(state.workshop, Role.FACILITATOR)
        ).actor,
        _entry("<img src=x onerror=alert(1)> <b>rules</b>"),
    )
    eeva.page.get_by_role("radio", name="Cards").click()
    card = eeva.page.locator(".passage", has_text="<b>rules</b>")
    card.click()
    eeva.page.keyboard.press("1")
    eeva.says("criticising")
    eeva.newest()

    expect(card.locator("b")).to_have_text("criticising")
    expect(card.locator("img")).to_have_count(0)


def _entry(text: str):
    from changelab.domain.record import read_act

    fields = {"element": "rules", "text": text, "period": "present"}
    return read_act({"act": "add_entry", **fields})


def test_the_keys_go_on_to_the_next_page(eeva):
    """Forty turns stand on a page; after the last one comes the next page's first."""
    eeva.page.get_by_role("combobox", name=re.compile("Which one")).click()
    eeva.page.get_by_role("option", name="A long evening").click()
    expect(eeva.page.locator(".passage")).to_have_count(40)
    eeva.page.locator(".passage").first.click()
    eeva.page.keyboard.press("End")
    eeva.page.keyboard.press("ArrowDown")
    expect(eeva.page.locator(".passage.at .words")).to_have_text("So, turn 41.")
    eeva.page.keyboard.press("1")
    eeva.says("criticising")
    coded = eeva.newest()
    eeva.page.keyboard.press("ArrowUp")
    expect(eeva.page.locator(".passage.at .words")).to_have_text("So, turn 40.")

    assert coded.quote == "So, turn 41."
