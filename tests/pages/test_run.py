"""Run in a real browser: the scribe's line, the keys, and the picture that can be clicked."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def run(page: Page) -> Page:
    """The Run page of the clinic, with a session begun."""
    page.locator(".st-key-open-case-b button").click()
    page.get_by_role("link", name="Run").click()
    page.get_by_role("button", name="2. How did it come to be like this?").click()
    expect(page.get_by_role("button", name=re.compile("●"))).to_be_visible()
    return page


def line(page: Page):
    """The line at the bottom."""
    return page.get_by_role("combobox", name=">")


def reading(page: Page):
    """What the line says it understood."""
    return page.locator("output.reading")


def test_the_scribes_line_says_at_once_what_it_understood(run: Page):
    """While a line is typed, the page says as what it will be kept; Enter keeps it."""
    line(run).fill("past tools: one red folder")
    expect(reading(run)).to_have_text("→ tools, past")

    line(run).press("Enter")

    expect(reading(run)).to_have_text("✓ tools, past")
    expect(line(run)).to_have_value("")
    expect(run.locator(".inbox .card", has_text="one red folder")).to_be_visible()


def test_undo_is_one_key(run: Page):
    """Ctrl+Z in the empty line takes the last line back."""
    line(run).fill("rules: nobody leaves before six")
    line(run).press("Enter")
    card = run.locator(".inbox .card", has_text="nobody leaves before six")
    expect(card).to_be_visible()

    line(run).press("Control+z")

    expect(reading(run)).to_have_text("✓ undo what you did last")
    expect(card).to_be_hidden()


def test_a_line_that_cannot_be_read_is_kept_and_says_so(run: Page):
    """No line is lost: what means nothing to the reader waits to be placed."""
    line(run).fill("it was the winter of the measles")
    expect(reading(run)).to_contain_text("kept as it is")
    line(run).press("Enter")

    expect(reading(run)).to_contain_text("kept as it is, to be placed later")
    expect(run.locator(".inbox .card").first).to_contain_text("winter of the measles")


def test_a_line_that_is_too_long_stays_in_the_box(run: Page):
    """The refusal is said beside the line, and the words are still there to shorten."""
    line(run).fill("rules: " + "long " * 120)
    line(run).press("Enter")

    expect(reading(run)).to_contain_text("too long: at most 500 characters")
    expect(line(run)).to_have_value(re.compile("^rules: long"))


def test_the_facilitators_keys_work_while_the_line_has_the_focus(run: Page):
    """Alt+N goes on to the next task, and the line has the focus again."""
    before = run.get_by_role("button", name=re.compile("●")).inner_text()
    line(run).focus()

    run.keyboard.press("Alt+n")

    expect(run.get_by_role("button", name=re.compile("●"))).not_to_have_text(before)
    run.keyboard.type("idea: ask the parents")
    expect(line(run)).to_have_value("idea: ask the parents")


def test_a_long_session_leaves_nothing_running(run: Page):
    """However often the page follows the room, it listens once; a paused clock stands still."""
    listening = "[...globalThis.__changelabStreams.values()].map((one) => one.listeners.size)"
    before = run.evaluate(listening)
    for number in range(4):
        line(run).fill(f"rules: rule {number}")
        line(run).press("Enter")
        expect(run.locator(".inbox .card", has_text=f"rule {number}")).to_be_visible()
    line(run).press("Alt+p")
    clock = run.locator(".clock")
    expect(clock).to_contain_text("⏸")
    shown = {run.wait_for_timeout(150) or clock.inner_text() for _ in range(10)}

    assert run.evaluate(listening) == before
    assert len(shown) == 1


def test_an_entry_in_the_picture_can_be_clicked_and_edited(run: Page):
    """A click on an element shows what is in it; editing changes the picture."""
    run.get_by_role("radio", name="Present").click()
    run.locator(".picture g.heading", has_text="Community").click()
    shown = run.get_by_text("parents, nurses, secretaries").last
    expect(shown).to_be_visible()

    chosen = run.locator(".st-key-in-chosen")
    chosen.get_by_role("button", name="Edit").first.click()
    chosen.get_by_role("textbox").fill("parents, nurses, secretaries, cleaners")
    chosen.get_by_role("button", name="Save").click()

    expect(run.locator(".picture")).to_contain_text("cleaners")


def test_a_bolt_in_the_picture_shows_its_contradiction(run: Page):
    """A click on the number of a bolt shows what it stands for, and has it at hand."""
    run.get_by_role("radio", name="Present").click()
    run.locator(".picture g.number", has_text="4").first.click()

    words = "narrow clinics, and doctors who must be broad"
    expect(run.locator(".st-key-in-chosen")).to_contain_text(words)
    expect(run.locator(".inbox .card.at")).to_contain_text(words)
