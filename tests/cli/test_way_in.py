"""When the server starts it says under which addresses participants join."""

import pytest

from changelab.cli.way_in import way_in
from changelab.live.addresses import Address
from changelab.live.doorway import Doorway

WLAN, CABLE = Address("192.168.1.7", "wlan0"), Address("10.20.0.9", "eth0")


def door(*found: Address) -> Doorway:
    """The door of a laptop with these addresses."""
    return Doorway(lambda: list(found))


def test_every_address_is_named_with_its_interface():
    """The facilitator sees at once in which networks the laptop is."""
    assert way_in(door(WLAN, CABLE), "0.0.0.0", 8501).splitlines() == [
        "Participants join at http://192.168.1.7:8501/join (wlan0)",
        "or, on another network, at http://10.20.0.9:8501/join (eth0)",
    ]


def test_a_server_on_one_address_names_that_one():
    """With --host the others lead nowhere, and no screen shows them."""
    two = door(WLAN, CABLE)

    said = way_in(two, "10.20.0.9", 8080)

    assert said == "Participants join at http://10.20.0.9:8080/join (eth0)"
    assert two.addresses == [CABLE]


def test_a_server_under_a_name_or_another_kind_of_address_says_it():
    """What is not among the laptop's own addresses is said as it was given."""
    assert way_in(door(WLAN), "lab.local", 80) == "Participants join at http://lab.local:80/join"
    assert way_in(door(WLAN), "fd00::7", 80) == "Participants join at http://[fd00::7]:80/join"


def test_without_a_network_it_says_what_to_do():
    """The workbench works; phones come later."""
    said = way_in(door(), "0.0.0.0", 8501)

    assert said.startswith("Participants cannot join yet. This laptop is in no network. ")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_server_for_this_machine_alone_says_so(host):
    """Nobody looks for a fault in the Wi-Fi."""
    said = way_in(door(WLAN), host, 8501)

    assert said == f"Phones cannot join: the server listens on {host}, for this machine alone."
