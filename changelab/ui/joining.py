"""How people come in: the code, the QR, the address, and the projector's page."""

import io
from functools import cache

import segno
import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.live.addresses import Address
from changelab.live.doorway import NO_NETWORK
from changelab.ui import visit
from changelab.ui.house import house
from changelab.ui.ways import address

#: In the place of an address: whichever is the likeliest.
_AUTOMATIC = ""
#: Codes as they were read; a workshop keeps its own.
_CODES: dict[tuple, str] = {}


def door(state: WorkshopState) -> None:
    """The join code, the QR behind a click, and the way to the projector."""
    code = join_code(state.workshop)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.html(f'<b style="font-size:1.5rem;letter-spacing:.12em">{code}</b>')
        with st.popover("QR", icon=":material/qr_code_2:"):
            _way_in(code)
        st.link_button(
            "Open projector", f"/room/{visit.room_token()}", icon=":material/cast:", type="primary"
        )


def join_code(workshop: str) -> str:
    """The code on the wall."""
    place = (visit.laboratory().folder, workshop)
    if place not in _CODES:
        _CODES[place] = visit.laboratory().doors.join_code(workshop)
    return _CODES[place]


def _way_in(code: str) -> None:
    """The QR code, and on which of this laptop's networks the phones are: chosen for everyone."""
    network_door = house().live.hub.door
    found = {one.host: one for one in network_door.addresses}
    if not found:
        st.warning(NO_NETWORK)
        return
    chosen = network_door.chosen
    # A choice made at another workbench, or a network that went away, makes a new field.
    key = f"join-address-{chosen}"
    st.selectbox(
        "Phones find this laptop at",
        [_AUTOMATIC, *found],
        [_AUTOMATIC, *found].index(chosen or _AUTOMATIC),
        format_func=lambda host: _words(found[host]) if host else "automatic: the likeliest",
        key=key,
        on_change=lambda: network_door.choose(st.session_state[key] or None),
    )
    way_in = address(f"/join/{code}")
    st.image(qr(way_in), width=260)
    st.code(way_in, language=None)
    st.caption(
        "Phones must be in the same network as this laptop.  \n"
        "What is chosen here, everyone is told at once."
    )


def _words(one: Address) -> str:
    doubt = ", hardly the room’s" if one.virtual else ""
    return f"{one.host} · {one.interface}{doubt}"


@cache
def qr(address: str) -> str:
    """A QR code of the address as SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=6, border=2, xmldecl=False)
    return drawn.getvalue().decode("ascii")
