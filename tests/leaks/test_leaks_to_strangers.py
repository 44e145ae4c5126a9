"""Who does not belong to the workshop is told nothing of it: no word, no title, no number."""

import pytest

from changelab.domain.vocabulary import Role


@pytest.fixture
def rooms(workshop_of):
    """A workshop in which Bilal wrote a card, and another one in the same house."""
    workshop, elsewhere = workshop_of({"title": "Open floor"}), workshop_of({"title": "Other"})
    item = workshop.entry(workshop.joins("Bilal"), "among us")
    return workshop, elsewhere, item


@pytest.fixture(params=["nobody", "a phone of another workshop", *Role])
def stranger(rooms, request) -> str:
    """The key of somebody who does not belong."""
    _, elsewhere, _ = rooms
    if request.param == "nobody":
        return ""
    if request.param in elsewhere.venue.tokens:
        return elsewhere.venue.tokens[request.param]
    return elsewhere.joins("Zoe").token


def test_a_stranger_reads_nothing(rooms, stranger: str):
    """State, moments, stream and pictures refuse, and the refusal says nothing of the room."""
    workshop, _, _ = rooms
    key = workshop.venue.workshop
    title = workshop.state.about.title

    for where in (
        f"/api/workshops/{key}/state",
        f"/api/workshops/{key}/state?at=3",
        f"/live/{key}/events",
        f"/live/{key}/events?changes=1&seq=1",
        f"/live/{key}/pictures/activity-system.svg",
    ):
        answer = workshop.venue.http.get(where, headers=bearer_of(stranger))
        assert answer.status_code in (401, 403)
        assert "among us" not in answer.text and title not in answer.text


def test_a_stranger_does_nothing_and_is_told_nothing_by_being_refused(rooms, stranger: str):
    """A card that is there and one that is not are refused in the same words."""
    workshop, _, item = rooms
    path = f"/api/workshops/{workshop.venue.workshop}/acts"

    def refused(key: str) -> str:
        sent = {"id": "0b0e3e0a-5b0c-4d55-9f0e-2f3d3c9d1a11", "act": "hide", "item": key}
        answer = workshop.venue.http.post(path, json=sent, headers=bearer_of(stranger))
        assert answer.status_code in (401, 403)
        return answer.text

    assert refused(item) == refused("e999")


def bearer_of(token: str) -> dict[str, str]:
    """The header of that key; none without one."""
    return {"Authorization": f"Bearer {token}"} if token else {}
