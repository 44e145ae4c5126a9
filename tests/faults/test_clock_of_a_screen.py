"""The clock of a phone, or of the laptop that shows the projector's page, is set back an hour."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from handset import SET_BACK, handset
from laptop import Laptop
from playwright.sync_api import Browser, BrowserContext, Page, expect

from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser


@contextmanager
def wall(room: Laptop, context: BrowserContext) -> Iterator[Page]:
    """The projector's page."""
    page = context.new_page()
    page.goto(f"{room.address}/room/{room.tokens[Role.OBSERVER]}")
    expect(page.locator("#question")).to_have_text("What is there today?")
    yield page
    page.close()


def test_the_projector_follows(room: Laptop, browser: Browser):
    """Cards and tasks appear as before."""
    dana = room.joins("Dana")
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    with wall(room, context) as page:
        page.evaluate(SET_BACK)
        room.adds(dana, "after the change")

        expect(page.locator("#main svg")).to_contain_text("after the change")
        room.starts("In the way")
        expect(page.locator("#question")).to_have_text("What stops you?")
    context.close()


def test_a_phone_follows_and_sends(room: Laptop, browser: Browser):
    """Its own cards arrive in the order they were written, and those of others appear."""
    bilal = room.joins("Bilal")
    with handset(browser, room, "Dana") as dana:
        dana.network(False)
        dana.sends("before the change")
        dana.page.evaluate(SET_BACK)
        dana.sends("after the change")
        dana.network(True)
        dana.expect_own("after the change", "before the change")
        room.adds(bilal, "said meanwhile")

        dana.expect_room("said meanwhile", "after the change", "before the change")
        dana.expect_nothing_unsent()
    room.stop()

    texts = [entry.text for entry in room.folded().entries.values()]
    assert texts == ["before the change", "after the change", "said meanwhile"]


def test_a_card_kept_from_before_goes_first(room: Laptop, browser: Browser):
    """The order of what waits on the phone outlives the change and a new tab."""
    with handset(browser, room, "Dana") as dana:
        dana.network(False)
        dana.sends("before the change")
        dana.page.evaluate(SET_BACK)
        dana.sends("after the change")
        dana.expect_line("2 kept safe")
        dana.tab_is_killed()
        dana.network(True)
        dana.opens()

        dana.expect_own("after the change", "before the change")
    room.stop()

    texts = [entry.text for entry in room.folded().entries.values()]
    assert texts == ["before the change", "after the change"]
