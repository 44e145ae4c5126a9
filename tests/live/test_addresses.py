"""The join address: what a phone in the room can reach, as it is now."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from changelab.live.addresses import base_address, lan_addresses


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


def test_no_address_is_offered_that_only_this_machine_reaches():
    """Loopback and link-local addresses are of no use to a phone."""
    for address in lan_addresses():
        one = ipaddress.ip_address(address)
        assert not (one.is_loopback or one.is_link_local)


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "0.0.0.0:8501"])
def test_a_projector_on_the_laptop_shows_the_laptops_address(host):
    """Opened on the laptop itself, the page still names what phones can reach."""
    assert base_address(asked(host), ["192.168.1.7", "10.0.0.9"]) == "http://192.168.1.7:8501"


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("192.168.1.7:8501", "http://192.168.1.7:8501"),
        ("lab.local:8501", "http://lab.local:8501"),
        ("lab.example", "http://lab.example"),
        ("[fd00::7]:8501", "http://[fd00::7]:8501"),
    ],
)
def test_an_address_that_was_used_is_kept(host, shown):
    """What reached the server from elsewhere is what others can use."""
    assert base_address(asked(host), ["10.0.0.9"]) == shown


def test_without_any_network_there_is_still_an_address():
    """A laptop without network shows itself."""
    assert base_address(asked("127.0.0.1:8501"), []) == "http://localhost:8501"


@given(st.text(alphabet=st.characters(min_codepoint=1, max_codepoint=255), max_size=40))
def test_a_forged_host_never_gets_markup_or_a_path_onto_the_wall(host):
    """Whatever a client calls this server, the address is scheme, plain host and port."""
    shown = base_address(asked(host), ["10.0.0.9"]).removeprefix("http://")

    assert not set(shown) & set("/\\<>\"'@?# \n")
