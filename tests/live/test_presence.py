"""How many are here: phones that are open now, not people who joined once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from live_screens import Screens
from live_venue import Phone, Venue
from playwright.sync_api import expect

from changelab.domain.vocabulary import Role


@contextmanager
def open_phone(venue: Venue, phone: Phone) -> Iterator[None]:
    """A phone that holds its stream open."""
    path = f"/live/{venue.workshop}/events"
    with venue.http.stream("GET", path, params={"token": phone.token}) as answer:
        lines = answer.iter_lines()
        next(lines)
        yield


def here(venue: Venue) -> int:
    """What a screen is told."""
    return venue.state(venue.tokens[Role.OBSERVER])["here"]


def test_a_person_is_here_while_the_phone_is_open(open_venue: Venue):
    """Two joined; the one whose page is open counts, on two phones still as one."""
    bilal, _dana = open_venue.joins("Bilal"), open_venue.joins("Dana")

    assert here(open_venue) == 0
    with open_phone(open_venue, bilal), open_phone(open_venue, bilal):
        assert here(open_venue) == 1


def test_phones_are_not_told_who_else_is_here(open_venue: Venue):
    """A phone's state has no count of the others."""
    bilal = open_venue.joins("Bilal")

    assert "here" not in bilal.state()


@pytest.mark.browser
def test_the_wall_counts_people_as_they_come(venue: Venue, screens: Screens):
    """The projector's number follows without a reload."""
    bilal, dana = venue.joins("Bilal"), venue.joins("Dana")
    wall = screens.projector(venue)
    with open_phone(venue, bilal):
        expect(wall.locator("#here")).to_have_text("1 person here")
        with open_phone(venue, dana):
            expect(wall.locator("#here")).to_have_text("2 people here")
