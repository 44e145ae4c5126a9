"""Cards under a heading are voted on together: people choose the heading."""

import pytest


@pytest.fixture
def cards(room) -> list[str]:
    """Four cards, in the order they came."""
    sent = {"element": "rules", "period": "present"}
    return [
        room.does(room.bilal, "add_entry", text=text, **sent).made
        for text in ("targets", "waiting", "forms", "noise")
    ]


@pytest.fixture
def heading(room, cards) -> str:
    """The second and the fourth of them stand under it."""
    room.does(room.aino, "group_cards", items=[cards[1], cards[3]], text="Waiting")
    return room.state.heading_of(cards[1]).id


def vote(room, who, *items: str):
    """That person chooses these, in the vote that is open."""
    return room.does(who, "cast_votes", ballot=room.state.stage.ballot, items=items)


def results(room) -> dict[str, int]:
    """What came out of the vote that is open."""
    ballot = room.state.stage.ballot
    room.does(room.aino, "close_voting")
    return room.state.ballots[ballot].results


def test_the_heading_stands_in_the_place_of_its_cards(room, cards, heading):
    """Once, where its first card stood."""
    room.does(room.aino, "open_voting")

    assert room.state.ballot.candidates == (cards[0], heading, cards[2])


def test_the_votes_are_the_headings(room, cards, heading):
    """People choose it as they choose a card."""
    room.does(room.aino, "open_voting")
    vote(room, room.bilal, heading, cards[0])
    vote(room, room.dana, heading)

    assert results(room) == {heading: 2, cards[0]: 1}


def test_a_card_merged_into_one_of_its_cards_votes_for_the_heading(room, cards, heading):
    """What is left of it stands under the heading; who chose both chose one thing."""
    room.does(room.aino, "open_voting")
    vote(room, room.bilal, cards[0], heading)
    vote(room, room.dana, cards[0])
    room.does(room.aino, "merge_cards", into=cards[1], items=[cards[0]])

    assert results(room) == {heading: 2}


def test_a_card_grouped_meanwhile_keeps_its_votes(room, cards, heading):
    """It was chosen by itself; where it stands now changes nothing about that."""
    room.does(room.aino, "open_voting")
    vote(room, room.bilal, cards[0])
    room.does(room.aino, "group_cards", items=[cards[0]], heading=heading)

    assert results(room) == {cards[0]: 1}


def test_a_heading_taken_apart_meanwhile_keeps_its_votes_and_its_name(room, cards, heading):
    """The results still say in words what people chose."""
    room.does(room.aino, "open_voting")
    vote(room, room.bilal, heading)
    room.does(room.aino, "ungroup_cards", items=[cards[1], cards[3]])

    assert results(room) == {heading: 1}
    assert room.state.headings[heading].text == "Waiting"


def test_a_heading_whose_cards_are_all_hidden_is_not_to_be_chosen(room, cards, heading):
    """Nobody sees what would stand behind it."""
    for item in (cards[1], cards[3]):
        room.does(room.aino, "hide", item=item)
    room.does(room.aino, "open_voting")

    assert room.state.ballot.candidates == (cards[0], cards[2])
