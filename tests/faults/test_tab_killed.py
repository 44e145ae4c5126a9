"""The phone's system kills the tab; opened again it goes on where it was."""

import pytest
from handset import handset
from laptop import Laptop, until
from playwright.sync_api import Browser, expect
from poor_network import poor_network

pytestmark = pytest.mark.browser


def test_an_unsent_card_and_a_draft_outlive_the_tab(room: Laptop, browser: Browser):
    """The same person comes back: the card arrives once, the draft is there, nothing is missed."""
    bilal = room.joins("Bilal")
    with handset(browser, room, "Dana") as dana:
        dana.sends("sent in time")
        dana.expect_own("sent in time")
        dana.network(False)
        dana.expect_line("waiting for the network")
        dana.sends("written in the lift")
        dana.types("half a thou")
        dana.expect_line("1 kept safe")
        dana.tab_is_killed()
        room.adds(bilal, "said meanwhile")
        dana.network(True)
        dana.opens()

        dana.expect_own("written in the lift", "sent in time")
        dana.expect_room("written in the lift", "said meanwhile", "sent in time")
        expect(dana.text).to_have_value("half a thou")
        expect(dana.page.locator(".at-rules")).to_have_attribute("aria-pressed", "true")
        dana.expect_nothing_unsent()
    room.stop()

    folded = room.folded()
    texts = [entry.text for entry in folded.entries.values()]
    assert texts == ["sent in time", "said meanwhile", "written in the lift"]
    assert len(folded.participants) == 2


def test_a_card_whose_answer_never_came_is_one_card(room: Laptop, browser: Browser):
    """Killed between sending and hearing, the phone sends again, and the card is there once."""
    bilal = room.joins("Bilal")
    with (
        poor_network(room.port, seed=1) as network,
        handset(browser, room, "Dana", network.port) as dana,
    ):
        network.hold_answers(60)
        dana.sends("did it arrive?")
        until(lambda: room.state(bilal)["entries"], "the card is in the record")
        dana.tab_is_killed()
        network.heal()
        dana.opens()

        dana.expect_own("did it arrive?")
        dana.expect_nothing_unsent()
    room.stop()

    assert [entry.text for entry in room.folded().entries.values()] == ["did it arrive?"]
    assert network.held == 1
