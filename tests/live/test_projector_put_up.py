"""The projector with a picture that was put up: its period, the arrows, and back to the task."""

import pytest
from live_screens import Screens
from live_venue import Venue
from live_wall import check_readable, keep_picture
from phone_in_hand import adds
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def wall(open_venue: Venue, screens: Screens) -> Page:
    """The wall while the room maps its work."""
    bilal = open_venue.joins("Bilal")
    adds(bilal, "37-hour week")
    bilal.sends("add_entry", element="rules", text="no visits at home", period="past")
    bilal.sends("place_note", surface="mirror", text="we meet when it is late", period="present")
    wall = screens.projector(open_venue)
    expect(wall.locator(".picture svg")).to_contain_text("37-hour week")
    return wall


def test_a_picture_is_put_up_and_taken_down(wall: Page, open_venue: Venue):
    """The wall shows it under the task's question, and then again what the task shows."""
    picture = wall.locator(".picture svg")

    open_venue.aino_does("show_picture", picture="surfaces")
    expect(picture).to_contain_text("we meet when it is late")
    expect(wall.locator("#question")).to_have_text("What do you see in our work?")
    check_readable(wall)
    keep_picture(wall, "put-up-surfaces")

    open_venue.aino_does("show_picture", picture=None)
    expect(picture).to_contain_text("37-hour week")


def test_it_opens_in_its_own_period_and_the_arrows_lead_on(wall: Page, open_venue: Venue):
    """Shown as of the past, one step to the right is the present."""
    picture = wall.locator(".picture svg")

    open_venue.aino_does("show_picture", picture="activity-system", period="past")
    expect(picture).to_contain_text("no visits at home")
    expect(picture).to_contain_text("Past")
    wall.keyboard.press("ArrowRight")

    expect(picture).to_contain_text("37-hour week")
    expect(picture).to_contain_text("Present")


def test_one_without_periods_is_the_same_whatever_arrow(wall: Page, open_venue: Venue):
    """It is fetched once, and stays."""
    asked: list[str] = []
    open_venue.aino_does("show_picture", picture="surfaces")
    expect(wall.locator(".picture svg")).to_contain_text("we meet when it is late")
    wall.on("request", lambda request: asked.append(request.url))

    for key in ("ArrowRight", "ArrowLeft", "ArrowDown"):
        wall.keyboard.press(key)
        expect(wall.locator(".picture svg")).to_contain_text("we meet when it is late")

    assert not [url for url in asked if "/pictures/" in url]


def test_it_grows_while_it_is_up(wall: Page, open_venue: Venue):
    """What comes in appears on it; the picture before stays until the next is there."""
    open_venue.aino_does("show_picture", picture="surfaces")
    expect(wall.locator(".picture svg")).to_contain_text("we meet when it is late")
    wall.evaluate(
        """() => { window.empty = 0; new MutationObserver(() => {
            if (!document.querySelector('main svg')) window.empty += 1;
        }).observe(document.querySelector('main'), {childList: true, subtree: true}); }"""
    )

    open_venue.aino_does(
        "place_note", surface="ideas", period="present", text="one calendar for all"
    )

    expect(wall.locator(".picture svg")).to_contain_text("one calendar for all")
    assert wall.evaluate("window.empty") == 0


def test_a_picture_that_goes_away_leaves_the_task(wall: Page, open_venue: Venue):
    """The chain of a contradiction that is hidden: never a blank wall, never an error."""
    found = open_venue.aino_does(
        "log_contradiction", text="a pull", poles=[{"element": "rules"}], period="present"
    ).made
    open_venue.aino_does("show_picture", picture="chain-1")
    picture = wall.locator(".picture svg")
    expect(picture).to_contain_text("a pull")
    expect(picture).not_to_contain_text("37-hour week")

    open_venue.aino_does("hide", item=found)

    expect(picture).to_contain_text("37-hour week")


def test_the_next_task_takes_it_down(wall: Page, open_venue: Venue):
    """A picture is up for as long as its task runs."""
    open_venue.aino_does("show_picture", picture="surfaces")
    expect(wall.locator(".picture svg")).to_contain_text("we meet when it is late")

    open_venue.starts("Talk")

    expect(wall.locator(".sentence")).to_have_text("What did we hear?")
