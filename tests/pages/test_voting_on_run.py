"""Voting on Run: one click opens it, the page tells how many have voted, then what came out."""

import pytest

from changelab.domain.record import read_act
from changelab.domain.vocabulary import Role


@pytest.fixture
def cards(room) -> list[str]:
    """Three cards of the task at hand."""
    texts = ("nobody owns the form", "<b>one form each</b>", "letters home")
    fields = {"element": "rules", "period": "present"}
    return [room.does(room.bilal, "add_entry", text=text, **fields).made for text in texts]


def plan(room, **fields) -> None:
    """Aino adds a task of that kind and starts it."""
    session = room.state.about.sessions[0]
    room.does(room.aino, "plan_task", session=session, plan={"title": "Which first?", **fields})
    room.does(room.aino, "start_task", task=room.state.sessions[session].tasks[-1])


def votes(room, person, *items: str) -> None:
    """That person votes from their phone."""
    room.does(person, "cast_votes", ballot=room.state.ballot.id, items=list(items))


def test_one_click_opens_a_vote_on_the_task_at_hand(workbench, room, cards):
    """Everybody has the usual three votes, on the cards of the task."""
    workbench.opens("run", room.workshop).button(key="vote").click().run()

    assert room.state.ballot.votes == 3
    assert list(room.state.ballot.candidates) == cards


def test_how_many_votes_each_has_can_be_said_first(workbench, room, cards):
    """Chosen beside the button, it is one vote each."""
    test = workbench.opens("run", room.workshop)
    test.selectbox(key=f"votes-{room.state.stage.task}").set_value(1).run()
    test.button(key="vote").click().run()

    assert room.state.ballot.votes == 1


def test_the_plan_says_how_many_votes_each_has(workbench, room, cards):
    """Without a word the vote is as it was planned."""
    plan(room, kind="vote", votes=2)
    room.does(room.aino, "close_voting")
    workbench.opens("run", room.workshop).button(key="vote").click().run()

    assert room.state.ballot.votes == 2


def test_the_page_tells_how_many_have_voted_and_never_what(workbench, room, cards):
    """Bilal votes and Dana's vote is entered by hand: two numbers, and no choice of anybody."""
    room.does(room.aino, "open_voting")
    votes(room, room.bilal, cards[0])
    by_hand = read_act({"act": "cast_votes", "ballot": room.state.ballot.id, "items": cards[1:]})
    room.laboratory.perform(room.workshop, room.aino, by_hand, on_behalf=room.dana.id)
    test = workbench.opens("run", room.workshop)

    assert "**1 have voted**" in workbench.words(test)
    assert "and 1 by hand" in workbench.words(test)
    assert "What came out" not in workbench.words(test)


def test_closing_shows_what_came_out(workbench, room, cards):
    """The most first, with its count; people's words are shown as they were typed."""
    room.does(room.aino, "open_voting")
    votes(room, room.bilal, cards[1], cards[2])
    votes(room, room.dana, cards[1])
    test = workbench.opens("run", room.workshop)
    test.button(key="vote").click().run()
    (results,) = (one.proto.body for one in test.get("html") if 'class="results"' in one.proto.body)

    assert results.index("<b>2</b><span dir") < results.index("<b>1</b><span dir")
    assert "&lt;b&gt;one form each&lt;/b&gt;" in results
    assert "2 people voted · 1 card without a vote" in workbench.words(test)


def test_undo_opens_the_vote_again(workbench, room, cards):
    """Closed too soon: Undo, and the votes are still there."""
    room.does(room.aino, "open_voting")
    votes(room, room.bilal, cards[0])
    workbench.opens("run", room.workshop).button(key="vote").click().run()
    workbench.opens("activity_systems", room.workshop).button(key="undo").click().run()

    assert room.state.ballot.voters == 1


def test_a_vote_that_could_not_open_says_so_and_opens_later(workbench, room):
    """The task began with nothing to vote on; a card later the same button opens it."""
    plan(room, kind="vote", votes=1)
    test = workbench.opens("run", room.workshop)
    said = workbench.words(test)
    room.does(room.aino, "add_entry", element="rules", text="now there is", period="present")
    test.button(key="vote").click().run()

    assert "nothing to vote on when this task began" in said
    assert room.state.ballot is not None


def test_with_nothing_to_vote_on_the_refusal_is_read(workbench, room):
    """The button asks the rule, and its sentence stands on the page."""
    test = workbench.opens("run", room.workshop)
    test.button(key="vote").click().run()

    assert "nothing to vote on yet" in test.error[0].value


def test_the_scribe_reads_along(workbench, room, cards):
    """Opening a vote is the facilitator's to do."""
    test = workbench.opens("run", room.workshop, Role.SCRIBE)

    assert test.button(key="vote").disabled
