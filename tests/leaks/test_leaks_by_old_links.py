"""A link that was renewed opens nothing: its open stream ends, and it is told nothing more."""

import pytest

from changelab.domain.vocabulary import Role

LINKED = [Role.FACILITATOR, Role.SCRIBE, Role.RESEARCHER, Role.OBSERVER]


@pytest.mark.parametrize("role", LINKED)
def test_a_renewed_link_is_told_nothing_more(workshop_of, role: Role):
    """Whoever had the old link hears the end, and no card that came after."""
    workshop = workshop_of({"title": "Open floor"})
    bilal, old = workshop.joins("Bilal"), workshop.venue.tokens[role]
    stream = workshop.listens(old)
    workshop.venue.laboratory.doors.renew(workshop.venue.workshop, role)
    workshop.entry(bilal, "after the link was renewed")
    newest = str(workshop.state.seq)

    said = stream.heard_until_it_ends().decode()
    assert "after the link" not in said and f"data: {newest}" not in said


@pytest.mark.parametrize("role", LINKED)
def test_a_renewed_link_opens_nothing(workshop_of, role: Role):
    """State, stream and pictures refuse it; the new one is let in."""
    workshop = workshop_of({"title": "Open floor"})
    key, old = workshop.venue.workshop, workshop.venue.tokens[role]
    workshop.state_of(old)
    new = workshop.venue.laboratory.doors.renew(key, role)

    for where in (
        f"/api/workshops/{key}/state",
        f"/live/{key}/events",
        f"/live/{key}/pictures/activity-system.svg",
    ):
        assert workshop.venue.http.get(where, params={"token": old}).status_code == 401
    assert workshop.state_of(new)
