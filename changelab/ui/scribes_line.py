"""The line at the bottom of Run: plain typing at the speed of talk, also for others."""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.ui import visit
from changelab.ui.by_hand import by_hand, let_join
from changelab.ui.component_files import source

_scribe = st.components.v2.component(
    "changelab.scribe",
    html=source("scribe.html"),
    css=source("scribe.css"),
    js=source("make.js", "anew.js", "card_outbox.js", "by_hand.js", "scribe.js"),
)


def scribes_line(state: WorkshopState, key: str) -> None:
    """The line, and beside it for whom: oneself, or someone without a phone."""
    api = f"/api/workshops/{visit.workshop()}"
    data = {
        "line": f"{api}/line",
        "acts": f"{api}/acts",
        "token": visit.token(),
        "shown": by_hand(state),
    }
    _scribe(key=key, data=data, on_joining_change=lambda: let_join(key))
