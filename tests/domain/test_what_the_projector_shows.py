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


@pytest.fixture
def voting(paper_room):
    """A task with two cards in it, and one that votes on them."""
    room = paper_room(
        {"title": "Collect", "who_sees": "after_reveal"}, {"title": "V", "kind": "vote"}
    )
    for place in range(2):
        room.does(room.bilal, "place_note", surface="mirror", period="past", text=str(place))
    return room


def test_a_vote_fills_the_screen_and_then_what_came_out(voting):
    """While it is open what can be chosen, covered until then or not; closed, the results."""
    assert screen_of(voting.state).shows is Shows.COUNT
    voting.does(voting.aino, "open_voting")
    ballot = voting.state.stage.ballot
    screen = screen_of(voting.state)
    assert (screen.shows, screen.ballot) == (Shows.VOTE, ballot)
    voting.does(voting.aino, "close_voting")
    screen = screen_of(voting.state)

    assert (screen.shows, screen.ballot) == (Shows.RESULTS, ballot)


def test_the_next_task_takes_the_results_away(voting):
    """Each task has its own screen; back at the first one, its results are there again."""
    voting.does(voting.aino, "open_voting")
    first = voting.state.stage.ballot
    voting.does(voting.aino, "next_task")
    assert screen_of(voting.state).shows is Shows.VOTE
    assert screen_of(voting.state).ballot != first
    voting.does(voting.aino, "previous_task")

    assert (screen_of(voting.state).shows, screen_of(voting.state).ballot) == (Shows.RESULTS, first)


def test_of_two_votes_in_a_task_the_newer_is_shown(voting):
    """What came out last is what the room talks about."""
    voting.does(voting.aino, "open_voting")
    voting.does(voting.aino, "close_voting")
    voting.does(voting.aino, "open_voting")

    assert screen_of(voting.state).ballot == voting.state.stage.ballot


def test_a_vote_without_anything_to_choose_shows_its_question(paper_room):
    """Nothing is missing on the wall: the question stands there alone."""
    screen = screen_of(paper_room({"title": "V", "kind": "vote", "ask": "Which?"}).state)

    assert (screen.shows, screen.ask, screen.ballot) == (Shows.LISTEN, "Which?", None)


def test_merging_does_not_lower_the_count(paper_room):
    """The wall says how many cards came: nobody's is missing because two say the same."""
    room = paper_room({"title": "T", "who_sees": "after_reveal"})
    for place in range(3):
        room.does(room.bilal, "place_note", surface="mirror", period="past", text=str(place))
    into, item, _ = room.state.notes
    room.does(room.aino, "merge_cards", into=into, items=[item])

    assert screen_of(room.state).count == 3
