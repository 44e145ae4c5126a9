"""The projector in a real Chromium: what are we looking at?"""

import pytest
from live_screens import Screens
from live_venue import Phone, Server, Venue, plan_of_all_kinds, serve, venue_in
from live_wall import check_readable, resize, wait_until
from playwright.sync_api import expect

from changelab.domain.vocabulary import Role

pytestmark = pytest.mark.browser


def card(phone: Phone, text: str, element: str = "rules", period: str = "present") -> str:
    """An entry of that phone; its id."""
    sent = phone.sends("add_entry", element=element, text=text, period=period)
    sent.raise_for_status()
    return sent.json()["made"]


def test_before_the_session_the_wall_says_how_to_get_in(venue: Venue, screens: Screens):
    """QR, address and code as large as they go, with the address that phones can reach."""
    wall = screens.projector(venue)

    expect(wall.locator(".welcome .code")).to_have_text(venue.join_code)
    expect(wall.locator(".welcome .address")).to_contain_text(f":{venue.server.port}/join")
    wait_until(wall, "document.querySelector('.welcome .qr').naturalWidth > 0")
    check_readable(wall)


def test_the_projector_follows_the_facilitator_without_a_reload(venue: Venue, screens: Screens):
    """Count, reveal, hide, next task, end: each step reaches the wall by itself."""
    bilal = venue.joins("Bilal")
    wall = screens.projector(venue)
    wall.evaluate("window.sameplace = true")

    venue.starts("In the way")
    hidden = card(bilal, "names a colleague")
    card(bilal, "one threshold each")
    expect(wall.locator(".count .number")).to_have_text("2")
    expect(wall.locator("#question")).to_have_text(
        "What stops you from doing what this child needs?"
    )
    assert "names a colleague" not in wall.content()

    venue.aino_does("hide", item=hidden)
    expect(wall.locator(".count .number")).to_have_text("1")
    venue.aino_does("reveal")
    expect(wall.locator(".picture svg")).to_contain_text("one threshold each")
    assert "names a colleague" not in wall.content()

    venue.starts("Talk")
    expect(wall.locator(".sentence")).to_have_text("What did we hear?")
    venue.aino_does("end_session")
    expect(wall.locator(".sentence")).to_have_text("This session is over. Thank you.")
    assert wall.evaluate("window.sameplace") is True


def test_the_picture_grows_as_cards_come(venue: Venue, screens: Screens):
    """An open task's picture shows each card, and stays until the next picture is here."""
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    wall = screens.projector(venue)
    expect(wall.locator(".picture svg")).to_be_visible()
    wall.evaluate(
        """() => { window.empty = 0; new MutationObserver(() => {
            if (!document.querySelector('main svg')) window.empty += 1;
        }).observe(document.querySelector('main'), {childList: true, subtree: true}); }"""
    )

    for text in ("attendance target", "one threshold each", "data protection"):
        card(bilal, text)
        expect(wall.locator(".picture svg")).to_contain_text(text)

    assert wall.evaluate("window.empty") == 0
    check_readable(wall)


def test_arrows_show_past_and_future_and_the_next_task_comes_back(venue: Venue, screens: Screens):
    """Left and right are the periods; a new task brings the wall back to what it asks."""
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    card(bilal, "now it is so")
    venue.starts("Open floor")
    card(bilal, "then it was so", period="past")
    wall = screens.projector(venue)
    picture = wall.locator(".picture svg")
    expect(picture).to_contain_text("now it is so")

    wall.keyboard.press("ArrowLeft")
    expect(picture).to_contain_text("then it was so")
    wall.keyboard.press("ArrowRight")
    wall.keyboard.press("ArrowRight")
    expect(picture).not_to_contain_text("so")
    venue.starts("The case")

    expect(picture).to_contain_text("now it is so")


def test_up_and_down_show_the_other_activity_systems(server: Server, screens: Screens):
    """With two systems the wall shows one, and the keys turn to the other."""
    with venue_in(server, plan_of_all_kinds(("School", "Health service"))) as venue:
        venue.starts("The case")
        wall = screens.projector(venue)
        picture = wall.locator(".picture svg")
        expect(picture).to_contain_text("School")

        wall.keyboard.press("ArrowDown")
        expect(picture).to_contain_text("Health service")
        wall.keyboard.press("ArrowUp")
        expect(picture).to_contain_text("School")


def test_b_blanks_the_wall(venue: Venue, screens: Screens):
    """One key makes the wall black, and brings it back."""
    venue.starts("Talk")
    wall = screens.projector(venue)
    expect(wall.locator(".sentence")).to_be_visible()

    wall.keyboard.press("b")
    expect(wall.locator("#blank")).to_be_visible()
    wall.keyboard.press("b")
    expect(wall.locator("#blank")).to_be_hidden()


@pytest.mark.parametrize("size", [(1920, 1080), (2560, 1080), (1280, 720), (3840, 2160)])
def test_every_screen_is_filled_and_nothing_is_cut_off(venue: Venue, screens: Screens, size):
    """Wide, small and huge screens show the same, in proportion."""
    bilal = venue.joins("Bilal")
    wall = screens.projector(venue)
    resize(wall, *size)

    for title, act, fields, shows in (
        ("Board", "place_note", {"surface": "ideas", "period": "present"}, ".card"),
        ("Trail", "answer_prompt", {"prompt": "What was hard?"}, ".card"),
        ("Until next time", "make_commitment", {"who": "Dana", "by_when": "Friday"}, ".card"),
        ("In the way", "add_entry", {"element": "rules", "period": "present"}, ".count"),
        ("The case", "add_entry", {"element": "rules", "period": "present"}, ".picture svg"),
        ("Talk", None, {}, ".sentence"),
    ):
        venue.starts(title)
        if act:
            bilal.sends(act, text="w" * 300, **fields).raise_for_status()
        expect(wall.locator(shows)).to_be_visible()
        check_readable(wall)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "مَن يقرّر؟ \"'& 👩🏽‍🏫",
        "W" * 500,
    ],
)
def test_hostile_text_is_text_on_the_wall(venue: Venue, screens: Screens, text: str):
    """Whatever a phone sends is shown as it is, on board and picture."""
    bilal = venue.joins("Bilal")
    venue.starts("Board")
    bilal.sends("place_note", surface="ideas", period="present", text=text).raise_for_status()
    wall = screens.projector(venue)
    expect(wall.locator(".card .text")).to_have_text(text)

    venue.starts("The case")
    card(bilal, text)
    expect(wall.locator(".picture svg")).to_be_visible()
    assert wall.locator("main img, main script, main iframe").count() == 0
    check_readable(wall)


def test_the_projector_survives_a_restart_of_the_server(venue: Venue, screens: Screens, renderer):
    """While the server is away the wall keeps its picture; when it is back it follows again."""
    screens.forgiven = ["ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED", "ERR_CONNECTION_RESET"]
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    card(bilal, "before the restart")
    wall = screens.projector(venue)
    expect(wall.locator(".picture svg")).to_contain_text("before the restart")

    venue.server.stop()
    expect(wall.locator("#line")).to_be_visible()
    expect(wall.locator(".picture svg")).to_contain_text("before the restart")
    again = serve(venue.laboratory, renderer, venue.server.port)
    try:
        venue.aino_does("add_entry", element="tools", text="after the restart", period="present")
        expect(wall.locator(".picture svg")).to_contain_text("after the restart")
        expect(wall.locator("#line")).to_be_hidden()
    finally:
        again.stop()


def test_a_renewed_link_closes_the_wall(venue: Venue, screens: Screens):
    """A projector whose key was renewed shows nothing of the room any more."""
    screens.forgiven = ["401"]
    bilal = venue.joins("Bilal")
    venue.starts("The case")
    card(bilal, "for us alone")
    wall = screens.projector(venue)
    expect(wall.locator(".picture svg")).to_contain_text("for us alone")

    venue.laboratory.doors.renew(venue.workshop, Role.OBSERVER)
    card(bilal, "something new")

    expect(wall.locator("main")).to_contain_text("This screen is closed.")
    assert "for us alone" not in wall.content()
