"""The server's answers take five seconds, and people press again."""

import pytest
from handset import handset
from laptop import Laptop, until
from playwright.sync_api import Browser, expect
from poor_network import poor_network

from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser

LATE_SECONDS = 5


def test_pressing_again_makes_no_second_card(room: Laptop, browser: Browser):
    """Send pressed many times, the page loaded anew while the answer is on its way: one card."""
    bilal = room.joins("Bilal")
    with (
        poor_network(room.port, seed=1) as network,
        handset(browser, room, "Dana", network.port) as dana,
    ):
        network.hold_answers(LATE_SECONDS)
        dana.sends("once")
        send = dana.page.get_by_role("button", name="Send")
        for _ in range(5):
            send.click()
        until(lambda: room.state(bilal)["entries"], "the card is in the record")
        dana.page.reload()
        send.click()
        dana.types("twice as a draft")

        dana.expect_nothing_unsent()
        dana.expect_own("once")
        expect(dana.text).to_have_value("twice as a draft")
        assert network.held >= 2
    room.stop()

    assert [entry.text for entry in room.folded().entries.values()] == ["once"]


def test_a_refused_card_sent_again_and_again_is_one_card(room: Laptop, browser: Browser):
    """“Send again” pressed while the answer is on its way sends under the same id."""
    with (
        poor_network(room.port, seed=2) as network,
        handset(browser, room, "Dana", network.port) as dana,
    ):
        dana.network(False)
        dana.sends("written too late")
        room.starts("In the way")
        dana.network(True)
        refused = dana.page.locator(".card.refused")
        expect(refused).to_contain_text("written too late")
        room.starts("The case")
        expect(dana.page.get_by_role("heading", name="What is there today?")).to_be_visible()
        network.hold_answers(LATE_SECONDS)
        refused.get_by_role("button", name="Send again").dblclick()

        dana.expect_own("written too late")
        dana.expect_nothing_unsent()
    room.stop()

    assert [entry.text for entry in room.folded().entries.values()] == ["written too late"]


def test_pressing_join_again_makes_no_second_person(room: Laptop, browser: Browser):
    """Join pressed again, by a finger or after the phone gave up, lets in one person."""
    with poor_network(room.port, seed=3) as network:
        network.hold_joining(12)
        with handset(browser, room, "Dana", network.port, join=False) as dana:
            dana.page.get_by_label("I take part", exact=False).check()
            join = dana.page.get_by_role("button", name="Join")
            join.dblclick()
            expect(dana.page.get_by_role("alert")).to_contain_text("press again")
            network.heal()
            join.click()
            expect(dana.text).to_be_visible()

    assert len(room.state(room.tokens[Role.FACILITATOR])["participants"]) == 1
