"""A vote is open: tap what counts most, see how many votes are left, change one's mind."""

import pytest
from live_screens import Screens
from live_venue import Venue
from phone_in_hand import adds, choose, chosen, fits_the_hand, recorded, votes_of
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TARGETS, FORM = "targets count days, not the child", "nobody owns the form"


def tally(phone: Page, left: str, dots: str) -> None:
    """So many votes are left, in words and as dots."""
    expect(phone.locator(".tally .left")).to_have_text(left)
    expect(phone.locator(".tally .dots")).to_have_text(dots)


def test_bilal_votes_and_changes_his_mind(voting: Venue, screens: Screens):
    """A tap chooses, a second one takes away; each reaches the record."""
    phone = screens.phone(voting, "Bilal")
    expect(phone.get_by_role("heading", name="Which of these do we look at first?")).to_be_visible()
    expect(phone.locator(".asked")).to_contain_text("Choose up to 3.")
    tally(phone, "3 of 3 left", "●●●")

    choose(phone, FORM, TARGETS)
    tally(phone, "1 of 3 left", "●○○")
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    fits_the_hand(phone, "vote-open")
    choose(phone, FORM)
    tally(phone, "2 of 3 left", "●●○")
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")

    expect(chosen(phone)).to_have_text([TARGETS])
    (target,) = [one.id for one in recorded(voting, "entries") if one.text == TARGETS]
    assert votes_of(voting) == [(target,)]


def test_what_was_chosen_is_told_without_colour(voting: Venue, screens: Screens):
    """A choice is a pressed button with a tick; the votes left are said by a live region."""
    phone = screens.phone(voting)

    choose(phone, TARGETS)

    button = phone.get_by_role("button", name=TARGETS)
    expect(button).to_have_attribute("aria-pressed", "true")
    tick = button.locator(".mark").evaluate("one => getComputedStyle(one, '::before').content")
    assert "✓" in tick
    expect(phone.get_by_role("status").filter(has_text="2 of 3 left")).to_be_visible()


def test_voting_by_keyboard(voting: Venue, screens: Screens):
    """Tab and Enter are enough, and the focus stays while others' doings arrive."""
    phone = screens.phone(voting)
    phone.locator(".candidate").first.focus()

    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")

    expect(chosen(phone)).to_have_count(2)
    voting.aino_does("hide", item=recorded(voting, "entries")[-1].id)
    expect(phone.locator(".candidate")).to_have_count(4)
    assert phone.evaluate("document.activeElement.className") == "candidate"


def test_a_vote_takes_the_place_of_the_form(voting_ahead: Venue, screens: Screens):
    """A vote opened while people write covers the form, and gives it back with the draft."""
    voting_ahead.starts("In the way")
    phone = screens.phone(voting_ahead)
    phone.locator(".composer textarea").fill("half a thou")

    voting_ahead.aino_does("open_voting")
    expect(phone.locator(".candidate")).to_have_count(5)
    expect(phone.locator(".composer")).to_have_count(0)
    voting_ahead.aino_does("close_voting")

    expect(phone.locator(".composer textarea")).to_have_value("half a thou")


def test_what_is_hidden_meanwhile_gives_its_vote_back(voting: Venue, screens: Screens):
    """A card that was hidden or taken back leaves the vote; who had chosen it can choose anew."""
    phone = screens.phone(voting)
    choose(phone, FORM, TARGETS)
    tally(phone, "1 of 3 left", "●○○")
    first, second = recorded(voting, "entries")[:2]

    voting.aino_does("hide", item=first.id)
    expect(phone.locator(".candidate")).to_have_count(4)
    tally(phone, "2 of 3 left", "●●○")
    voting.aino_does("withdraw", item=second.id)
    expect(phone.locator(".candidate")).to_have_count(3)

    tally(phone, "3 of 3 left", "●●●")
    voting.aino_does("accept", item=first.id)
    tally(phone, "2 of 3 left", "●●○")


def test_what_is_merged_meanwhile_keeps_its_vote(voting: Venue, screens: Screens):
    """A vote for a card that was put together with another is a vote for that one."""
    phone = screens.phone(voting)
    choose(phone, FORM)
    first, second = recorded(voting, "entries")[:2]

    voting.aino_does("merge_cards", into=second.id, items=[first.id])

    expect(chosen(phone)).to_have_text([second.text])
    tally(phone, "2 of 3 left", "●●○")
    expect(phone.locator(".candidate", has_text=second.text)).to_contain_text("said 2 times")


def test_headings_stand_for_their_cards(voting_ahead: Venue, screens: Screens):
    """What stands under a heading is voted on as one, and can be read before."""
    items = [card.id for card in recorded(voting_ahead, "entries")[:3]]
    voting_ahead.aino_does("group_cards", items=items, text="Nobody’s job")
    voting_ahead.starts("Which first?")
    phone = screens.phone(voting_ahead)

    expect(phone.locator(".candidate")).to_have_count(3)
    heading = phone.locator(".candidates > li", has_text="Nobody’s job")
    expect(heading.locator(".candidate")).to_contain_text("3 cards")
    heading.get_by_text("Read the cards").click()
    expect(heading.locator("details li")).to_have_count(3)
    choose(phone, "Nobody’s job")
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    fits_the_hand(phone, "vote-on-headings")

    assert votes_of(voting_ahead) == [(recorded(voting_ahead, "headings")[0].id,)]


def test_a_vote_comes_back_with_the_person(voting: Venue, screens: Screens):
    """After a reload one's own choice is there, also in an anonymous vote."""
    phone = screens.phone(voting)
    choose(phone, TARGETS)
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    phone.reload()
    expect(chosen(phone)).to_have_text([TARGETS])

    voting.starts("Unheard")
    expect(phone.locator(".asked")).to_contain_text("Choose one.")
    expect(phone.locator(".who-sees")).to_contain_text("Nobody can tell who chose what.")
    choose(phone, FORM)
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    phone.reload()

    expect(chosen(phone)).to_have_text([FORM])


def test_a_long_vote_keeps_the_tally_in_reach(voting_ahead: Venue, screens: Screens):
    """With forty cards to choose from, how many votes are left stays on the screen."""
    dana = voting_ahead.joins("Dana")
    for number in range(35):
        adds(dana, f"one more thing that gets in the way of our work, number {number}")
    voting_ahead.starts("Which first?")
    phone = screens.phone(voting_ahead)
    expect(phone.locator(".candidate")).to_have_count(40)

    choose(phone, "number 20")

    expect(phone.locator(".tally .left")).to_be_in_viewport(ratio=1)
    expect(phone.locator(".tally .left")).to_have_text("2 of 3 left")
    fits_the_hand(phone, "vote-on-forty")


def test_whatever_people_wrote_stays_in_its_place(voting_ahead: Venue, screens: Screens):
    """A longest word and markup are read as text, in the vote and in what came out."""
    dana = voting_ahead.joins("Dana")
    for text in ("w" * 500, "<img src=x onerror=alert(1)> {{title}} مَن يقرّر؟"):
        adds(dana, text, "object")
    voting_ahead.starts("Which first?")
    phone = screens.phone(voting_ahead)

    choose(phone, "www", "<img")
    expect(phone.locator(".tally .badge")).to_have_text("✓ arrived")
    fits_the_hand(phone, "vote-on-anything")
    voting_ahead.aino_does("close_voting")

    expect(phone.locator(".came-out")).to_have_text("2 have the most votes, 1 vote each.")
    fits_the_hand(phone, "results-of-anything")
    assert phone.locator("img").count() == 0
