"""Screens are told under which address phones find the laptop, and at once when it changes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pytest
import segno
from live_venue import Venue, bearer

from changelab.domain.vocabulary import Role

WLAN, CABLE = ("192.168.1.7", "wlan0"), ("10.20.0.9", "eth0")


def join_part(venue: Venue, host: str | None = None) -> dict:
    """What the projector knows of the way in, opened under that name."""
    headers = bearer(venue.tokens[Role.OBSERVER])
    if host:
        headers["Host"] = f"{host}:{venue.server.port}"
    answer = venue.http.get(f"/api/workshops/{venue.workshop}/state", headers=headers)
    return answer.json()["join"]


def drawn(venue: Venue, host: str | None = None) -> bytes:
    """The QR code that a screen is sent, opened under that name."""
    headers = {"Host": f"{host}:{venue.server.port}"} if host else {}
    answer = venue.http.get(f"/join/{venue.join_code}/qr.svg", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.content


def qr_of(venue: Venue, host: str) -> bytes:
    """A QR code that leads to that address."""
    made = segno.make(
        f"http://{host}:{venue.server.port}/join/{venue.join_code}", error="m", micro=False
    )
    out = BytesIO()
    made.save(out, kind="svg", border=4, omitsize=True, light="white", dark="black")
    return out.getvalue()


@contextmanager
def joins_told(venue: Venue, token: str) -> Iterator[Iterator[dict]]:
    """The ways in that a stream of changes tells, one after the other."""

    def told(lines: Iterator[str]) -> Iterator[dict]:
        for line in lines:
            if line.startswith("data: ") and '"join"' in line:
                yield json.loads(line.removeprefix("data: "))["join"]

    path = f"/live/{venue.workshop}/events"
    asked = {"token": token, "changes": 1}
    with venue.http.stream("GET", path, params=asked) as answer:
        yield told(answer.iter_lines())


def comes_into(venue: Venue, *network: tuple[str, str]) -> None:
    """The laptop is in that network, and has noticed."""
    venue.server.network[:] = network
    venue.server.live.hub.door.look()


def test_the_square_and_the_words_name_the_same_address(venue: Venue):
    """Whoever scans comes to the same place as who types."""
    join = join_part(venue)

    assert join["address"] == f"http://192.168.1.7:{venue.server.port}/join"
    assert join["qr"] == f"/join/{venue.join_code}/qr.svg"
    assert join["missing"] == ""
    assert drawn(venue) == qr_of(venue, "192.168.1.7")


def test_open_screens_are_told_of_another_network(venue: Venue):
    """The message holds all that is needed to show the new way in."""
    with joins_told(venue, venue.tokens[Role.OBSERVER]) as told:
        assert next(told)["address"].startswith("http://192.168.1.7:")
        venue.server.network[:] = ["192.168.77.7"]
        assert next(told) == {**join_part(venue), "address": _way(venue, "192.168.77.7")}

    assert drawn(venue) == qr_of(venue, "192.168.77.7")


def test_a_choice_is_told_to_every_open_screen(venue: Venue):
    """The facilitator chooses once, for the projector and for whoever opens one later."""
    comes_into(venue, WLAN, CABLE)
    door = venue.server.live.hub.door

    with joins_told(venue, venue.tokens[Role.OBSERVER]) as told:
        assert next(told)["address"] == _way(venue, WLAN[0])
        door.choose(CABLE[0])
        assert next(told)["address"] == _way(venue, CABLE[0])
        door.choose(None)
        assert next(told)["address"] == _way(venue, WLAN[0])

    door.choose(CABLE[0])
    assert join_part(venue)["address"] == _way(venue, CABLE[0])
    assert join_part(venue, host="192.168.1.7")["address"] == _way(venue, CABLE[0])
    assert drawn(venue, host="lab.local") == qr_of(venue, CABLE[0])


def test_a_choice_that_vanishes_is_taken_up_again_when_it_returns(venue: Venue):
    """The cable is pulled and plugged in again; the screens follow both."""
    comes_into(venue, WLAN, CABLE)
    venue.server.live.hub.door.choose(CABLE[0])

    with joins_told(venue, venue.tokens[Role.OBSERVER]) as told:
        assert next(told)["address"] == _way(venue, CABLE[0])
        venue.server.network[:] = [WLAN]
        assert next(told)["address"] == _way(venue, WLAN[0])
        venue.server.network[:] = [WLAN, CABLE]
        assert next(told)["address"] == _way(venue, CABLE[0])


def test_without_a_network_screens_are_told_what_to_do(venue: Venue):
    """No address, a sentence, and no QR code until there is a network again."""
    with joins_told(venue, venue.tokens[Role.OBSERVER]) as told:
        next(told)
        venue.server.network.clear()
        join = next(told)
        refused = venue.http.get(f"/join/{venue.join_code}/qr.svg")
        venue.server.network.append(WLAN)
        again = next(told)

    assert join["address"] == ""
    assert join["missing"].startswith("This laptop is in no network. ")
    assert refused.status_code == 404
    assert refused.json()["detail"] == join["missing"]
    assert again["address"] == _way(venue, WLAN[0])


def test_a_screen_that_was_opened_under_the_old_address_shows_the_new_one(venue: Venue):
    """The browser still says the old address; phones would not get there any more."""
    assert join_part(venue, host="192.168.1.7")["address"] == _way(venue, "192.168.1.7")

    comes_into(venue, ("192.168.77.7", "wlan0"))

    assert join_part(venue, host="192.168.1.7")["address"] == _way(venue, "192.168.77.7")
    assert drawn(venue, host="192.168.1.7") == qr_of(venue, "192.168.77.7")


@pytest.mark.parametrize("host", ["10.20.0.9", "lab.local"])
def test_of_two_networks_a_screen_shows_the_one_it_was_opened_in(venue: Venue, host: str):
    """A projector in the cable's network sends phones there, without any choice."""
    comes_into(venue, WLAN, CABLE)

    assert join_part(venue, host=host)["address"] == _way(venue, host)
    assert drawn(venue, host=host) == qr_of(venue, host)


def test_phones_are_not_told(venue: Venue):
    """Whoever is in needs no way in."""
    bilal = venue.joins("Bilal")

    assert "join" not in bilal.state()


def _way(venue: Venue, host: str) -> str:
    return f"http://{host}:{venue.server.port}/join"
