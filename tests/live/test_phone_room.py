"""The room on the phone: what everyone sees, under its headings or where it belongs."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import adds, all_arrived, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> \"'& 👩🏽‍🏫 مَن يقرّر؟ {{title}}"


def test_the_phone_shows_the_room_after_the_reveal(venue: Venue, screens: Screens):
    """Others' cards appear when the facilitator shows them, and leave when she hides them."""
    venue.starts("In the way")
    dana = venue.joins("Dana")
    phone = screens.phone(venue, "Bilal")
    hostile = adds(dana, HOSTILE)
    adds(dana, "nobody owns the form", "tools")
    expect(phone.locator(".room")).to_contain_text("when the facilitator shows them")
    assert HOSTILE not in phone.content()

    venue.aino_does("reveal")
    expect(phone.locator(".room li")).to_have_text(["nobody owns the form", HOSTILE])
    phone.locator(".room").scroll_into_view_if_needed()
    fits_the_hand(phone, "revealed-room")
    venue.aino_does("hide", item=hostile)
    expect(phone.locator(".room li")).to_have_count(1)


def test_who_sees_a_card_is_told_as_it_is_now(venue: Venue, screens: Screens):
    """Before the reveal others do not see it yet; afterwards everyone does at once."""
    venue.starts("In the way")
    phone = screens.phone(venue)
    expect(phone.locator(".who-sees")).to_contain_text("when the facilitator shows the cards")

    venue.aino_does("reveal")

    expect(phone.locator(".who-sees")).to_contain_text("Everyone in the room sees it at once")


def test_an_own_card_that_is_covered_is_not_in_the_room(venue: Venue, screens: Screens):
    """Before the reveal an own card stands under Yours alone."""
    venue.starts("In the way")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    write(phone, "only mine so far")
    all_arrived(phone)
    expect(phone.locator(".room li")).to_have_count(0)

    venue.aino_does("reveal")

    expect(phone.locator(".room li.own")).to_have_text("only mine so far")


def test_headings_gather_their_cards(open_venue: Venue, screens: Screens):
    """What stands under a heading stands there, and says where it belongs."""
    dana = open_venue.joins("Dana")
    items = [adds(dana, "one form each"), adds(dana, "nobody owns the form", "tools")]
    adds(dana, "left by itself", "object")
    phone = screens.phone(open_venue)
    expect(phone.locator(".room li")).to_have_count(3)

    open_venue.aino_does("group_cards", items=items, text="Forms")

    first = phone.locator(".room .group").first
    expect(first.locator("h3")).to_have_text("Forms")
    expect(first.locator("li")).to_have_count(2)
    expect(first).to_contain_text("Tools")
    expect(phone.locator(".room li")).to_have_count(3)
    first.scroll_into_view_if_needed()
    fits_the_hand(phone, "room-with-headings")


def test_cards_that_say_the_same_are_one_with_a_number(open_venue: Venue, screens: Screens):
    """Three merged cards stand once, with ×3; separated they are three again."""
    dana = open_venue.joins("Dana")
    into, *items = [adds(dana, text) for text in ("no time", "not enough time", "time!")]
    phone = screens.phone(open_venue)

    open_venue.aino_does("merge_cards", into=into, items=items)
    expect(phone.locator(".room li")).to_have_count(1)
    expect(phone.locator(".room li .times")).to_contain_text("×3")
    phone.locator(".room").scroll_into_view_if_needed()
    fits_the_hand(phone, "room-with-merged")
    for item in items:
        open_venue.aino_does("separate_card", item=item)

    expect(phone.locator(".room li")).to_have_count(3)


def test_yours_say_what_became_of_them(open_venue: Venue, screens: Screens):
    """An own card says the heading it stands under, and that it was put together with another."""
    other = adds(open_venue.joins("Dana"), "not enough time")
    phone = screens.phone(open_venue)
    tap(phone, "Rules")
    write(phone, "no time")
    all_arrived(phone)
    (mine,) = [card.id for card in recorded(open_venue, "entries") if card.text == "no time"]

    open_venue.aino_does("group_cards", items=[mine], text="Time")
    expect(own(phone).locator(".where")).to_have_text("Rules · under “Time”")
    open_venue.aino_does("merge_cards", into=other, items=[mine])

    expect(own(phone).locator(".badge")).to_have_text(
        "✓ put together with a card that says the same"
    )
    expect(own(phone).locator(".text")).to_have_text("no time")
    own(phone).first.scroll_into_view_if_needed()
    fits_the_hand(phone, "own-card-merged")
