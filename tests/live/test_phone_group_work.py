"""Small groups at work: each phone knows whose activity it is about."""

import pytest
from live_screens import Screens
from live_venue import Phone, Venue
from phone_in_hand import adds, all_arrived, fits_the_hand, own, recorded, tap, write
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def groups(voting_ahead: Venue) -> Venue:
    """The same workshop with two small groups, nobody in them yet."""
    for name in ("Door side", "Window side"):
        voting_ahead.aino_does("form_group", name=name)
    return voting_ahead


def put(venue: Venue, participant: str, name: str) -> None:
    """Aino puts that person into that group."""
    (group,) = [one.id for one in recorded(venue, "groups") if one.name == name]
    venue.aino_does("put_in_group", participant=participant, group=group)


def joined(venue: Venue, screens: Screens, name: str) -> Page:
    """Bilal's phone, in that group."""
    phone = screens.phone(venue, "Bilal")
    put(venue, recorded(venue, "participants")[-1].id, name)
    return phone


def of_group(venue: Venue, person: str, name: str) -> Phone:
    """Someone without a browser, in that group."""
    came = venue.joins(person)
    put(venue, came.participant, name)
    return came


def test_what_one_writes_goes_to_the_own_group(groups: Venue, screens: Screens):
    """The group's name stands there, nobody is asked whose activity, and the card is its own."""
    phone = joined(groups, screens, "Door side")
    groups.starts("By groups")
    expect(phone.locator(".group-line")).to_have_text("Your group: Door side")
    expect(phone.get_by_text("Whose activity?")).to_have_count(0)

    tap(phone, "Rules")
    write(phone, "two lists")

    expect(own(phone)).to_contain_text(["two lists"])
    all_arrived(phone)
    fits_the_hand(phone, "group-work")
    (system,) = [one for one in recorded(groups, "systems") if one.name == "Door side"]
    assert recorded(groups, "entries")[-1].system == system.id


def test_a_group_sees_its_own_cards_before_the_reveal(groups: Venue, screens: Screens):
    """Covered for the room, the cards of the own group stand under its name."""
    phone = joined(groups, screens, "Door side")
    dana = of_group(groups, "Dana", "Door side")
    other = of_group(groups, "Farid", "Window side")
    groups.starts("By groups")
    adds(dana, "we wait for the form", "tools")
    adds(other, "a secret of the window side")

    section = phone.locator(".room .group", has_text="Your group: Door side")
    expect(section.locator("li")).to_have_count(1)
    expect(section).to_contain_text("we wait for the form")
    expect(section).to_contain_text("Tools")
    fits_the_hand(phone, "group-cards-before-reveal")
    assert "a secret of the window side" not in phone.content()

    groups.aino_does("reveal")
    expect(phone.locator(".room")).to_contain_text("a secret of the window side")
    expect(phone.locator(".room")).not_to_contain_text("Your group")


def test_two_things_pull_within_the_own_group(groups: Venue, screens: Screens):
    """A tension of group work lies in the group's own activity."""
    phone = joined(groups, screens, "Window side")
    groups.starts("Pulls by groups")
    expect(phone.locator(".group-line")).to_have_text("Your group: Window side")

    tap(phone, "Rules", "Tools")
    write(phone, "short, but complete")

    all_arrived(phone)
    (system,) = [one for one in recorded(groups, "systems") if one.name == "Window side"]
    assert {pole.system for pole in recorded(groups, "contradictions")[0].poles} == {system.id}


def test_afterwards_the_phone_writes_for_everyone_again(groups: Venue, screens: Screens):
    """In the plenary nobody is asked which group's activity; the shared one is meant."""
    phone = joined(groups, screens, "Door side")
    groups.starts("By groups")
    groups.starts("Together")
    expect(phone.get_by_role("heading", name="What have we got in common?")).to_be_visible()
    expect(phone.get_by_text("Whose activity?")).to_have_count(0)

    tap(phone, "Object")
    write(phone, "the same child")

    all_arrived(phone)
    entry = recorded(groups, "entries")[-1]
    (shared,) = [one for one in recorded(groups, "systems") if one.group is None]
    assert (entry.text, entry.system) == ("the same child", shared.id)


def test_who_changes_groups_sees_the_other_one(groups: Venue, screens: Screens):
    """Put into another group, the phone follows, and shows the cards of that group."""
    phone = joined(groups, screens, "Door side")
    other = of_group(groups, "Farid", "Window side")
    groups.starts("By groups")
    adds(other, "seen from the window")
    expect(phone.locator(".group-line")).to_have_text("Your group: Door side")

    put(groups, "P02", "Window side")

    expect(phone.locator(".group-line")).to_have_text("Your group: Window side")
    expect(phone.locator(".room")).to_contain_text("seen from the window")
