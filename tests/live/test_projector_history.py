"""The projector while the room remembers: the history wall fills as the cards come."""

import pytest
from live_screens import Screens
from live_venue import Venue
from live_wall import check_readable, keep_picture
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_what_a_phone_remembers_is_on_the_wall(venue: Venue, screens: Screens):
    """An empty wall invites; each milestone takes its place among the years."""
    venue.starts("Then")
    wall = screens.projector(venue)
    picture = wall.locator(".picture svg")
    expect(picture).to_contain_text("Nothing on the wall yet. What happened, and when?")

    dana = venue.joins("Dana")
    for when, until, strand, text in (
        ("1986", "1998", "object", "Attendance"),
        ("1998", "2005", "rules", "Attendance target counts days"),
        ("2003-01-27", "", "events", "Report on a child that nobody protected"),
        ("2004", "", "tools", "Common assessment"),
    ):
        sent = dana.sends("place_milestone", when=when, until=until, strand=strand, text=text)
        assert sent.is_success, sent.text
    venue.aino_does("cut_history", since="1998", name="Targets")

    expect(picture).to_contain_text("2004: Common assessment")
    expect(picture).to_contain_text("Targets")
    check_readable(wall)
    keep_picture(wall, "history")
