"""Under which address phones find this laptop: found by itself, or chosen by the facilitator."""

import ipaddress
import logging
import re
from collections.abc import Callable

from starlette.requests import Request

from changelab.live.addresses import Address, is_local_only, lan_addresses

_log = logging.getLogger(__name__)

#: What a screen says where the address would stand.
NO_NETWORK = (
    "This laptop is in no network. Turn on its Wi-Fi hotspot, or connect it to the room’s Wi-Fi."
)
#: Names that only this machine understands: phones know none without a dot.
_ONLY_HERE = re.compile(r"^([A-Za-z0-9_-]*|.+\.localhost)$", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"^[A-Za-z0-9._-]{1,253}$|^\[[0-9A-Fa-f:.]+\]$")


class Doorway:
    """This laptop's addresses, and which of them is told to phones.

    An address that was chosen stands for as long as it is there; when it goes, the likeliest
    takes its place until it comes back.
    """

    def __init__(self, look_for_addresses: Callable[[], list[Address]] = lan_addresses) -> None:
        self._look_for_addresses = look_for_addresses
        self._addresses: tuple[Address, ...] = ()
        self._wish: str | None = None
        self._only: str | None = None
        #: Every address that this laptop had since the server started.
        self._were_ours: set[str] = set()
        self._said = ""
        #: Called after a choice, from whichever thread made it.
        self.when_chosen: Callable[[], None] = lambda: None

    @property
    def addresses(self) -> list[Address]:
        """The addresses as they were moments ago, the likeliest first."""
        return list(self._addresses)

    @property
    def chosen(self) -> str | None:
        """The address that was chosen, while this laptop has it; None: the likeliest is told."""
        return self._wish if self._is_ours(self._wish) else None

    @property
    def best(self) -> str:
        """The address for phones: the chosen one, else the likeliest; "localhost" without any."""
        likeliest = self._addresses[0].host if self._addresses else "localhost"
        return self.chosen or likeliest

    def choose(self, host: str | None) -> None:
        """Tell phones this address from now on; None: whichever is the likeliest."""
        self._wish = host
        self.when_chosen()

    def answers_only_at(self, host: str) -> None:
        """The server listens at this address alone: no other one leads to it."""
        self._only = host

    def look(self) -> bool:
        """Look for the addresses anew; True if they are others than before. May block."""
        try:
            found = self._look_for_addresses()
        except Exception as error:
            # Out of files, or an interface that cannot be read: what was known still stands.
            if str(error) != self._said:
                self._said = str(error)
                _log.warning("This machine's addresses cannot be read just now: %s", error)
            return False
        self._said, before = "", self._addresses
        self._addresses = tuple(one for one in found if self._only in (None, one.host))
        self._were_ours.update(one.host for one in self._addresses)
        return self._addresses != before

    def leads_nowhere(self, host: str | None) -> bool:
        """True if a phone in the room gets nowhere with this name or address of the server."""
        if host is None or _ONLY_HERE.match(host):
            return True
        try:
            address = str(ipaddress.ip_address(host.strip("[]")))
        except ValueError:
            return False
        # One that was never ours belongs to something that passes requests on to us.
        gone = address in self._were_ours and not self._is_ours(address)
        return gone or is_local_only(address)

    def _is_ours(self, host: str | None) -> bool:
        return any(one.host == host for one in self._addresses)


def base_address(request: Request, door: Doorway) -> str | None:
    """What to put before a path so that a phone in the room reaches this server.

    The address that was chosen; else the name the asker used, if phones can use it too; else
    the likeliest address. None if the laptop is in no network.
    """
    scheme = request.url.scheme
    host, port = _host_and_port(request)
    if door.chosen or door.leads_nowhere(host):
        if not door.addresses:
            return None
        host, port = door.best, _own_port(request) or port
    usual = {"http": 80, "https": 443}.get(scheme)
    return f"{scheme}://{host}" + (f":{port}" if port and port != usual else "")


def _host_and_port(request: Request) -> tuple[str | None, int | None]:
    asked = request.headers.get("host", "")
    host, _, port = asked.rpartition(":") if re.search(r":\d+$", asked) else (asked, "", "")
    return (host, int(port) if port else None) if _PLAIN_HOST.match(host) else (None, None)


def _own_port(request: Request) -> int | None:
    server = request.scope.get("server")
    return server[1] if server else None
