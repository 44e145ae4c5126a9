"""Sixty people's cards on the projector: all of them to be read from the back of the room."""

import pytest
from live_screens import Screens
from live_venue import Phone, Venue
from live_wall import SIXTY, check_readable, check_whole, keep_picture, resize
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PROMPTS = ("Who was involved?", "What was hard?", "What worked anyway?")
ELEMENTS = ("subject", "object", "tools", "rules", "community", "division_of_labour", "outcome")


def sixty_phones(venue: Venue) -> list[Phone]:
    """As many people as a large room holds."""
    return [venue.joins() for _ in SIXTY]


def check_sixty(wall: Page, name: str) -> None:
    """All sixty are on the wall, large enough, whole, and none over another."""
    expect(wall.locator(".card")).to_have_count(60)
    assert wall.locator(".card:visible").count() == 60
    check_readable(wall)
    check_whole(wall, ".card")
    check_whole(wall, ".card .text")
    keep_picture(wall, name)


def test_sixty_notes_on_one_surface_are_all_readable(venue: Venue, screens: Screens):
    """Each of sixty people wrote one card of ordinary length: the room reads every one."""
    venue.starts("Mirror")
    for phone, text in zip(sixty_phones(venue), SIXTY, strict=True):
        phone.sends("place_note", surface="mirror", period="past", text=text).raise_for_status()

    wall = screens.projector(venue)

    check_sixty(wall, "projector-60-notes")
    for size in ((1280, 720), (2560, 1080), (3840, 2160)):
        resize(wall, *size)
        check_readable(wall)
        check_whole(wall, ".card .text")
        assert wall.locator(".card:visible").count() == 60


def test_sixty_cards_of_full_length_are_all_readable(venue: Venue, screens: Screens):
    """Even if every card is sixty characters long."""
    venue.starts("Mirror")
    for place, phone in enumerate(sixty_phones(venue)):
        text = (f"{place} " + SIXTY[place] + " and there is more to say about it")[:60].strip()
        phone.sends(
            "place_note", surface="mirror", period="past", text=text.ljust(60, ".")
        ).raise_for_status()

    check_sixty(screens.projector(venue), "projector-60-long-notes")


def test_sixty_notes_on_three_surfaces_are_all_readable(venue: Venue, screens: Screens):
    """Half of them in the mirror, fewer ideas, a few models."""
    venue.starts("Board")
    for place, (phone, text) in enumerate(zip(sixty_phones(venue), SIXTY, strict=True)):
        surface = "mirror" if place % 2 else "ideas" if place % 3 else "model"
        phone.sends("place_note", surface=surface, period="present", text=text).raise_for_status()

    check_sixty(screens.projector(venue), "projector-60-board")


def test_sixty_answers_to_three_prompts_are_all_readable(venue: Venue, screens: Screens):
    """Each answer stands under its question."""
    venue.starts("Trail")
    for place, (phone, text) in enumerate(zip(sixty_phones(venue), SIXTY, strict=True)):
        phone.sends("answer_prompt", prompt=PROMPTS[place % 3], text=text).raise_for_status()

    wall = screens.projector(venue)

    check_sixty(wall, "projector-60-answers")
    expect(wall.locator(".column h2:visible")).to_have_text(list(PROMPTS))


def test_sixty_commitments_are_all_readable(venue: Venue, screens: Screens):
    """With who tries it, and by when."""
    venue.starts("Until next time")
    for place, phone in enumerate(sixty_phones(venue)):
        text = f"Phone school {place} every Monday"
        phone.sends("make_commitment", text=text, who="Dana", by_when="Friday").raise_for_status()

    check_sixty(screens.projector(venue), "projector-60-commitments")


def test_sixty_candidates_of_a_vote_are_all_readable(venue: Venue, screens: Screens):
    """What can be chosen is on the wall, all of it; and what came out after it."""
    phones = sixty_phones(venue)
    venue.starts("Mirror")
    made = [
        phone.sends("place_note", surface="mirror", period="past", text=text).json()["made"]
        for phone, text in zip(phones, SIXTY, strict=True)
    ]
    venue.aino_does("open_voting", votes=3)
    wall = screens.projector(venue)
    check_sixty(wall, "projector-60-candidates")

    ballot = venue.laboratory.state(venue.workshop).stage.ballot
    for place, phone in enumerate(phones):
        chosen = {made[place * place % 41], made[place % 17], made[place % 5]}
        phone.sends("cast_votes", ballot=ballot, items=sorted(chosen)).raise_for_status()
    venue.aino_does("close_voting")

    expect(wall.locator(".result").first).to_be_visible()
    check_readable(wall)
    check_whole(wall, ".result:not([hidden])")
    keep_picture(wall, "projector-60-results")


def test_sixty_entries_are_one_picture(venue: Venue, screens: Screens):
    """A map of sixty entries stays a picture that fits; too many in one element are folded."""
    venue.starts("The case")
    for place, (phone, text) in enumerate(zip(sixty_phones(venue), SIXTY, strict=True)):
        element = ELEMENTS[place % 7]
        phone.sends("add_entry", element=element, text=text, period="present").raise_for_status()

    wall = screens.projector(venue)

    expect(wall.locator(".picture svg")).to_be_visible()
    check_readable(wall)
    check_whole(wall, ".picture svg")
    keep_picture(wall, "projector-60-entries")


def test_when_long_cards_do_not_fit_the_oldest_give_way(venue: Venue, screens: Screens):
    """A full board stays legible: the newest cards are there, and how many more there are."""
    venue.starts("Mirror")
    for place, phone in enumerate(sixty_phones(venue)):
        text = f"card {place}: " + "we waited and nobody came, " * (place % 7)
        phone.sends("place_note", surface="mirror", period="past", text=text).raise_for_status()

    wall = screens.projector(venue)

    expect(wall.locator(".card").first).to_contain_text("card 59:")
    shown = wall.locator(".card:visible").count()
    assert 25 <= shown < 60
    expect(wall.locator(".more")).to_have_text(f"+ {60 - shown} more")
    check_readable(wall)
    check_whole(wall, ".card .text")
    keep_picture(wall, "projector-60-too-long")


def test_hundreds_of_cards_leave_the_newest_on_the_wall(venue: Venue, screens: Screens):
    """After several sessions on one board the newest are there, and all others are counted."""
    venue.starts("Mirror")
    with venue.laboratory.together():
        for place in range(400):
            venue.aino_does("place_note", surface="mirror", period="past", text=f"note {place}")

    wall = screens.projector(venue)

    expect(wall.locator(".card").first).to_have_text("note 399")
    shown = wall.locator(".card:visible").count()
    assert shown >= 100
    expect(wall.locator(".more")).to_have_text(f"+ {400 - shown} more")
    check_readable(wall)
    check_whole(wall, ".card .text")
