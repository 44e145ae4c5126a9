"""A card that is moved is read where it is now, and by nobody who may not look there."""

import pytest


@pytest.fixture
def plan(workshop_of):
    """An open task, and one that is shown after the reveal; Bilal wrote in the open one."""
    workshop = workshop_of(
        {"title": "Open floor"}, {"title": "In the way", "who_sees": "after_reveal"}
    )
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    item = workshop.entry(bilal, "the threshold")
    return workshop, bilal, dana, item, since


def test_put_with_covered_cards_it_is_covered(plan):
    """It belongs to the other task: nobody reads it before that is revealed, of no moment."""
    workshop, _, dana, item, since = plan
    covered = list(workshop.state.tasks)[1]
    workshop.aino_does("refile_card", item=item, task=covered)

    for token in (dana.token, workshop.wall):
        assert "the threshold" not in workshop.everything(token, since)


def test_a_hidden_card_stays_hidden_wherever_it_is_put(plan):
    """Another element, another period: no picture shows it."""
    workshop, _, dana, item, since = plan
    workshop.aino_does("hide", item=item)
    workshop.aino_does("move_entry", entry=item, element="tools", periods=["past", "future"])

    for token in (dana.token, workshop.wall):
        assert "the threshold" not in workshop.everything(token, since)
