"""The join address: what a phone in the room can reach, whoever asks from wherever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from changelab.live.addresses import Address
from changelab.live.doorway import Doorway, base_address


def asked(host: str | None, port: int = 8501, scheme: str = "http") -> Request:
    """A request that came to that host."""
    headers = [(b"host", host.encode("latin-1"))] if host is not None else []
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/",
            "query_string": b"",
            "scheme": scheme,
            "headers": headers,
            "server": ("0.0.0.0", port),
        }
    )


def door(*hosts: str) -> Doorway:
    """The door of a laptop with these addresses."""
    opened = Doorway(lambda: [Address(host, "wlan0") for host in hosts])
    opened.look()
    return opened


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8501",
        "127.0.0.1:8501",
        "[::1]:8501",
        "0.0.0.0:8501",
        "169.254.7.7:8501",
        "lab.localhost:8501",
        "ainos-laptop:8501",
        None,
    ],
)
def test_a_projector_on_the_laptop_shows_the_laptops_address(host):
    """Opened under a name that only the laptop knows, the page names what phones can reach."""
    assert base_address(asked(host), door("192.168.1.7", "10.0.0.9")) == "http://192.168.1.7:8501"


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("192.168.1.7:8501", "http://192.168.1.7:8501"),
        ("10.0.0.9:8501", "http://10.0.0.9:8501"),
        ("lab.local:8501", "http://lab.local:8501"),
        ("lab.example", "http://lab.example"),
        ("[fd00::7]:8501", "http://[fd00::7]:8501"),
    ],
)
def test_an_address_that_was_used_is_kept(host, shown):
    """What reached the server from elsewhere is what others can use."""
    assert base_address(asked(host), door("10.0.0.9", "192.168.1.7")) == shown


def test_an_address_that_is_no_longer_ours_is_not_shown():
    """A projector that was opened under the old address names the new one."""
    hosts = ["192.168.1.7"]
    moving = Doorway(lambda: [Address(host, "wlan0") for host in hosts])
    moving.look()
    assert base_address(asked("192.168.1.7:8501"), moving) == "http://192.168.1.7:8501"

    hosts[:] = ["192.168.77.7"]
    moving.look()

    assert base_address(asked("192.168.1.7:8501"), moving) == "http://192.168.77.7:8501"


def test_an_address_that_passes_requests_on_to_us_is_kept():
    """In a container or behind a router the address that was used was never the machine's own."""
    assert base_address(asked("192.168.5.5:80"), door("172.17.0.2")) == "http://192.168.5.5"


@pytest.mark.parametrize(
    "host", ["localhost:8501", "10.0.0.9:8501", "lab.local:8501", "lab.example"]
)
def test_a_chosen_address_always_wins(host):
    """Whatever the asker used, and with the port at which the server really answers."""
    chosen = door("10.0.0.9", "192.168.1.7")
    chosen.choose("192.168.1.7")

    assert base_address(asked(host), chosen) == "http://192.168.1.7:8501"


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", None])
def test_without_any_network_there_is_no_address(host):
    """A laptop in no network offers phones nothing that leads nowhere."""
    assert base_address(asked(host), door()) is None


@given(st.text(alphabet=st.characters(min_codepoint=1, max_codepoint=255), max_size=40))
def test_a_forged_host_never_gets_markup_or_a_path_onto_the_wall(host):
    """Whatever a client calls this server, the address is scheme, plain host and port."""
    shown = base_address(asked(host), door("10.0.0.9")).removeprefix("http://")

    assert not set(shown) & set("/\\<>\"'@?# \n")
