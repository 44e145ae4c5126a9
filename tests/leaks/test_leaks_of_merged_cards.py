"""Of a card that was merged the room sees that it counts, and not its words."""

import pytest

PULLS = {"poles": [{"element": "rules"}], "period": "present", "manifestation": "dilemma"}


@pytest.fixture
def open_floor(workshop_of):
    """Bilal and Dana at work, and Farida who looks on."""
    workshop = workshop_of({"title": "Open floor"})
    people = [workshop.joins(name) for name in ("Bilal", "Dana", "Farida")]
    return workshop, *people, workshop.state.seq


def test_words_that_differ_are_not_read(open_floor):
    """Dana named somebody; merged into Bilal's card it is read by Dana and by Aino alone."""
    workshop, bilal, dana, farida, since = open_floor
    into, item = workshop.entry(bilal, "targets"), workshop.entry(dana, "targets of Ms Moss")
    workshop.aino_does("merge_cards", into=into, items=[item])

    for token in (bilal.token, farida.token, workshop.wall):
        got = workshop.everything(token, since)
        assert "Ms Moss" not in got and "targets" in got
    for token in (dana.token, workshop.aino):
        assert b"Ms Moss" in workshop.state_of(token)


def contradiction(phone, text: str) -> str:
    """Two things that pull, with how it shows; its id."""
    return phone.sends("log_contradiction", text=text, **PULLS).json()["made"]


def test_what_was_logged_in_the_same_words_goes_along(open_floor):
    """A contradiction and its manifestation were said as one: neither is read when merged."""
    workshop, bilal, dana, farida, since = open_floor
    into, item = contradiction(bilal, "targets"), contradiction(dana, "targets of Ms Moss")
    workshop.aino_does("merge_cards", into=into, items=[item])

    for token in (bilal.token, farida.token, workshop.wall):
        assert "Ms Moss" not in workshop.everything(token, since)


def test_hidden_with_the_card_it_went_into_it_stays_hidden_when_that_is_taken_back(open_floor):
    """Aino hid what both said; Bilal takes his card back, and Dana's does not appear."""
    workshop, bilal, dana, farida, since = open_floor
    into, item = workshop.entry(bilal, "targets"), workshop.entry(dana, "targets of Ms Moss")
    workshop.aino_does("merge_cards", into=into, items=[item])
    workshop.aino_does("hide", item=into)
    bilal.sends("withdraw", item=into)

    for token in (bilal.token, farida.token, workshop.wall):
        assert "targets of" not in workshop.everything(token, since)
