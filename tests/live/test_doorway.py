"""The facilitator may choose under which of the laptop's addresses phones find it."""

import pytest

from changelab.live.addresses import Address
from changelab.live.doorway import Doorway

WLAN = Address("192.168.1.7", "wlan0")
CABLE = Address("10.20.0.9", "eth0")
HOTSPOT = Address("192.168.137.1", "ap0")


class Laptop:
    """A laptop that is carried from network to network."""

    def __init__(self, *found: Address) -> None:
        self.found = list(found)
        self.fails: Exception | None = None
        self.door = Doorway(self.tells)
        self.door.look()

    def tells(self) -> list[Address]:
        """What the system says."""
        if self.fails:
            raise self.fails
        return self.found

    def comes_into(self, *found: Address) -> bool:
        """It has these addresses now; True if the door noticed a change."""
        self.found = list(found)
        return self.door.look()


def test_the_likeliest_address_is_told_by_itself():
    """Nobody has to choose."""
    door = Laptop(WLAN, CABLE).door

    assert door.addresses == [WLAN, CABLE]
    assert (door.chosen, door.best) == (None, WLAN.host)


def test_a_chosen_address_is_told_instead():
    """Aino knows that the phones are in the other network; later she lets it go again."""
    door = Laptop(WLAN, CABLE).door

    door.choose(CABLE.host)
    assert (door.chosen, door.best) == (CABLE.host, CABLE.host)
    door.choose(None)
    assert (door.chosen, door.best) == (None, WLAN.host)


def test_a_chosen_address_that_vanishes_gives_way_until_it_returns():
    """The cable is pulled: the Wi-Fi takes over; plugged in again, the choice holds again."""
    laptop = Laptop(WLAN, CABLE)
    laptop.door.choose(CABLE.host)

    assert laptop.comes_into(WLAN)
    assert (laptop.door.chosen, laptop.door.best) == (None, WLAN.host)
    assert laptop.comes_into(WLAN, CABLE)
    assert (laptop.door.chosen, laptop.door.best) == (CABLE.host, CABLE.host)


def test_whoever_must_know_is_told_of_a_choice():
    """Screens that are open follow at once."""
    door, told = Laptop(WLAN, CABLE).door, []
    door.when_chosen = lambda: told.append(door.best)

    door.choose(CABLE.host)
    door.choose(None)

    assert told == [CABLE.host, WLAN.host]


def test_only_a_change_counts_as_one():
    """Looking again at the same network tells nobody anything."""
    laptop = Laptop(WLAN)

    assert not laptop.comes_into(WLAN)
    assert laptop.comes_into(HOTSPOT)
    assert laptop.comes_into()
    assert not laptop.comes_into()


def test_a_laptop_without_network_has_only_itself():
    """Nothing is chosen, nothing can be."""
    laptop = Laptop()
    laptop.door.choose(WLAN.host)

    assert (laptop.door.addresses, laptop.door.chosen) == ([], None)
    assert laptop.door.best == "localhost"


def test_a_server_that_listens_at_one_address_tells_no_other():
    """Started with --host, the other addresses lead nowhere."""
    laptop = Laptop(WLAN, CABLE)
    laptop.door.answers_only_at(CABLE.host)
    laptop.door.look()

    assert laptop.door.addresses == [CABLE]


@pytest.mark.parametrize("error", [OSError("too many open files"), AssertionError("no netmask")])
def test_what_was_known_stands_while_the_system_does_not_tell(error):
    """A failed look is no change; the next one finds what is new."""
    laptop = Laptop(WLAN)

    laptop.fails = error
    assert not laptop.comes_into(HOTSPOT)
    assert laptop.door.best == WLAN.host
    laptop.fails = None
    assert laptop.comes_into(HOTSPOT)
    assert laptop.door.best == HOTSPOT.host
