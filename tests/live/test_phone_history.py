"""A milestone for the history wall: when, what it is about, what happened."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import all_arrived, fits_the_hand, own, recorded, write
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def remembers(phone: Page, year: str, text: str, until: str = "") -> None:
    """Fill in the year, and until when if it lasted; and send."""
    phone.get_by_label("Which year?").fill(year)
    phone.get_by_label("Until, if it lasted").fill(until)
    write(phone, text)


def message(phone: Page):
    return phone.locator(".composer .message")


def test_it_works(venue: Venue, screens: Screens):
    """A year and a few words are enough: an event, there as soon as it has arrived."""
    venue.starts("Then")
    phone = screens.phone(venue)

    fits_the_hand(phone, "history")
    remembers(phone, "1998", "Two schools became one")

    all_arrived(phone)
    expect(own(phone).locator(".where")).to_have_text("1998 · Events")
    (milestone,) = recorded(venue, "milestones")
    assert (milestone.when, milestone.until, milestone.strand) == ("1998", "", "events")
    expect(phone.get_by_label("Which year?")).to_have_value("")
    fits_the_hand(phone, "history-sent")


def test_what_lasted_has_an_end_and_a_kind(venue: Venue, screens: Screens):
    """Until when, and what it is about, are one field and one tap; the tap is remembered."""
    venue.starts("Then")
    phone = screens.phone(venue)

    phone.get_by_text("Rules", exact=True).click()
    remembers(phone, "1998", "Attendance target", until="2005")
    all_arrived(phone)
    remembers(phone, "2006-09", "A law on working together")
    all_arrived(phone, 2)

    told = [(one.when, one.until, one.strand) for one in recorded(venue, "milestones")]
    assert told == [("1998", "2005", "rules"), ("2006-09", "", "rules")]


def test_the_group_calls_the_lines_of_its_history_as_it_likes(venue: Venue, screens: Screens):
    """The four choices are in the workshop's words."""
    venue.aino_does("change_wording", wording={"element.tools": "Equipment"})
    venue.starts("Then")
    phone = screens.phone(venue)

    expect(phone.locator(".options label")).to_have_text(["Events", "Object", "Equipment", "Rules"])


@pytest.mark.parametrize(
    ("year", "until", "says"),
    [
        ("", "", "Write the year in four digits, like 1998."),
        ("98", "", "Write the year in four digits, like 1998."),
        ("1998", "soon", "Write the year in four digits, like 1998."),
        ("2005", "1998", "It cannot end before it begins."),
    ],
)
def test_what_is_no_year_is_said_at_once(venue: Venue, screens: Screens, year, until, says):
    """The phone says what is wrong before it sends, and keeps the words."""
    venue.starts("Then")
    phone = screens.phone(venue)

    remembers(phone, year, "Two schools became one", until=until)

    expect(message(phone)).to_have_text(says)
    expect(phone.locator(".composer textarea")).to_have_value("Two schools became one")
    assert recorded(venue, "milestones") == []


def test_a_day_that_never_was_comes_back(venue: Venue, screens: Screens):
    """What only the server knows to be wrong comes back into the form with the reason."""
    screens.forgiven = ["422"]
    venue.starts("Then")
    phone = screens.phone(venue)

    remembers(phone, "1998-02-31", "A day that never was")

    expect(message(phone)).to_contain_text("1998-02-31")
    expect(phone.get_by_label("Which year?")).to_have_value("1998-02-31")
    expect(phone.locator(".composer textarea")).to_have_value("A day that never was")


def test_the_room_reads_what_happened_by_date(venue: Venue, screens: Screens):
    """What others remembered stands on the phone by date, the latest first, not as it came."""
    venue.starts("Then")
    dana = venue.joins("Dana")
    for when, text in (("2004", "One form"), ("1988", "Paper register")):
        assert dana.sends("place_milestone", when=when, strand="tools", text=text).is_success
    phone = screens.phone(venue)

    room = phone.locator(".room .group")
    expect(room.locator("h3")).to_have_text("What happened")
    expect(room.locator("li .where")).to_have_text(["2004 · Tools", "1988 · Tools"])


def test_an_open_task_takes_what_happened_too(venue: Venue, screens: Screens):
    """Where everything can be added, something that happened is one of the choices."""
    venue.starts("Open floor")
    phone = screens.phone(venue)

    phone.get_by_text("Something that happened", exact=True).click()
    remembers(phone, "1998", "Two schools became one")

    all_arrived(phone)
    assert [one.text for one in recorded(venue, "milestones")] == ["Two schools became one"]
