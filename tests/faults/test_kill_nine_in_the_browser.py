"""The server is killed while people write on their phones, and comes back."""

import pytest
from handset import handset
from laptop import Laptop
from playwright.sync_api import Browser, expect

from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser


def test_a_phone_waits_for_the_server_and_goes_on(room: Laptop, browser: Browser):
    """What is written while the server is gone is kept, arrives once, and nobody joins again."""
    bilal = room.joins("Bilal")
    with handset(browser, room, "Dana") as dana:
        dana.sends("before")
        dana.expect_own("before")
        room.kill()
        dana.expect_line("waiting for the network")
        dana.sends("while it was gone")
        dana.types("half a thou")
        dana.expect_line("1 kept safe")
        room.start()

        dana.expect_own("while it was gone", "before")
        dana.expect_nothing_unsent()
        dana.expect_line("live")
        room.adds(bilal, "said afterwards")
        dana.expect_room("said afterwards", "while it was gone", "before")
        expect(dana.text).to_have_value("half a thou")
    room.stop()

    folded = room.folded()
    texts = [entry.text for entry in folded.entries.values()]
    assert texts == ["before", "while it was gone", "said afterwards"]
    assert len(folded.participants) == 2


def test_the_projector_keeps_its_picture_and_goes_on(room: Laptop, browser: Browser):
    """The wall is not empty while the server is gone, and shows the next card by itself."""
    bilal = room.joins("Bilal")
    room.adds(bilal, "before")
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    wall = context.new_page()
    wall.goto(f"{room.address}/room/{room.tokens[Role.OBSERVER]}")
    picture = wall.locator("#main svg")
    expect(picture).to_contain_text("before")
    room.kill()
    expect(wall.locator("#line")).to_be_visible()

    expect(picture).to_contain_text("before")
    room.start()
    room.adds(bilal, "after")
    expect(picture).to_contain_text("after", timeout=60_000)
    expect(wall.locator("#line")).to_be_hidden(timeout=60_000)
    context.close()
