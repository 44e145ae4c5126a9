"""What is still planned is the facilitator's: no picture tells the room of it, of no moment."""

import pytest

TASKS = (
    {
        "title": "Look in the mirror",
        "learning_actions": ["questioning"],
        "notes": "they may resist",
    },
    {"title": "Where does it come from?", "learning_actions": ["analysing"]},
    {"title": "A surprise for later", "learning_actions": ["modelling"]},
)


@pytest.fixture
def begun(workshop_of):
    """Two tasks were begun, the third is to come; Bilal wrote a card that is covered."""
    workshop = workshop_of(*TASKS[:1], {**TASKS[1], "who_sees": "after_reveal"}, *TASKS[2:])
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    workshop.aino_does("next_task")
    workshop.entry(bilal, "the threshold")
    return workshop, dana, since


def cycle(workshop, token: str, **query) -> str:
    """The picture of the learning cycle as that key gets it."""
    where = f"/live/{workshop.venue.workshop}/pictures/cycle.svg"
    headers = {"Authorization": f"Bearer {token}"}
    answer = workshop.venue.http.get(where, headers=headers, params=query)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_the_room_sees_the_course_so_far_and_nothing_ahead(begun):
    """Begun tasks stand in the cycle on the wall and on phones; the next one does not."""
    workshop, dana, _ = begun

    for token in (dana.token, workshop.wall):
        got = cycle(workshop, token)
        assert "Look in the mirror" in got and "Where does it come from?" in got
        assert "A surprise" not in got and "they may resist" not in got


def test_who_leads_sees_what_is_planned(begun):
    """So these stories are not blind."""
    workshop, _, _ = begun

    assert "A surprise for later" in cycle(workshop, workshop.aino)


def test_looking_back_tells_no_more(begun):
    """At an earlier moment only what was begun by then is in it."""
    workshop, dana, since = begun

    for token in (dana.token, workshop.wall):
        got = cycle(workshop, token, at=since)
        assert "Look in the mirror" in got and "Where does it come from?" not in got


def test_covered_cards_are_not_counted_for_the_room(begun):
    """The cycle says how many cards can be seen, not how many were written."""
    workshop, dana, _ = begun

    for token, cards in ((dana.token, False), (workshop.wall, False), (workshop.aino, True)):
        assert ("begun, 1 card" in cycle(workshop, token)) is cards
