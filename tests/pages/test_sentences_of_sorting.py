"""What the record tells of sorting, votes and what was entered by hand."""

import pytest

from changelab.domain.record import read_act
from changelab.domain.vocabulary import Element
from changelab.ui.chronicle import Filter, chronicle


@pytest.fixture
def last(room):
    """The newest sentence, with who it is about."""

    def told() -> str:
        newest = chronicle(room.laboratory, room.workshop)[-1]
        return f"{newest.who} {newest.text}"

    return told


@pytest.fixture
def cards(room) -> list[str]:
    """Three cards under Rules."""
    sent = {"element": "rules", "period": "present"}
    return [
        room.does(room.bilal, "add_entry", text=text, **sent).made
        for text in ("targets", "waiting", "noise")
    ]


def test_sorting_is_told_in_the_words_of_the_cards(room, cards, last):
    """Merged, separated, put under a heading, taken out, moved: each names what it was about."""
    one, two, three = cards
    for act, fields, said in [
        ("merge_cards", {"into": one, "items": [two, three]}, "merged “waiting” and 1 more card"),
        ("separate_card", {"item": two}, "showed “waiting” by itself again"),
        ("group_cards", {"items": [two], "text": "Time"}, "put “waiting” under the heading “Time”"),
        ("group_cards", {"items": [one], "text": "TIME"}, "“targets” under the heading “Time”"),
        ("ungroup_cards", {"items": [one]}, "took “targets” out from under a heading"),
    ]:
        room.does(room.aino, act, **fields)
        assert last().startswith("Facilitator ") and said in last()


def test_a_heading_is_called_by_the_words_it_had(room, cards, last):
    """A sentence about rewording has the old words and the new ones; later ones the new."""
    heading = f"h{room.does(room.aino, 'group_cards', items=cards[:1], text='Time').seq}"
    room.does(room.aino, "reword_heading", heading=heading, text="Waiting")
    assert last() == "Facilitator reworded the heading “Time” as “Waiting”"
    room.does(room.aino, "group_cards", items=cards[1:2], heading=heading)

    assert last().endswith("put “waiting” under the heading “Waiting”")


def test_moving_a_card_to_another_task_names_the_task(room, cards, last):
    """Who reads the record finds where the card went."""
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Second thoughts"})
    room.does(room.aino, "refile_card", item=cards[0], task=f"t{room.state.seq}")

    assert last() == "Facilitator moved “targets” to the cards of “Second thoughts”"


def test_sorting_is_found_by_the_element_of_its_cards(room, cards):
    """Looking for Rules finds what became of the cards under Rules."""
    room.does(room.aino, "group_cards", items=cards[:2], text="Time")
    told = chronicle(room.laboratory, room.workshop)

    assert Filter(element=Element.RULES, family="sorting").lets_through(told[-1])
    assert not Filter(element=Element.TOOLS).lets_through(told[-1])


def test_a_vote_is_told_without_what_was_chosen(room, cards, last):
    """How many were to choose from, who voted, and what came out; never who chose what."""
    ballot = f"b{room.does(room.aino, 'open_voting', votes=2).seq}"
    assert last() == "Facilitator opened a vote on 3 cards, 2 votes each"
    room.does(room.bilal, "cast_votes", ballot=ballot, items=cards[:2])
    assert last() == "P01 voted (2 cards)"
    room.does(room.dana, "cast_votes", ballot=ballot, items=cards[:1])
    assert last() == "P02 voted (1 card)"
    room.does(room.bilal, "cast_votes", ballot=ballot, items=[])
    assert last() == "P01 took back their vote"
    room.does(room.aino, "close_voting")

    assert last() == "Facilitator closed the vote: “targets” with 1 vote"


def test_an_anonymous_vote_is_told_of_nobody(room, last):
    """Not even that the same person voted in two of them."""
    plan = {"title": "Quiet", "anonymous": True}
    room.does(room.aino, "plan_task", session="s3", plan=plan)
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")
    made = room.does(room.bilal, "add_entry", element="rules", text="a", period="past").made
    room.does(room.aino, "open_voting")
    assert last().endswith("a vote on 1 card, 1 vote each, anonymously")
    room.does(room.bilal, "cast_votes", ballot=room.state.stage.ballot, items=[made])
    assert last() == "Anonymous voted (1 card)"
    room.does(room.bilal, "cast_votes", ballot=room.state.stage.ballot, items=[])
    room.does(room.aino, "close_voting")

    assert last() == "Facilitator closed the vote: nobody had chosen anything"


def test_what_was_entered_by_hand_says_so(room, last):
    """It is Dana's card, and the record says that someone typed it for her."""
    sent = {"act": "add_entry", "element": "rules", "text": "no visits", "period": "present"}
    room.laboratory.perform(room.workshop, room.aino, read_act(sent), on_behalf="P02")

    assert last() == "P02 wrote under Rules (Present): “no visits” (entered by hand)"


def test_a_groups_own_system_is_told_as_the_groups(room, last):
    """The record says for whom a system came to be when the groups began to work."""
    room.does(room.aino, "form_group", name="Door side")
    room.does(room.aino, "plan_task", session="s3", plan={"title": "Apart", "by_groups": True})
    room.does(room.aino, "start_task", task=f"t{room.state.seq}")
    told = chronicle(room.laboratory, room.workshop)

    assert told[-2].text == "named the activity system “Door side” for the small group “Door side”"
