"""Votes without a network: kept on the phone; what arrives is the newest choice, whole."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import choose, chosen, fits_the_hand, recorded, votes_of
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FIRST, SECOND, THIRD = (
    "nobody owns the form",
    "each office has its own list",
    "families tell it all again",
)


@pytest.fixture
def phone(voting: Venue, screens: Screens) -> Page:
    """A phone that has lost its network while the vote is open."""
    screens.forgiven = ["ERR_INTERNET_DISCONNECTED", "409"]
    phone = screens.phone(voting)
    phone.context.set_offline(True)
    expect(phone.locator("#line")).to_contain_text("waiting for the network")
    return phone


def kept_votes(phone: Page) -> list[list[str]]:
    """What each vote says that the phone keeps to send."""
    return phone.evaluate(
        """Object.keys(localStorage).filter(key => key.includes('.act.'))
        .map(key => JSON.parse(localStorage[key])).sort((a, b) => a.at - b.at)
        .map(item => item.act.items)"""
    )


def ids_of(venue: Venue, *texts: str) -> tuple[str, ...]:
    """The ids of those cards."""
    ids = {card.text: card.id for card in recorded(venue, "entries")}
    return tuple(ids[text] for text in texts)


def test_a_choice_waits_for_the_network(voting: Venue, phone: Page):
    """Chosen without a network, it is marked as waiting, survives, and arrives."""
    choose(phone, FIRST, SECOND)

    expect(phone.locator(".tally .badge")).to_have_text("◷ waiting for the network")
    expect(phone.locator("#line")).to_contain_text("kept safe")
    fits_the_hand(phone, "vote-offline")
    assert votes_of(voting) == []
    phone.context.set_offline(False)
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    assert votes_of(voting) == [ids_of(voting, FIRST, SECOND)]


def test_only_the_newest_choice_is_kept(voting: Venue, phone: Page):
    """Each tap takes the place of what was not sent yet."""
    choose(phone, FIRST, SECOND, FIRST, THIRD)
    expect(chosen(phone)).to_have_text([SECOND, THIRD])

    kept = kept_votes(phone)
    phone.context.set_offline(False)

    # The first tap was being sent when the network was found to be gone.
    assert len(kept) <= 2
    assert kept[-1] == list(ids_of(voting, SECOND, THIRD))
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    assert votes_of(voting) == [ids_of(voting, SECOND, THIRD)]


def test_what_came_too_late_is_said(voting: Venue, phone: Page):
    """A choice that arrives after the closing is not counted, and not kept as a card."""
    choose(phone, FIRST)
    voting.aino_does("close_voting")
    phone.context.set_offline(False)

    expect(phone.get_by_role("alert")).to_have_text(
        "Your last choice in the vote was not counted. This vote is closed. Look at what came out."
    )
    expect(phone.locator(".came-out")).to_have_text("Nothing was chosen.")
    expect(phone.locator(".card")).to_have_count(0)
    fits_the_hand(phone, "vote-too-late")
    assert kept_votes(phone) == []
    assert votes_of(voting) == []


def test_a_choice_outlives_the_tab(voting: Venue, phone: Page):
    """Closed and opened again, the phone sends what was chosen."""
    choose(phone, FIRST)
    expect(phone.locator(".tally .badge")).to_have_text("◷ waiting for the network")
    phone.goto("about:blank")
    phone.context.set_offline(False)

    phone.goto(f"{voting.server.address}/join/{voting.join_code}")

    expect(chosen(phone)).to_have_text([FIRST])
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    assert votes_of(voting) == [ids_of(voting, FIRST)]
