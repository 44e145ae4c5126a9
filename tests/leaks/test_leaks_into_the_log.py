"""The server's log says which addresses were asked for, and neither keys nor people's words."""

import pytest


@pytest.fixture
def asked(workshop_of, logged):
    """Everybody asked for everything, with the key in the address, and some were refused."""
    logged.taken()
    workshop = workshop_of({"title": "Open floor"})
    bilal = workshop.joins("Zebulon Quartermaine")
    http, key = workshop.venue.http, workshop.venue.workshop
    tokens = [bilal.token, *workshop.venue.tokens.values()]
    workshop.entry(bilal, "names a colleague")
    bilal.sends("reword", item="e999", text="names another")
    bilal.sends("add_entry", element="names a third", text="x", period="present")
    for content in (b'"names a fourth \\ud83d"', b"\xff names a fifth", b'{"act": "names a sixth'):
        headers = {"Authorization": f"Bearer {bilal.token}"}
        http.post(f"/api/workshops/{key}/acts", content=content, headers=headers)
    for token in tokens:
        for where in (
            f"/api/workshops/{key}/state?token={token}",
            f"/api/workshops/{key}/state?at=4&token={token}",
            f"/live/{key}/pictures/activity-system.svg?token={token}&period=past",
            f"/room/{token}",
            f"/room/{token}?workshop={key}",
            f"/enter/{token}",
        ):
            http.get(where)
        workshop.missed(token, 1)
    return workshop, tokens, logged.taken()


def test_requests_are_logged(asked):
    """So this story is not blind."""
    workshop, _, log = asked

    assert f"/api/workshops/{workshop.venue.workshop}/state" in log
    assert "/room/" in log and "/enter/" in log


def test_no_key_is_logged(asked):
    """Tokens stand in addresses; in the log their place is taken by a sign."""
    workshop, tokens, log = asked
    phones = workshop.venue.laboratory.doors.person(workshop.venue.workshop, "P01")

    assert [token for token in tokens if token in log] == []
    assert phones.secret not in log


def test_no_word_and_no_name_is_logged(asked):
    """What people type is in the record; what they are called in the key table."""
    *_, log = asked

    for words in ("names a", "names another", "Zebulon", "Quartermaine"):
        assert words not in log


def test_nothing_failed(asked):
    """A failure would have been logged with all that it was about."""
    *_, log = asked

    assert "Traceback" not in log and "failed" not in log
