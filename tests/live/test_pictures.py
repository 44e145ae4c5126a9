"""Pictures over HTTP: what the key may see, named by what it shows, drawn once."""

from collections.abc import Callable

import pytest
from live_venue import Venue, bearer

from changelab.diagrams import Look, Picture, PictureFailed
from changelab.diagrams.drawing.looks import PALETTES
from changelab.domain.vocabulary import Role


@pytest.fixture
def picture(open_venue: Venue) -> Callable:
    """Asks for the picture of the activity system."""

    def ask(token: str = "", name: str = "activity-system", headers=None, **query):
        token = token or open_venue.tokens[Role.OBSERVER]
        return open_venue.http.get(
            f"/live/{open_venue.workshop}/pictures/{name}.svg",
            params=query,
            headers={**bearer(token), **(headers or {})},
        )

    return ask


def test_the_picture_shows_what_was_said(open_venue: Venue, picture):
    """A card of the room is in the room's picture, in the words of its author."""
    bilal = open_venue.joins("Bilal")
    bilal.sends("add_entry", element="rules", text="thresholds", period="present")

    drawn = picture()

    assert drawn.status_code == 200
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert "thresholds" in drawn.text
    assert "thresholds" not in picture(period="past").text


def test_a_hidden_card_is_not_drawn_for_the_room(open_venue: Venue, picture):
    """Staff see in their picture what the room does not."""
    bilal = open_venue.joins("Bilal")
    open_venue.starts("In the way")
    bilal.sends("add_entry", element="rules", text="covered", period="present")

    assert "covered" not in picture().text
    assert "covered" not in picture(open_venue.joins("Dana").token).text
    assert "covered" in picture(bilal.token).text


def test_a_picture_on_dark_ground(open_venue: Venue, picture):
    """The same picture in other colours, and another file for the browser."""
    light, dark = picture(), picture(look="dark")

    assert PALETTES[Look.DARK].paper in dark.text
    assert PALETTES[Look.DARK].paper not in light.text
    assert light.headers["etag"] != dark.headers["etag"]


def test_an_unknown_look_is_refused(open_venue: Venue, picture):
    """The message names the looks there are."""
    refused = picture(look="neon")

    assert refused.status_code == 422
    assert "light, dark" in refused.text


def test_under_its_key_a_picture_may_be_kept_for_ever(open_venue: Venue, picture):
    """A version of a picture never changes; without its name it is asked for again."""
    pictures = open_venue.state(open_venue.tokens[Role.OBSERVER])["pictures"]
    key = pictures["activity-system"]["present"]

    named, unnamed, outdated = picture(v=key), picture(), picture(v="0" * 20)

    assert "immutable" in named.headers["cache-control"]
    assert "no-cache" in unnamed.headers["cache-control"]
    assert "no-cache" in outdated.headers["cache-control"]
    assert named.headers["etag"] == unnamed.headers["etag"]


def test_who_has_the_picture_is_not_sent_it_again(picture):
    """The same tag answers 304 without a body."""
    again = picture(headers={"If-None-Match": picture().headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_everyone_with_the_same_view_gets_one_drawing(open_venue: Venue, picture, monkeypatch):
    """Twenty readers of the same picture cost one drawing."""
    renderer = open_venue.server.live._room.renderer
    drawn: list[str] = []
    render = renderer.render

    def counting(asked: Picture, *args, **kwargs):
        drawn.append(asked.key)
        return render(asked, *args, **kwargs)

    monkeypatch.setattr(renderer, "render", counting)
    bodies = {picture(open_venue.joins().token).content for _ in range(20)}

    assert len(bodies) == 1
    assert len(drawn) == 1


def test_a_picture_that_failed_is_tried_again(picture, open_venue: Venue, monkeypatch):
    """A failed drawing is told as a problem, and the next reader gets the picture."""
    renderer = open_venue.server.live._room.renderer

    def failing(*args, **kwargs):
        raise PictureFailed("The picture could not be drawn.")

    with monkeypatch.context() as broken:
        broken.setattr(renderer, "render", failing)
        failed = picture()

    assert failed.status_code == 500
    assert "could not be drawn" in failed.json()["detail"]
    assert picture().status_code == 200


def test_a_picture_for_pages_without_the_typeface_brings_it_along(picture):
    """With its font inside a picture looks the same on any page."""
    assert "@font-face" in picture(font="inside").text
    assert "@font-face" not in picture().text


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ({"name": "sunset"}, 404, "sunset"),
        ({"period": "yesterday"}, 422, "no period “yesterday”. Use one of: past, present"),
        ({"token": "nonsense"}, 401, "not valid"),
    ],
)
def test_a_picture_that_is_not_there_is_told_so(picture, asked, status, says):
    """Wrong names, periods and keys get a sentence."""
    answer = picture(**asked)

    assert answer.status_code == status
    assert says in answer.json()["detail"]
