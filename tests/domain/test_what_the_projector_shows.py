"""The room looks at one thing, chosen by the task at hand."""

import pytest

from changelab.domain.screen import Shows, screen_of


@pytest.mark.parametrize(
    ("kind", "shows"),
    [
        ("open", Shows.PICTURE),
        ("map", Shows.PICTURE),
        ("contradictions", Shows.PICTURE),
        ("notes", Shows.BOARD),
        ("prompts", Shows.ANSWERS),
        ("commitments", Shows.COMMITMENTS),
        ("listen", Shows.LISTEN),
    ],
)
def test_each_kind_of_task_has_its_screen(paper_room, kind, shows):
    """The screen asks the task's question in the task's period."""
    screen = screen_of(
        paper_room({"title": "T", "ask": "What?", "kind": kind, "period": "past"}).state
    )

    assert (screen.shows, screen.title, screen.ask, screen.period) == (shows, "T", "What?", "past")


@pytest.mark.parametrize("who_sees", ["after_reveal", "own"])
@pytest.mark.parametrize("kind", ["open", "notes", "prompts"])
def test_covered_cards_are_only_counted(paper_room, kind, who_sees):
    """Until the reveal, or for ever, the projector shows how many cards came."""
    screen = screen_of(paper_room({"title": "T", "kind": kind, "who_sees": who_sees}).state)

    assert screen.shows is Shows.COUNT


def test_what_was_taken_away_does_not_count(paper_room):
    """Waiting and shown cards count; hidden and withdrawn ones do not."""
    room = paper_room({"title": "T", "who_sees": "after_reveal", "held": True})
    for place in range(4):
        room.does(room.bilal, "place_note", surface="mirror", period="past", text=str(place))
    first, second, third, _ = room.state.notes
    room.does(room.aino, "hide", item=first)
    room.does(room.bilal, "withdraw", item=second)
    room.does(room.aino, "accept", item=third)

    assert screen_of(room.state).count == 2
