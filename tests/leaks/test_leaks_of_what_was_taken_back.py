"""What its author took back, or put in other words, is read by nobody in the room any more."""

import pytest


@pytest.fixture
def room(workshop_of):
    """Bilal and Dana at work."""
    workshop = workshop_of({"title": "Open floor"})
    return workshop, workshop.joins("Bilal"), workshop.joins("Dana"), workshop.state.seq


def test_a_card_taken_back_is_read_of_no_moment(room):
    """Neither by looking back nor by having been away."""
    workshop, bilal, dana, since = room
    bilal.sends("withdraw", item=workshop.entry(bilal, "said in anger"))

    for token in (dana.token, workshop.wall):
        assert "said in anger" not in workshop.everything(token, since)


def test_earlier_words_of_a_card_are_read_of_no_moment(room):
    """A name that was taken out of a card is out of it, wherever one looks."""
    workshop, bilal, dana, since = room
    item = workshop.entry(bilal, "said by Ms Moss")
    bilal.sends("reword", item=item, text="said by a colleague")

    for token in (dana.token, workshop.wall):
        got = workshop.everything(token, since)
        assert "Ms Moss" not in got and "said by a colleague" in got


def test_what_a_commitment_first_was_said_to_have_come_to_is_read_of_no_moment(room):
    """The outcome stands in the card: what was taken out of it is out of it."""
    workshop, bilal, dana, since = room
    item = bilal.sends("make_commitment", who="we", text="call the school").json()["made"]
    for outcome in ("Ms Moss forgot", "it was forgotten"):
        workshop.aino_does("follow_up", commitment=item, status="dropped", outcome=outcome)

    for token in (dana.token, workshop.wall):
        assert "Ms Moss" not in workshop.everything(token, since)


@pytest.mark.parametrize("acts", [["accept"], ["hide", "accept"]])
def test_showing_a_contradiction_does_not_bring_back_what_was_taken_back(room, acts: list[str]):
    """Bilal took the manifestation back; whatever becomes of the contradiction, it stays back."""
    workshop, bilal, dana, _ = room
    pulls = {"poles": [{"element": "rules"}], "period": "present", "manifestation": "dilemma"}
    item = bilal.sends("log_contradiction", text="targets", **pulls).json()["made"]
    (shown_by,) = workshop.state.manifestations
    assert bilal.sends("withdraw", item=shown_by).status_code == 200
    for act in acts:
        workshop.aino_does(act, item=item)

    assert f'"id":"{shown_by}"' not in workshop.state_of(dana.token).decode()
