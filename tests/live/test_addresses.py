"""Which addresses this laptop has, and in which order phones probably reach them."""

import ipaddress
import random

import ifaddr
import pytest

from changelab.live import addresses
from changelab.live.addresses import Address, lan_addresses, likeliest_first

WLAN = Address("192.168.1.7", "wlan0")
CABLE = Address("10.20.0.9", "eth0")
CAMPUS = Address("130.232.1.5", "eth1")
DOCKER = Address("172.17.0.1", "docker0", virtual=True)
TUNNEL = Address("100.101.1.2", "tailscale0", virtual=True)


def adapter(name: str, *hosts: str, description: str = "") -> ifaddr.Adapter:
    """A network interface as the system tells of it."""
    ips = [ifaddr.IP((host, 0, 0) if ":" in host else host, 24, name) for host in hosts]
    return ifaddr.Adapter(name, description or name, ips)


def test_no_address_of_this_machine_is_offered_that_only_it_reaches():
    """Loopback and link-local addresses are of no use to a phone."""
    for address in lan_addresses():
        one = ipaddress.ip_address(address.host)
        assert not (one.is_loopback or one.is_link_local)
        assert address.interface


def test_the_address_that_the_system_uses_is_the_likeliest():
    """The order does not depend on how the system lists its interfaces."""
    found = [WLAN, CABLE, CAMPUS, DOCKER, TUNNEL]

    for _ in range(20):
        random.shuffle(found)
        order = likeliest_first(found, routed=CABLE.host)

        assert order[0] == CABLE
        assert order[1:3] == [WLAN, CAMPUS]
        assert set(order[3:]) == {DOCKER, TUNNEL}


def test_without_a_way_into_the_world_a_private_address_is_the_likeliest():
    """A router without internet, or the laptop's own hotspot."""
    assert likeliest_first([CAMPUS, DOCKER, WLAN], routed=None) == [WLAN, CAMPUS, DOCKER]


def test_a_tunnel_comes_last_though_everything_goes_through_it():
    """A laptop whose VPN is on is reached by its Wi-Fi, not through the VPN."""
    assert likeliest_first([TUNNEL, WLAN], routed=TUNNEL.host) == [WLAN, TUNNEL]


def test_an_address_on_two_interfaces_is_offered_once():
    """A bridge and what it bridges may have the same address."""
    twice = [Address("192.168.1.7", "br0"), WLAN]

    assert [one.host for one in likeliest_first(twice, None)] == ["192.168.1.7"]


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("docker0", ""),
        ("br-3f1c9d2a", ""),
        ("virbr0", ""),
        ("vmnet8", ""),
        ("tailscale0", ""),
        ("utun4", ""),
        ("wwan0", ""),
        ("vEthernet (WSL)", "Hyper-V Virtual Ethernet Adapter"),
        ("Ethernet 3", "VirtualBox Host-Only Ethernet Adapter"),
        ("Local Area Connection", "TAP-Windows Adapter V9"),
    ],
)
def test_what_leads_elsewhere_than_into_the_room_comes_last(monkeypatch, name, description):
    """Virtual machines, containers and tunnels are told by their names on every system."""
    monkeypatch.setattr(
        addresses.ifaddr,
        "get_adapters",
        lambda: [adapter(name, "10.0.0.1", description=description), adapter("en0", "130.0.0.9")],
    )

    assert [one.host for one in lan_addresses()] == ["130.0.0.9", "10.0.0.1"]


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("wlp3s0", ""),
        ("en0", ""),
        ("bridge100", ""),
        ("br0", ""),
        ("Wi-Fi", "Intel(R) Wi-Fi 6 AX201 160MHz"),
        ("Local Area Connection* 2", "Microsoft Wi-Fi Direct Virtual Adapter"),
    ],
)
def test_a_laptops_hotspot_and_its_cards_lead_into_the_room(monkeypatch, name, description):
    """Also the hotspot that Windows calls virtual, and that macOS makes a bridge of."""
    monkeypatch.setattr(
        addresses.ifaddr,
        "get_adapters",
        lambda: [adapter(name, "192.168.137.1", "fe80::1", description=description)],
    )

    assert lan_addresses() == [Address("192.168.137.1", name)]
