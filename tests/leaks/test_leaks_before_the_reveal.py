"""Before the reveal nobody reads the cards of others; and covered again, not any more."""

import pytest


@pytest.fixture
def covered(workshop_of):
    """Bilal wrote a card in a task that is shown after the reveal; Dana waits."""
    workshop = workshop_of({"title": "In the way", "who_sees": "after_reveal"})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    workshop.entry(bilal, "the threshold")
    return workshop, dana, since


def test_nobody_else_reads_it(covered):
    """Neither Dana nor the projector, in nothing that they can get."""
    workshop, dana, since = covered

    for token in (dana.token, workshop.wall):
        assert "the threshold" not in workshop.everything(token, since)


def test_revealed_everybody_reads_it(covered):
    """So the stories here are not blind."""
    workshop, dana, since = covered
    workshop.aino_does("reveal")

    for token in (dana.token, workshop.wall):
        assert "the threshold" in workshop.everything(token, since)


def test_covered_again_it_is_read_of_no_moment(covered):
    """Revealed by a slip: nobody gets it by looking back, nor by having been away."""
    workshop, dana, since = covered
    workshop.aino_does("reveal")
    workshop.aino_does("cover")

    for token in (dana.token, workshop.wall):
        assert "the threshold" not in workshop.everything(token, since)
