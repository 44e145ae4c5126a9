"""Ways from here: to another page of the workbench, and from a phone into the room."""

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from changelab.domain.vocabulary import Role
from changelab.ui.house import house

PAGES = Path(__file__).parents[2] / "pages"


def page(name: str) -> Path:
    """The file of a page, for `st.switch_page` and `st.page_link`."""
    return PAGES / f"{name}.py"


def address(path: str) -> str:
    """A link that works on a phone in the room: with the laptop's address on the network."""
    here = urlsplit(st.context.url or "http://localhost:8501")
    host, port = here.hostname or "", f":{here.port}" if here.port else ""
    network_door = house().live.hub.door
    if network_door.chosen or network_door.leads_nowhere(host):
        host = network_door.best
    shown = f"[{host}]" if ":" in host else host
    return f"{here.scheme}://{shown}{port}{path}"


def door(role: Role, token: str) -> str:
    """The secret link of a role."""
    return address(f"/room/{token}" if role is Role.OBSERVER else f"/enter/{token}")
