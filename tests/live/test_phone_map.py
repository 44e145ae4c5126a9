"""Collecting on the triangle: tap where it belongs, a few words, Send."""

import re

import pytest
from live_screens import Screens
from live_venue import Venue, plan_of_all_kinds, venue_in
from phone_in_hand import all_arrived, asked, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_bilal_adds_to_an_element_by_tapping_it(venue: Venue, screens: Screens):
    """Tap, type, send: the card is in the record and marked as arrived."""
    venue.starts("The case")
    phone = screens.phone(venue)
    asked(phone, "What is there today?")
    fits_the_hand(phone, "collect")

    tap(phone, "Division of labour")
    write(phone, "nobody owns the form")

    expect(own(phone)).to_contain_text(["nobody owns the form"])
    all_arrived(phone)
    expect(phone.locator(".composer textarea")).to_have_value("")
    (entry,) = recorded(venue, "entries")
    assert (entry.element, entry.text) == ("division_of_labour", "nobody owns the form")


def test_who_is_not_sure_where_is_asked_in_plain_words(venue: Venue, screens: Screens):
    """Each element's question leads to the element."""
    venue.starts("The case")
    phone = screens.phone(venue)

    phone.get_by_role("button", name="Not sure?").click()
    fits_the_hand(phone, "collect-not-sure")
    phone.get_by_role("button", name="What constrains us?").click()
    write(phone, "thresholds")

    expect(own(phone)).to_contain_text(["thresholds"])
    all_arrived(phone)
    assert recorded(venue, "entries")[0].element == "rules"


def test_without_a_place_or_words_the_phone_asks_for_them(venue: Venue, screens: Screens):
    """What is missing is said beside the button, and nothing is sent."""
    venue.starts("The case")
    phone = screens.phone(venue)

    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_have_text("Tap where it belongs.")
    tap(phone, "Rules")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_role("alert")).to_have_text("Write a few words first.")
    write(phone, "x" * 501)
    expect(phone.get_by_role("alert")).to_contain_text("At most 500 characters fit.")
    fits_the_hand(phone, "collect-too-long")

    assert recorded(venue, "entries") == []


def test_characters_are_counted_as_the_server_counts_them(venue: Venue, screens: Screens):
    """An emoji is as many characters on the phone as in the limit, and 500 of them arrive."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")
    phone.locator(".composer textarea").fill("🙂" * 500)
    expect(phone.locator(".composer .counter")).to_have_text("500/500")

    phone.get_by_role("button", name="Send").click()

    all_arrived(phone)
    assert recorded(venue, "entries")[0].text == "🙂" * 500


def test_a_longest_word_does_not_break_the_page(venue: Venue, screens: Screens):
    """A card of one word of 500 letters stays inside its place."""
    venue.starts("The case")
    phone = screens.phone(venue)
    tap(phone, "Rules")

    write(phone, "w" * 500)

    all_arrived(phone)
    fits_the_hand(phone, "longest-word")
    assert re.fullmatch("w{500}", own(phone).locator(".text").inner_text())


def test_with_several_systems_one_says_whose(server, screens: Screens):
    """Two activity systems: a card and the ends of a tension name theirs."""
    with venue_in(server, plan_of_all_kinds(("School", "Health service"))) as venue:
        venue.starts("The case")
        phone = screens.phone(venue)
        phone.get_by_text("Health service", exact=True).click()
        tap(phone, "Rules")
        write(phone, "waiting lists")
        expect(own(phone)).to_contain_text(["Rules · Health service"])
        all_arrived(phone)
        fits_the_hand(phone, "collect-two-systems")

        venue.starts("Pulls")
        expect(phone.locator(".hint.tension")).to_be_visible()
        tap(phone, "Object")
        phone.get_by_text("Health service", exact=True).click()
        tap(phone, "Object")
        write(phone, "pupil here, patient there")
        all_arrived(phone, 2)

        (contradiction,) = recorded(venue, "contradictions")
        assert contradiction.level == "quaternary"


def test_the_phone_speaks_the_workshops_words(venue: Venue, screens: Screens):
    """Changed wording reaches the triangle while the task runs, long words too."""
    venue.starts("The case")
    phone = screens.phone(venue)

    wording = {"element.rules": "What holds us", "element.community": "Zusammenarbeitende"}
    venue.aino_does("change_wording", wording=wording)

    expect(phone.locator(".at-rules")).to_have_text("What holds us")
    fits_the_hand(phone, "collect-own-words")


def test_a_small_phone_has_room_for_it(venue: Venue, screens: Screens):
    """On a phone of 320 pixels everything can be read and tapped as well."""
    venue.starts("The case")
    phone = screens.phone(venue)

    phone.set_viewport_size({"width": 320, "height": 568})

    fits_the_hand(phone, "collect-320")


def test_the_phone_works_with_the_keyboard_alone(venue: Venue, screens: Screens):
    """Without a touch: tab to an element, choose it, type, send."""
    venue.starts("The case")
    phone = screens.phone(venue)
    phone.locator("body").press("Tab")

    for _ in range(12):
        focused = phone.evaluate("document.activeElement.textContent")
        if focused.startswith("Rules"):
            break
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.keyboard.type("thresholds")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")

    expect(own(phone)).to_contain_text(["thresholds"])
    all_arrived(phone)
    assert recorded(venue, "entries")[0].element == "rules"
