"""A vote shows the cards it is about, and none that are covered or hidden beside them."""

import pytest


@pytest.fixture
def under_one_heading(workshop_of):
    """A heading over an open card and a covered one that Aino has hidden."""
    covered = {"title": "In the way", "who_sees": "after_reveal"}
    workshop = workshop_of({"title": "Open floor"}, covered)
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    shown = workshop.entry(bilal, "targets")
    workshop.aino_does("next_task")
    hidden = workshop.entry(bilal, "names a colleague")
    workshop.entry(bilal, "still covered")
    workshop.aino_does("hide", item=hidden)
    workshop.aino_does("group_cards", items=[shown, hidden], text="Pressure")
    workshop.aino_does("previous_task")
    return workshop, dana, since


def test_a_vote_on_a_heading_does_not_reveal_the_task_of_a_hidden_card(under_one_heading):
    """Voting on the open task leaves the covered one covered."""
    workshop, dana, since = under_one_heading
    workshop.aino_does("open_voting")

    for token in (dana.token, workshop.wall):
        got = workshop.everything(token, since)
        assert "still covered" not in got
        assert "names a colleague" not in got


def test_a_line_kept_for_later_under_the_heading_reveals_nothing_either(workshop_of):
    """It is on no screen: nobody votes on it, and the task it was kept in stays covered."""
    covered = {"title": "In the way", "who_sees": "after_reveal"}
    workshop = workshop_of({"title": "Open floor"}, covered)
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    shown = workshop.entry(bilal, "targets")
    workshop.aino_does("next_task")
    workshop.entry(bilal, "still covered")
    line = workshop.aino_does("keep_line", text="for later")
    workshop.aino_does("group_cards", items=[shown, line], text="Pressure")
    workshop.aino_does("previous_task")
    workshop.aino_does("open_voting")

    for token in (dana.token, workshop.wall):
        assert "still covered" not in workshop.everything(token, since)


def test_a_vote_on_covered_cards_reveals_them(workshop_of):
    """What everybody votes on, everybody sees."""
    workshop = workshop_of({"title": "In the way", "who_sees": "after_reveal"})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    workshop.entry(bilal, "the threshold")
    workshop.aino_does("open_voting")

    assert b"the threshold" in workshop.state_of(dana.token)
