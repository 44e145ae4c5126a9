"""How people come in: the code, the QR, the address, and the projector's page."""

import io
from functools import cache

import segno
import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.live.addresses import lan_addresses
from changelab.ui import visit


def door(state: WorkshopState) -> None:
    """The join code, the QR behind a click, and the way to the projector."""
    code = visit.laboratory().doors.join_code(state.workshop)
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.html(f'<b style="font-size:1.5rem;letter-spacing:.12em">{code}</b>')
        with st.popover("QR", icon=":material/qr_code_2:"):
            addresses = _join_addresses(code)
            chosen = addresses[0]
            if len(addresses) > 1:
                chosen = st.selectbox("This laptop is reached at", addresses, key="join-address")
            st.image(qr(chosen), width=260)
            st.code(chosen, language=None)
            st.caption("Phones must be in the same network as this laptop.")
        st.link_button(
            "Open projector", f"/room/{visit.room_token()}", icon=":material/cast:", type="primary"
        )


def _join_addresses(code: str) -> list[str]:
    """Where phones can join: on each network this laptop is in, the likeliest first."""
    asked = st.context.headers.get("Host") or "localhost"
    _, colon, port = asked.partition(":")
    hosts = lan_addresses() or ["localhost"]
    return [f"http://{host}{colon}{port}/join/{code}" for host in hosts]


@cache
def qr(address: str) -> str:
    """A QR code of the address as SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=6, border=2, xmldecl=False)
    return drawn.getvalue().decode("ascii")
