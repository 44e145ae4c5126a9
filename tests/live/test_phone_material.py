"""Mirror material on the phone: over the form, to be folded away; what one sends is tied to it."""

import pytest
from live_material import LETTER, brings, brings_picture, shows
from live_screens import Screens
from live_venue import Venue
from live_wall import wait_until
from phone_in_hand import all_arrived, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(venue: Venue, screens: Screens) -> Page:
    """Bilal's phone while the room maps its work."""
    venue.starts("The case")
    phone = screens.phone(venue, "Bilal")
    expect(phone.locator(".triangle")).to_be_visible()
    return phone


def test_what_one_sends_is_about_what_the_room_looks_at(phone: Page, venue: Venue):
    """Bilal reads the letter, writes under Rules, and the record ties his card to the letter."""
    letter = brings(venue, source="School office", dated="2025-05")
    shows(venue, letter)
    mirror = phone.locator(".mirror")
    expect(mirror.locator(".excerpt")).to_have_text(LETTER)
    expect(mirror.locator(".origin")).to_have_text("School office · 2025-05")
    expect(mirror.locator(".tied")).to_have_text("What you send now is about: The letter")
    fits_the_hand(phone, "material-text")

    tap(phone, "Rules")
    write(phone, "nobody may call")
    all_arrived(phone)

    expect(own(phone).locator(".where")).to_contain_text("about “The letter”")
    assert [entry.about for entry in recorded(venue, "entries")] == [letter]


def test_it_is_folded_away_and_taken_down(phone: Page, venue: Venue):
    """One thumb folds it; when Aino takes it down it is gone, and so is what it said."""
    shows(venue, brings(venue))
    excerpt = phone.locator(".mirror .excerpt")
    expect(excerpt).to_be_visible()
    phone.locator(".mirror summary").click()
    expect(excerpt).to_be_hidden()
    phone.locator(".mirror summary").click()
    expect(excerpt).to_be_visible()

    shows(venue, None)

    expect(phone.locator(".mirror")).to_be_hidden()
    expect(phone.locator("body")).not_to_contain_text("eleven days")


def test_who_is_writing_keeps_the_line_they_write_on(phone: Page, venue: Venue):
    """What comes up while someone types comes folded."""
    phone.locator(".composer textarea").first.fill("I just thought")
    shows(venue, brings(venue))

    expect(phone.locator(".mirror summary")).to_have_text("The letter")
    expect(phone.locator(".mirror .excerpt")).to_be_hidden()
    expect(phone.locator(".composer textarea").first).to_have_value("I just thought")


def test_a_picture_comes_once_and_fits(phone: Page, venue: Venue, screens: Screens):
    """It is fetched when it is put up, and not again with each card."""
    shows(venue, brings_picture(venue, source="Town"))
    expect(phone.get_by_role("img", name="Four pages of boxes")).to_be_visible()
    wait_until(phone, "document.querySelector('.mirror img').naturalWidth === 1000")
    fits_the_hand(phone, "material-picture")
    dana = venue.joins("Dana")
    for number in range(3):
        dana.sends("add_entry", element="rules", text=f"card {number}", period="present")
    expect(phone.locator(".room")).to_contain_text("card 2")

    asked = [url for url in screens.requests if "/materials/" in url]
    assert len(asked) == 1


def test_a_table_scrolls_inside_itself(phone: Page, venue: Venue):
    """A wide table never makes the page wider than the hand."""
    names = ",".join(f"Column {number}" for number in range(12))
    rows = "\n".join(",".join(f"cell {row}.{column}" for column in range(12)) for row in range(30))
    shows(venue, brings(venue, "table", "Register", text=f"{names}\n{rows}"))

    expect(phone.get_by_role("cell", name="cell 0.0", exact=True)).to_be_visible()
    box = phone.locator(".mirror .cells")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert box.evaluate("one => one.scrollWidth > one.clientWidth")
    phone.get_by_role("cell", name="cell 29.11").scroll_into_view_if_needed()
    expect(phone.get_by_role("cell", name="cell 29.11")).to_be_in_viewport()


def test_a_recording_says_which_part_is_played(phone: Page, venue: Venue, screens: Screens):
    """The phone names it, and fetches nothing from there."""
    link = "https://video.example.org/workshop-1"
    shows(venue, brings(venue, "recording", "The meeting", link=link, starts=5, ends=65))

    expect(phone.locator(".mirror .recorded")).to_have_text(f"▶ from 0:05 to 1:05{link}")
    fits_the_hand(phone, "material-recording")
    assert screens.strangers == []


def test_while_all_only_listen_it_is_there_to_look_at(venue: Venue, screens: Screens):
    """Without a form there is nothing that would be tied to it."""
    venue.starts("Talk")
    shows(venue, brings(venue))
    phone = screens.phone(venue)

    expect(phone.locator(".mirror .excerpt")).to_be_visible()
    expect(phone.locator(".mirror .tied")).to_be_hidden()
    fits_the_hand(phone, "material-listen")


def test_who_joins_late_sees_it(phone: Page, venue: Venue, screens: Screens):
    """What is on the wall is on every phone, whenever it came; the next task takes it away."""
    shows(venue, brings(venue))
    late = screens.phone(venue, "Dana")
    expect(late.locator(".mirror .excerpt")).to_have_text(LETTER)

    venue.starts("Board")

    for one in (phone, late):
        expect(one.locator(".mirror")).to_be_hidden()


def test_what_is_typed_is_never_markup(phone: Page, venue: Venue):
    """Tags in a title, a text and a source are shown as they were typed."""
    hostile = "<img src=x onerror=alert(1)>"
    shows(venue, brings(venue, title=hostile, text=hostile, source=hostile))

    expect(phone.locator(".mirror .excerpt")).to_have_text(hostile)
    expect(phone.locator(".mirror summary")).to_have_text(hostile)
    expect(phone.locator(".mirror img")).to_have_count(0)
