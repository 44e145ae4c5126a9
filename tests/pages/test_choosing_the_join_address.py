"""Which of the laptop's addresses phones are told: automatic first, chosen for everyone."""

import pytest

from changelab.live.addresses import Address
from changelab.ui.house import house

WIFI = Address("192.168.1.5", "wlan0")
CABLE = Address("10.0.0.7", "eth0")


@pytest.fixture
def network(monkeypatch, laboratory):
    """The laptop is in two networks; what it finds can be changed."""
    found = [WIFI, CABLE]
    door = house().live.hub.door
    monkeypatch.setattr(door, "_look_for_addresses", lambda: found)
    door.look()
    return found


def choice(test):
    """The field that the addresses are chosen in."""
    return next(one for one in test.selectbox if one.key.startswith("join-address"))


def way_in(test) -> str:
    """The address below the QR code."""
    return next(one.value for one in test.code if "/join/" in one.value)


def test_every_address_can_be_chosen_the_automatic_one_first(workbench, room, network):
    """Each says which interface has it; nothing is chosen, and the likeliest is told."""
    test = workbench.opens("run", room.workshop)

    assert list(choice(test).options) == [
        "automatic: the likeliest",
        "192.168.1.5 · wlan0",
        "10.0.0.7 · eth0",
    ]
    assert way_in(test).startswith("http://192.168.1.5")


def test_what_is_chosen_is_chosen_for_everyone(workbench, room, network):
    """Aino chooses the cable: the QR code at another workbench follows."""
    test = workbench.opens("run", room.workshop)
    choice(test).set_value("10.0.0.7").run()

    assert house().live.hub.door.chosen == "10.0.0.7"
    assert way_in(test).startswith("http://10.0.0.7")
    assert way_in(workbench.opens("run", room.workshop)).startswith("http://10.0.0.7")


def test_automatic_can_be_chosen_again(workbench, room, network):
    """Back to what the laptop finds by itself."""
    house().live.hub.door.choose("10.0.0.7")
    test = workbench.opens("run", room.workshop)
    choice(test).set_value("").run()

    assert house().live.hub.door.chosen is None
    assert way_in(test).startswith("http://192.168.1.5")


def test_an_address_that_is_gone_is_told_no_longer(workbench, room, network):
    """The chosen network went away: what is there now is told, and nothing breaks."""
    house().live.hub.door.choose("10.0.0.7")
    test = workbench.opens("run", room.workshop)
    network.remove(CABLE)
    house().live.hub.door.look()
    test.run()

    assert not test.exception
    assert way_in(test).startswith("http://192.168.1.5")


def test_without_a_network_the_page_says_what_to_do(workbench, room, network):
    """No QR code leads nowhere: a sentence says how phones can get here."""
    network.clear()
    house().live.hub.door.look()
    test = workbench.opens("run", room.workshop)

    assert "no network" in workbench.words(test)
    assert not [one for one in test.code if "/join/" in one.value]
