"""The picture on the phone: opened when the room looks at one, moved about, tapped into."""

import pytest
from live_screens import Screens
from live_venue import Phone, Server, Venue, plan_of_all_kinds, venue_in
from phone_in_hand import adds, fits_the_hand
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def pulls(person: Phone, text: str, *elements: str) -> str:
    """A contradiction between these elements; its id."""
    poles = [{"element": element} for element in elements]
    answer = person.sends("log_contradiction", text=text, period="present", poles=poles)
    answer.raise_for_status()
    return answer.json()["made"]


def open_picture(phone: Page) -> None:
    """Tap the line, and wait until the picture is there."""
    phone.get_by_role("button", name="The picture").click()
    expect(phone.locator(".picture-view svg")).to_be_visible()


def tap_box(phone: Page, element: str) -> None:
    """Tap the box of that element, beside its words."""
    box = phone.locator(f".picture-view g#{element} rect")
    box.scroll_into_view_if_needed()
    box.click(position={"x": 6, "y": 40})


@pytest.fixture
def clinic(venue: Venue) -> Venue:
    """A room that has mapped its work and found what pulls against what."""
    venue.starts("Open floor")
    dana = venue.joins("Dana")
    adds(dana, "37-hour week")
    adds(dana, "introduction checklist", "tools")
    found = pulls(dana, "preparation needs time that the schedule does not have", "rules", "object")
    seen = venue.aino_does("note_observation", text="prepared at night", contradiction=found).made
    assert seen
    venue.aino_does("make_commitment", text="keep an hour free", who="Dana", contradiction=found)
    return venue


def test_the_room_s_picture_opens_on_the_phone(clinic: Venue, screens: Screens):
    """One tap shows what the wall shows; closing leads back to the task."""
    phone = screens.phone(clinic)
    assert not any("/pictures/" in url for url in screens.requests)
    fits_the_hand(phone, "offers-the-picture")

    open_picture(phone)

    expect(phone.locator(".picture-view svg")).to_contain_text("37-hour week")
    fits_the_hand(phone, "picture-on-the-phone")
    phone.get_by_role("button", name="Close").click()
    expect(phone.locator(".picture-view")).to_be_hidden()
    expect(phone.locator(".question h1")).to_be_visible()


def test_a_tap_on_a_box_shows_what_is_in_it(clinic: Venue, screens: Screens):
    """The entries of an element stand below in full; an empty one says what it asks."""
    phone = screens.phone(clinic)
    open_picture(phone)
    sheet = phone.locator(".picture-view .sheet")

    tap_box(phone, "rules")
    expect(sheet.get_by_role("heading")).to_have_text("Rules · Present")
    expect(sheet.locator(".said .text")).to_have_text(["37-hour week"])

    sheet.get_by_role("button", name="Put away").click()
    expect(sheet).to_be_hidden()


def test_a_tap_on_a_bolt_shows_what_stands_behind_it(clinic: Venue, screens: Screens):
    """Words, place, status, evidence and what somebody will try."""
    phone = screens.phone(clinic)
    open_picture(phone)

    phone.locator(".picture-view g.number").first.click()

    said = phone.locator(".picture-view .sheet .said")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("preparation needs time that the schedule does not have")
    expect(said).to_contain_text("Rules ↔ Object")
    expect(said).to_contain_text("suspected · 1 observation")
    expect(said).to_contain_text("Dana will: keep an hour free")
    fits_the_hand(phone, "bolt-on-the-phone")


def test_a_flash_inside_a_box_is_not_the_box(venue: Venue, screens: Screens):
    """A contradiction within one element is opened by its flash, which lies under the box."""
    venue.starts("Open floor")
    pulls(venue.joins("Dana"), "two things in one", "object")
    phone = screens.phone(venue)
    open_picture(phone)

    path = phone.locator(".picture-view g.contradiction path")
    path.scroll_into_view_if_needed()
    flash = path.bounding_box()
    assert flash
    middle = flash["x"] + flash["width"] / 2, flash["y"] + flash["height"] / 2
    phone.mouse.click(*middle)

    expect(phone.locator(".picture-view .sheet .said")).to_contain_text("two things in one")


@pytest.mark.parametrize(
    ("name", "part", "says"),
    [
        ("surfaces", "g#mirror_past rect", ("Mirror · Past", "we meet when it is late")),
        ("surfaces", "g.entry text", ("we meet when it is late", "Mirror · Past")),
        ("history-wall", "g[class~=entry] text", ("a new law", "1998–2004 · Rules")),
        ("chain-1", "g.entry text", ("prepared at night",)),
        ("periods", "g#past_rules rect", ("Rules · Our activity · Past", "no visits at home")),
        ("network", "g[id$=_tools] rect", ("Tools · Our activity · Present",)),
    ],
)
def test_any_picture_can_be_tapped(clinic: Venue, screens: Screens, name, part, says):
    """Cells, milestones, cards of a chain, boxes of another period, whole systems."""
    here = next(iter(clinic.laboratory.state(clinic.workshop).systems))
    clinic.aino_does("place_note", surface="mirror", period="past", text="we meet when it is late")
    clinic.aino_does("place_milestone", when="1998", until="2004", strand="rules", text="a new law")
    clinic.aino_does("name_system", name="Health service")
    past = {"element": "rules", "period": "past", "text": "no visits at home"}
    clinic.aino_does("add_entry", system=here, **past)
    clinic.aino_does("show_picture", picture=name)
    phone = screens.phone(clinic)
    open_picture(phone)

    place = phone.locator(".picture-view .canvas").locator(part).first
    # A heading lies over the corner of its box: a tap there is one on the box.
    place.click(position={"x": 8, "y": 8}, force=True)

    for words in says:
        expect(phone.locator(".picture-view .sheet")).to_contain_text(words)


def test_what_comes_in_meanwhile_appears(clinic: Venue, screens: Screens):
    """An open picture follows the room; what was hidden leaves picture and sheet."""
    phone = screens.phone(clinic)
    open_picture(phone)
    card = adds(clinic.joins("Bilal"), "schedules fixed three months ahead")
    picture, sheet = phone.locator(".picture-view svg"), phone.locator(".picture-view .sheet")

    expect(picture).to_contain_text("schedules fixed")
    phone.locator(f".picture-view g#{card} text").first.click()
    expect(sheet).to_contain_text("schedules fixed three months ahead")
    clinic.aino_does("hide", item=card)

    expect(picture).not_to_contain_text("schedules fixed")
    expect(sheet).to_have_text("×This is not on display any more.")


def test_one_sees_ones_own_covered_card_and_nobody_else_s(venue: Venue, screens: Screens):
    """What a phone is drawn is what its owner may see."""
    venue.starts("In the way")
    adds(venue.joins("Dana"), "hers alone")
    venue.aino_does("show_picture", picture="activity-system")
    phone = screens.phone(venue)

    open_picture(phone)

    expect(phone.locator(".picture-view svg")).not_to_contain_text("hers alone")


def test_without_a_picture_there_is_nothing_to_open(venue: Venue, screens: Screens):
    """While the wall shows a number, a board or a sentence, the phone offers no picture."""
    venue.starts("Board")
    phone = screens.phone(venue)
    offer = phone.get_by_role("button", name="The picture")
    expect(offer).to_be_hidden()

    venue.aino_does("show_picture", picture="activity-system", period="future")
    expect(offer).to_be_visible()
    open_picture(phone)
    expect(phone.locator(".picture-view svg")).to_contain_text("Future")
    venue.aino_does("show_picture", picture=None)

    expect(offer).to_be_hidden()
    expect(phone.locator(".picture-view")).to_be_hidden()


def test_of_several_activity_systems_one_is_chosen(server: Server, screens: Screens):
    """Each by its name; a tap says whose element it is."""
    with venue_in(server, plan_of_all_kinds(("School", "Health service"))) as venue:
        venue.starts("The case")
        phone = screens.phone(venue)
        open_picture(phone)
        expect(phone.locator(".picture-view svg")).to_contain_text("School")

        phone.get_by_role("button", name="Health service").click()

        expect(phone.locator(".picture-view svg")).to_contain_text("Health service")
        tap_box(phone, "tools")
        expect(phone.locator(".sheet h2")).to_have_text("Tools · Health service · Present")
        fits_the_hand(phone, "two-systems-on-the-phone")


def test_a_picture_that_does_not_come_says_so_and_comes_later(clinic: Venue, screens: Screens):
    """Without the network the phone says what it waits for, and shows it then."""
    screens.forgiven = ["ERR_FAILED"]
    phone = screens.phone(clinic)
    phone.route("**/pictures/**", lambda route: route.abort())
    phone.get_by_role("button", name="The picture").click()
    expect(phone.locator(".canvas")).to_have_text("The picture comes when the network is back.")

    phone.unroute("**/pictures/**")

    expect(phone.locator(".picture-view svg")).to_be_visible()
