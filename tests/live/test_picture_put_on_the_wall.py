"""A picture put on the wall: told with a version that changes with what it shows, and only then."""

import json
from collections.abc import Callable

import pytest
from live_venue import Phone, Venue

from changelab.domain.actors import Actor
from changelab.domain.record import read_act
from changelab.domain.visibility import THE_ROOM, visible_in_pictures
from changelab.domain.vocabulary import Period, Purpose, Role
from changelab.live.rows import joined
from changelab.live.showing import Showing


class Room:
    """One showing that follows a workshop, as screens and Bilal's phone are told of it."""

    def __init__(self, venue: Venue) -> None:
        self.venue = venue
        self.laboratory, self.workshop = venue.laboratory, venue.workshop
        bilal = self.laboratory.join(self.workshop, "Bilal", {Purpose.TAKE_PART: True})
        self.bilal = self.laboratory.doors.visitor(bilal.token).actor
        self.showing = Showing(self.laboratory.state(self.workshop))

    def aino(self, act: str, **fields) -> str | None:
        """The facilitator does it; the id of what it made."""
        return self.does(Actor.of(Role.FACILITATOR), act, **fields)

    def does(self, who: Actor, act: str, **fields) -> str | None:
        """Somebody does it; the id of what it made."""
        done = self.laboratory.perform(self.workshop, who, read_act({"act": act, **fields}))
        self.showing.follow(self.laboratory.state(self.workshop))
        return done.made

    def entry(self, text: str) -> str | None:
        """Bilal writes a card."""
        return self.does(self.bilal, "add_entry", element="rules", text=text, period="present")

    @property
    def screens(self) -> dict:
        """What a screen is told that asks now."""
        return json.loads(joined(self.showing.told_to_screens()))

    @property
    def phone(self) -> dict:
        """What Bilal's phone is told that asks now."""
        return json.loads(joined(self.showing.told_to(self.bilal)))


@pytest.fixture
def room(open_venue: Venue) -> Room:
    """The open task is at hand."""
    return Room(open_venue)


def test_screens_and_phones_hear_what_is_on_the_wall(room: Room):
    """Its name and period for the screens, its name and version for phones; then the task again."""
    of_the_task = room.phone["wall"]
    room.aino("show_picture", picture="surfaces")
    told = room.screens

    assert (told["screen"]["shows"], told["screen"]["picture"]["name"]) == ("picture", "surfaces")
    assert list(told["pictures"]) == ["activity-system", "surfaces"]
    version = told["pictures"]["surfaces"]["always"]
    assert room.phone["wall"] == {"surfaces": version}

    room.aino("show_picture", picture=None)
    assert room.screens["screen"]["picture"] is None
    assert room.phone["wall"] == of_the_task


def test_its_version_changes_with_what_it_shows_and_only_then(room: Room):
    """A note on the board is another board; a rule or a clock is not."""
    room.aino("show_picture", picture="surfaces")
    before = room.phone["wall"]

    room.entry("thresholds")
    room.aino("extend_clock", seconds=60)
    room.aino("note_observation", text="prepared at night")
    assert room.phone["wall"] == before

    room.aino("place_note", surface="ideas", period="present", text="one calendar for all")
    assert room.phone["wall"] != before


def test_what_the_room_does_not_see_does_not_change_it(room: Room):
    """A line that only staff see leaves the version as it is; so does hiding it."""
    room.aino("show_picture", picture="surfaces")
    before = room.phone["wall"]

    kept = room.aino("keep_line", text="not placed yet")
    room.aino("hide", item=kept)

    assert room.phone["wall"] == before


def test_the_pictures_of_a_task_are_told_by_the_period_it_asks_about(room: Room):
    """A phone hears the version of what the task shows, which each card of it changes."""
    before = room.phone["wall"]
    room.does(room.bilal, "add_entry", element="rules", text="once", period="past")
    assert room.phone["wall"] == before

    room.entry("thresholds")

    assert list(room.phone["wall"]) == ["activity-system"]
    assert room.phone["wall"] != before
    assert (
        room.phone["wall"]["activity-system"]
        == room.screens["pictures"]["activity-system"]["present"]
    )


def test_a_picture_that_is_there_no_more_gives_way_to_the_task(room: Room):
    """The chain of a contradiction that was taken back; put back, the wall shows it again."""
    pole = {"element": "rules"}
    found = room.does(
        room.bilal, "log_contradiction", text="a pull", poles=[pole], period="present"
    )
    room.aino("show_picture", picture="chain-1")
    assert room.screens["screen"]["picture"]["name"] == "chain-1"

    room.aino("hide", item=found)
    assert (room.screens["screen"]["shows"], room.screens["screen"]["picture"]) == ("picture", None)
    assert list(room.phone["wall"]) == ["activity-system"]

    room.aino("accept", item=found)
    assert room.screens["screen"]["picture"]["name"] == "chain-1"


@pytest.mark.parametrize("name", ["sunset", "chain-99", "activity-system-2"])
def test_a_name_that_is_no_picture_changes_nothing_on_the_wall(room: Room, name: str):
    """The wall goes on showing what the task does, whatever it was told to show."""
    room.aino("show_picture", picture=name)

    assert room.screens["screen"]["picture"] is None
    assert list(room.phone["wall"]) == ["activity-system"]


def test_while_the_cards_are_covered_phones_have_no_picture(room: Room):
    """A number is on the wall: there is nothing to open."""
    room.venue.starts("In the way")
    room.showing.follow(room.laboratory.state(room.workshop))

    assert room.phone["wall"] == {}


def test_what_is_drawn_for_the_room_is_what_the_room_may_see(room: Room):
    """What is kept up to date is the same as what the rules of sight give."""
    room.entry("thresholds")
    seen = room.does(
        room.bilal,
        "log_contradiction",
        text="a pull",
        poles=[{"element": "rules"}],
        period="present",
    )
    hidden = room.aino("note_observation", text="names a colleague", contradiction=seen)
    room.aino("hide", item=hidden)
    room.venue.starts("Board")
    room.aino("place_note", surface="mirror", period="past", text="as it was")
    state = room.laboratory.state(room.workshop)
    room.showing.follow(state)

    kept, ruled = room.showing.drawable(), visible_in_pictures(state, THE_ROOM)

    for table in vars(ruled):
        if table not in ("_shared", "_changes"):
            assert getattr(kept, table) == getattr(ruled, table), table


@pytest.fixture
def drawn(open_venue: Venue, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that are composed from now on."""
    from changelab.live import views

    composed: list[str] = []
    compose = views.compose

    def counting(state, name, period, *look):
        composed.append(name)
        return compose(state, name, period, *look)

    monkeypatch.setattr(views, "compose", counting)
    return composed


def ask(venue: Venue, person: Phone | None, name: str) -> Callable:
    token = person.token if person else venue.tokens[Role.OBSERVER]
    return venue.http.get(
        f"/live/{venue.workshop}/pictures/{name}.svg", headers={"Authorization": f"Bearer {token}"}
    )


def test_sixty_readers_of_an_unchanged_picture_cost_one_drawing(open_venue: Venue, drawn: list):
    """The wall and every phone that sees no more than it are given the same picture."""
    open_venue.aino_does("show_picture", picture="surfaces")
    people = [open_venue.joins() for _ in range(6)]

    answers = {ask(open_venue, person, "surfaces").content for person in [None, *people] * 2}

    assert len(answers) == 1
    assert drawn == ["surfaces"]


def test_who_sees_more_is_drawn_more(open_venue: Venue, drawn: list):
    """Bilal's own covered card is in his picture, and in nobody else's."""
    bilal, dana = open_venue.joins("Bilal"), open_venue.joins("Dana")
    open_venue.starts("In the way")
    bilal.sends("add_entry", element="rules", text="covered", period=Period.PRESENT)

    assert "covered" in ask(open_venue, bilal, "activity-system").text
    assert "covered" not in ask(open_venue, dana, "activity-system").text
    assert "covered" not in ask(open_venue, None, "activity-system").text
