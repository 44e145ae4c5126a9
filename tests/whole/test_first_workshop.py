"""A whole session in a real browser: the facilitator, the projector and three phones."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from served import Served

from .conftest import Venue, qr_on

pytestmark = pytest.mark.browser


def test_a_session_from_template_to_future(venue: Venue, server: Served):
    """Five people's screens follow one session, from an empty folder to the map of the future."""
    aino = venue.someone(1440, 900)
    begin_workshop(aino, server.link)
    projector = open_projector(venue, aino)
    expect(projector.get_by_text(join_code(aino)).first).to_be_visible()

    address = qr_on(projector)
    bilal, dana, farid = (join(venue, address, name) for name in ("Bilal", "Dana", "Farid"))
    expect(projector.get_by_text("3 people here")).to_be_visible()

    aino.get_by_role("button", name="1. A case").click()
    press_next(aino, "Map the present")
    add(bilal, "Rules and targets", "attendance target")
    add(farid, "Tools and resources", "phone calls to people we know")
    add(dana, "Tools and resources", "a form nobody reads")
    picture = projector.locator("svg")
    for words in ("attendance target", "phone calls to people we know", "a form nobody reads"):
        expect(picture.first).to_contain_text(words)

    take_back(dana, "a form nobody reads")
    expect(picture.first).not_to_contain_text("a form nobody reads")

    press_next(aino, "What gets in the way?")
    tension(bilal, "Rules and targets", "What we work on", "days are counted, fear is not")
    tension(farid, "Tools and resources", "Who does what", "whoever phones, owns it")
    expect(projector.get_by_text("2", exact=True).first).to_be_visible()
    expect(projector.locator("body")).not_to_contain_text("fear is not")

    hide(aino, "whoever phones, owns it")
    aino.get_by_role("button", name="Reveal").click()
    expect(projector.locator("body")).to_contain_text("days are counted, fear is not")
    expect(projector.locator("body")).not_to_contain_text("whoever phones")
    expect(dana.locator("body")).not_to_contain_text("whoever phones")

    press_next(aino, "Map the past")
    add(dana, "Tools and resources", "letters home")
    expect(picture.first).to_contain_text("letters home")
    press_next(aino, "Map the future")
    add(farid, "Who does what", "one known person for each child")
    expect(picture.first).to_contain_text("one known person for each child")
    expect(picture.first).not_to_contain_text("letters home")

    assert projector.evaluate("globalThis.neverReloaded") is True
    assert venue.complaints == []


def begin_workshop(aino: Page, link: str) -> None:
    """Aino opens the printed link, begins a workshop from LIW and goes to Run."""
    aino.goto(link)
    aino.get_by_role("button", name="Begin a new workshop").first.click()
    dialog = aino.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Whose child is it?")
    dialog.get_by_text("six workshops", exact=False).first.click()
    dialog.get_by_role("button", name="Begin").click()
    expect(aino.get_by_role("heading", name="Whose child is it?").first).to_be_visible()
    aino.get_by_role("button", name="Close").click()
    aino.get_by_role("link", name="Run").click()
    expect(aino.get_by_text("Which session?")).to_be_visible()


def open_projector(venue: Venue, aino: Page) -> Page:
    """The projector's page, as the laptop opens it on the wall."""
    link = aino.get_by_role("link", name="Open projector").get_attribute("href")
    projector = venue.someone(1920, 1080)
    projector.goto(f"http://localhost:{venue.port}{link}")
    projector.evaluate("globalThis.neverReloaded = true")
    return projector


def join_code(aino: Page) -> str:
    """The code that Aino sees above her plan."""
    return aino.locator("b", has_text=re.compile(r"^[A-Z0-9]{6}$")).inner_text()


def join(venue: Venue, address: str, name: str) -> Page:
    """A phone that read the QR code, agreed and came in."""
    phone = venue.someone(390, 844, phone=True)
    phone.goto(address)
    phone.get_by_label("I take part", exact=False).check()
    phone.get_by_label("Your name", exact=False).fill(name)
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_role("button", name="Join")).to_be_hidden()
    return phone


def press_next(aino: Page, task: str) -> None:
    """Aino goes on until that task is at hand."""
    current = aino.get_by_role("button", name=re.compile(re.escape(task) + r".*●"))
    for _ in range(4):
        if current.count():
            break
        aino.get_by_role("button", name="Next task").click()
        aino.wait_for_timeout(1200)
    expect(current).to_be_visible()


def add(phone: Page, element: str, words: str) -> None:
    """One tap on the small triangle, a few words, Send; the card has arrived."""
    tap(phone, element)
    phone.get_by_role("textbox").first.fill(words)
    phone.get_by_role("button", name="Send").click()
    expect(own_card(phone, words)).to_contain_text("✓")


def tension(phone: Page, first: str, second: str, words: str) -> None:
    """Two taps and a sentence."""
    tap(phone, first)
    tap(phone, second)
    phone.get_by_role("textbox").first.fill(words)
    phone.get_by_role("button", name="Send").click()
    expect(own_card(phone, words)).to_contain_text("✓")


def tap(phone: Page, element: str) -> None:
    """Touch an element of the small triangle."""
    phone.get_by_role("button", name=element).first.click()


def own_card(phone: Page, words: str) -> Locator:
    """The sender's own card, with its mark."""
    return phone.locator("li", has_text=words).first


def take_back(phone: Page, words: str) -> None:
    """The author takes an own card back."""
    own_card(phone, words).get_by_role("button").first.click()
    phone.get_by_role("button", name="Take back").click()
    expect(own_card(phone, words)).to_be_hidden()


def hide(aino: Page, words: str) -> None:
    """Aino hides a card that came in."""
    card = aino.locator(".inbox .card", has_text=words).first
    card.locator(".words").click()
    card.get_by_role("button", name="Hide").click()
    expect(card.get_by_role("button", name="Show")).to_be_visible()
