"""A picture is put on the wall in the place of what the task shows, until the task is over."""

import pytest

from changelab.domain.actors import Actor
from changelab.domain.entities import ShownPicture
from changelab.domain.errors import NotAllowed, NotNow, Refused
from changelab.domain.screen import Shows, screen_of
from changelab.domain.vocabulary import Period, Role

SCRIBE = Actor.of(Role.SCRIBE)
BOARD = {"title": "Board", "kind": "notes"}


@pytest.fixture
def wall(paper_room):
    """Two tasks, each with a screen of its own; the first runs."""
    return paper_room(BOARD, {"title": "Listen", "kind": "listen"})


def shown(room) -> tuple[Shows, ShownPicture | None]:
    """What the wall shows."""
    screen = screen_of(room.state)
    return screen.shows, screen.picture


def test_it_works(wall):
    """Aino puts a picture there; taken away, the wall shows again what the task does."""
    assert shown(wall) == (Shows.BOARD, None)
    wall.does(wall.aino, "show_picture", picture="activity-system-2", period="past")
    assert shown(wall) == (Shows.PICTURE, ShownPicture("activity-system-2", Period.PAST))
    wall.does(wall.aino, "show_picture", picture=None)

    assert shown(wall) == (Shows.BOARD, None)


def test_the_scribe_does_it_too(wall):
    """Who types while others talk has the wall at hand."""
    wall.does(SCRIBE, "show_picture", picture="network")

    assert shown(wall) == (Shows.PICTURE, ShownPicture("network"))


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.OBSERVER])
def test_others_do_not(wall, role):
    """The wall is led by those who lead and type."""
    for actor in (wall.bilal, Actor.of(role)):
        with pytest.raises(NotAllowed):
            wall.does(actor, "show_picture", picture="network")


def test_the_same_again_records_nothing(wall):
    """Nor does taking away what is not there."""
    wall.does(wall.aino, "show_picture", picture=None)
    wall.does(wall.aino, "show_picture", picture="cycle")
    before = wall.state.seq
    wall.does(wall.aino, "show_picture", picture="cycle")

    assert wall.state.seq == before


def test_the_next_task_takes_it_away(wall):
    """Every task begins with its own screen."""
    wall.does(wall.aino, "show_picture", picture="cycle")
    wall.does(wall.aino, "next_task")

    assert shown(wall) == (Shows.LISTEN, None)


def test_the_end_of_the_session_takes_it_away(wall):
    """The wall says that the session is over; begun again, the task's own screen is there."""
    wall.does(wall.aino, "show_picture", picture="cycle")
    wall.does(wall.aino, "end_session")
    assert shown(wall) == (Shows.ENDED, None)
    wall.does(wall.aino, "start_session", session=next(iter(wall.state.sessions)))

    assert shown(wall) == (Shows.BOARD, None)


def test_undone_it_is_as_before(wall):
    """What stood there before stands there again."""
    wall.does(wall.aino, "show_picture", picture="cycle")
    wall.does(wall.aino, "show_picture", picture="network")
    wall.does(wall.aino, "undo")

    assert shown(wall) == (Shows.PICTURE, ShownPicture("cycle"))


def test_a_task_about_history_shows_its_wall(paper_room):
    """Everybody sees what they build; another picture takes its place when asked for."""
    room = paper_room({"title": "History", "kind": "history", "by_groups": True})
    assert shown(room) == (Shows.PICTURE, ShownPicture("history-wall"))
    room.does(room.aino, "show_picture", picture="cycle")

    assert shown(room) == (Shows.PICTURE, ShownPicture("cycle"))


def test_covered_history_is_only_counted(paper_room):
    """As every card before the reveal."""
    room = paper_room({"title": "History", "kind": "history", "who_sees": "after_reveal"})

    assert shown(room) == (Shows.COUNT, None)


def test_pictures_of_ordinary_tasks_are_the_systems(paper_room):
    """None is named: they are the pictures of the activity systems."""
    assert shown(paper_room({"title": "Map", "kind": "map"})) == (Shows.PICTURE, None)


def test_a_vote_takes_the_wall(wall):
    """While it runs no picture covers it; nor are the results covered by one put there before."""
    wall.does(wall.bilal, "place_note", surface="mirror", period="past", text="x")
    wall.does(wall.aino, "show_picture", picture="cycle")
    wall.does(wall.aino, "open_voting")
    assert shown(wall) == (Shows.VOTE, None)
    with pytest.raises(NotNow, match=r"shows the vote. Close it first"):
        wall.does(wall.aino, "show_picture", picture="network")
    wall.does(wall.aino, "close_voting")

    assert shown(wall) == (Shows.RESULTS, None)


def test_a_picture_is_put_over_the_results(wall):
    """Asked for after the vote it is shown; taken away, the results are there again."""
    wall.does(wall.bilal, "place_note", surface="mirror", period="past", text="x")
    wall.does(wall.aino, "open_voting")
    wall.does(wall.aino, "close_voting")
    wall.does(wall.aino, "show_picture", picture="cycle")
    assert shown(wall) == (Shows.PICTURE, ShownPicture("cycle"))
    wall.does(wall.aino, "show_picture", picture=None)

    assert shown(wall) == (Shows.RESULTS, None)


@pytest.mark.parametrize("name", ["", "History wall", "../x", "cycle.svg", "ß", "a" * 61, "A"])
def test_what_is_no_name_is_refused(wall, name):
    """The refusal says what names are made of."""
    with pytest.raises(Refused, match=r"Names have a-z, 0-9 and “-”"):
        wall.does(wall.aino, "show_picture", picture=name)


def test_without_a_task_there_is_nothing_to_cover(paper_room):
    """Before the first session the wall shows how to join."""
    room = paper_room(BOARD, starts_open=False)

    with pytest.raises(NotNow, match=r"No task is running"):
        room.does(room.aino, "show_picture", picture="cycle")
