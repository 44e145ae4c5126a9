"""Where phones find this laptop: its addresses on the local network, as they are now."""

import ipaddress
import re
import socket

from starlette.requests import Request

#: Nothing is sent to these; asking for a route to them names the interface that would be used.
_ELSEWHERE = ("10.255.255.255", "192.168.255.255", "172.31.255.255", "203.0.113.1")
#: Host names that only this machine understands.
_HERE = re.compile(r"^(localhost|127\.[0-9.]+|\[?::1\]?|0\.0\.0\.0|testserver)$", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"^[A-Za-z0-9._-]{1,253}$|^\[[0-9A-Fa-f:.]+\]$")


def lan_addresses() -> list[str]:
    """The IPv4 addresses of this machine that phones may reach, the likeliest first.

    Asks the system's resolver, so it may block.
    """
    found = dict.fromkeys([*_routed(), *_named()])
    usable = [one for one in found if not _is_local_only(one)]
    return sorted(usable, key=lambda one: not ipaddress.ip_address(one).is_private)


def base_address(request: Request, near: list[str]) -> str:
    """What to put before a path so that a phone in the room reaches this server.

    The name the asker used, if a phone can use it too; else the first of `near`, the
    laptop's addresses on the local network.
    """
    scheme = request.url.scheme
    host, port = _host_and_port(request)
    if host is None or _HERE.match(host):
        host = near[0] if near else "localhost"
        port = port or _server_port(request)
    usual = {"http": 80, "https": 443}.get(scheme)
    return f"{scheme}://{host}" + (f":{port}" if port and port != usual else "")


def _host_and_port(request: Request) -> tuple[str | None, int | None]:
    asked = request.headers.get("host", "")
    host, _, port = asked.rpartition(":") if re.search(r":\d+$", asked) else (asked, "", "")
    return (host, int(port) if port else None) if _PLAIN_HOST.match(host) else (None, None)


def _server_port(request: Request) -> int | None:
    server = request.scope.get("server")
    return server[1] if server else None


def _routed() -> list[str]:
    found = []
    for elsewhere in _ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((elsewhere, 9))
                found.append(probe.getsockname()[0])
            except OSError:
                continue
    return found


def _named() -> list[str]:
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return [str(one[4][0]) for one in known]


def _is_local_only(address: str) -> bool:
    one = ipaddress.ip_address(address)
    return one.is_loopback or one.is_link_local or one.is_unspecified or one.is_multicast
