"""A server, a workshop on it, and a browser, for each test of the live room."""

from collections.abc import Iterator

import pytest
from chromium import chromium
from live_screens import Screens
from live_venue import Server, Venue, serve, venue_in
from phone_in_hand import adds, plan_with_votes_and_groups
from playwright.sync_api import Browser

from changelab.diagrams import Renderer
from changelab.service import Laboratory


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """The renderer that draws the pictures of all tests."""
    renderer = Renderer()
    yield renderer
    renderer.close()


@pytest.fixture
def server(laboratory: Laboratory, renderer: Renderer) -> Iterator[Server]:
    """A running server with an empty laboratory."""
    server = serve(laboratory, renderer)
    yield server
    server.stop()


@pytest.fixture
def venue(server: Server) -> Iterator[Venue]:
    """A workshop with a task of each kind, not begun."""
    with venue_in(server) as venue:
        yield venue


@pytest.fixture
def open_venue(venue: Venue) -> Venue:
    """The same, with the task open that takes everything from everyone."""
    venue.starts("Open floor")
    return venue


@pytest.fixture
def voting_ahead(server: Server) -> Iterator[Venue]:
    """A workshop with five cards of Dana's, and votes and small groups ahead."""
    with venue_in(server, plan_with_votes_and_groups()) as venue:
        venue.starts("In the way")
        dana = venue.joins("Dana")
        adds(dana, "nobody owns the form")
        adds(dana, "targets count days, not the child")
        adds(dana, "each office has its own list", "tools")
        adds(dana, "families tell it all again", "community")
        adds(dana, "we meet when it is too late", "division_of_labour")
        yield venue


@pytest.fixture
def voting(voting_ahead: Venue) -> Venue:
    """The same, with three votes each on those cards."""
    voting_ahead.starts("Which first?")
    return voting_ahead


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; closed after each file, since other tests drive one as well."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def screens(browser: Browser) -> Iterator[Screens]:
    """Opens phones and projectors; afterwards looks at what their browsers complained about."""
    screens = Screens(browser)
    yield screens
    screens.close()

    assert screens.complaints == []
    assert screens.strangers == []
