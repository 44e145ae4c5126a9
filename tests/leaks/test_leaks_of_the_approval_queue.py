"""What waits for the facilitator's approval is read by its author and those who approve."""

import pytest


@pytest.fixture
def waiting(workshop_of):
    """Bilal's card waits."""
    workshop = workshop_of({"title": "Held", "held": True})
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    since = workshop.state.seq
    item = workshop.entry(bilal, "wait for it")
    return workshop, bilal, dana, item, since


def test_nobody_else_reads_it(waiting):
    """Neither Dana nor the projector, in nothing that they can get."""
    workshop, _, dana, _, since = waiting

    for token in (dana.token, workshop.wall):
        assert "wait for it" not in workshop.everything(token, since)


def test_an_approved_card_that_says_something_else_waits_again(waiting):
    """Bilal rewords it: the room reads neither what it said nor what it says now."""
    workshop, bilal, dana, item, since = waiting
    workshop.aino_does("accept", item=item)
    bilal.sends("reword", item=item, text="not approved by anyone")

    for token in (dana.token, workshop.wall):
        got = workshop.everything(token, since)
        assert "not approved" not in got
        assert "wait for it" not in got


def test_other_phones_do_not_hear_that_a_card_waits(workshop_of):
    """In a small group as well: no message about a card that its reader does not see."""
    apart = {"title": "Apart", "by_groups": True, "who_sees": "after_reveal", "held": True}
    workshop = workshop_of({"title": "First"}, apart)
    bilal, dana = workshop.joins("Bilal"), workshop.joins("Dana")
    workshop.aino_does("form_group", name="Door side")
    (group,) = workshop.state.groups
    for phone in (bilal, dana):
        workshop.aino_does("put_in_group", participant=phone.participant, group=group)
    workshop.aino_does("next_task")
    dana.state()
    since = workshop.state.seq
    item = workshop.entry(bilal, "wait for it")

    assert f'"{item}"' not in workshop.missed(dana.token, since).decode()
    assert f'"{item}"' not in workshop.state_of(dana.token).decode()
