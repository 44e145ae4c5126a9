"""This machine's addresses on the local network, as they are now."""

import ipaddress
import re
import socket
from dataclasses import dataclass

import ifaddr

#: Nothing is sent to these; asking for a route to them tells which address would be used.
#: The first lies beyond every router, the others in networks that may have none.
_ELSEWHERE = ("203.0.113.1", "192.168.255.255", "10.255.255.255", "172.31.255.255")
#: What leads to machines inside this one, through a tunnel or to a telephone company: by
#: the names that Linux and macOS give interfaces, and by what Windows calls them.
_NOT_THE_ROOM = re.compile(
    r"^(docker|br-|veth|virbr|vmnet|vboxnet|vnet|lxc|lxd|podman|cni|flannel|cali|kube|dummy"
    r"|tailscale|tun|tap|utun|wg|zt|feth|ham|ipsec|nordlynx|ppp|wwan|rmnet)"
    r"|hyper-v|vethernet|vmware|virtualbox|docker|wsl|tailscale|wireguard|wintun|tap-windows"
    r"|openvpn|zerotier|hamachi|anyconnect|vpn|loopback",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine.

    Attributes:
        interface: the name of the network interface that has it.
        virtual: it probably leads elsewhere than into the room.
    """

    host: str
    interface: str
    virtual: bool = False


def lan_addresses() -> list[Address]:
    """The IPv4 addresses of this machine that phones may reach, the likeliest first.

    Raises:
        OSError: the system does not tell.
    """
    found = [
        Address(str(one.ip), one.nice_name, _is_virtual(adapter.nice_name, one.nice_name))
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        if one.is_IPv4 and not is_local_only(str(one.ip))
    ]
    return likeliest_first(found, _routed())


def likeliest_first(found: list[Address], routed: str | None) -> list[Address]:
    """The addresses, each once: first what the system would use itself, then private ones.

    `routed` is the one it would use. Those that lead elsewhere than into the room are last.
    """
    order = sorted(
        found,
        key=lambda one: (
            one.virtual,
            one.host != routed,
            not ipaddress.ip_address(one.host).is_private,
        ),
    )
    by_host: dict[str, Address] = {}
    for one in order:
        by_host.setdefault(one.host, one)
    return list(by_host.values())


def is_local_only(host: str) -> bool:
    """True if no other machine reaches this one by that address."""
    one = ipaddress.ip_address(host)
    return one.is_loopback or one.is_link_local or one.is_unspecified or one.is_multicast


def _is_virtual(*names: str) -> bool:
    return any(_NOT_THE_ROOM.search(name) for name in names)


def _routed() -> str | None:
    """The address that the system would use to go elsewhere; asks only its routing table."""
    for elsewhere in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((elsewhere, 9))
            except OSError:
                continue
            host = str(probe.getsockname()[0])
        if not is_local_only(host):
            return host
    return None
