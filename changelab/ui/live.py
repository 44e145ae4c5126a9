"""The live pieces of a page: they hold the room's event stream; Streamlit is told, not polled.

People's text never goes into a component's code: it is fetched, or passed as data.
"""

from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st

from changelab.domain.entities import Clock
from changelab.domain.stage import seconds_left
from changelab.domain.vocabulary import Period
from changelab.live.light import joined_modules
from changelab.ui import visit
from changelab.ui.component_files import source
from changelab.ui.house import house

_listener = st.components.v2.component(
    "changelab.listener",
    html="<span hidden></span>",
    js=source("anew.js", "stream.js", "listener.js"),
)
_picture = st.components.v2.component(
    "changelab.picture",
    html='<div class="picture" aria-live="off"></div>',
    css=source("picture.css"),
    js=joined_modules("pointed-at.js") + source("anew.js", "stream.js", "picture.js"),
)
_clock = st.components.v2.component(
    "changelab.clock",
    html='<div class="clock" role="timer"></div>',
    css=source("clock.css"),
    js=source("anew.js", "clock.js"),
)


def _events() -> str:
    return f"/live/{visit.workshop()}/events?{urlencode({'token': visit.token()})}"


def listen(key: str) -> None:
    """Rerun the fragment around this call when the room has changed, at most once a second."""
    asked = {
        "events": _events(),
        "seq": visit.acts().seq,
        "here": people_here(),
        "network": house().live.hub.network,
    }
    _listener(key=key, data=asked, on_news_change=lambda: None)


def people_here() -> int:
    """How many people have the open workshop on their phones right now."""
    return house().live.hub.here(visit.workshop() or "")


def picture(name: str, period: Period, key: str) -> str | None:
    """The live picture; what was just clicked in it, if anything (see `picture_parts`)."""
    query = urlencode({"period": period.value, "token": visit.token()})
    url = f"/live/{visit.workshop()}/pictures/{name}.svg?{query}"
    shown = _picture(key=key, data={"url": url, "events": _events()}, on_chosen_change=lambda: None)
    return shown.chosen


def clock(running: Clock, key: str) -> None:
    """The clock of the task at hand; it counts on without a rerun."""
    left = seconds_left(running, datetime.now(UTC))
    _clock(key=key, data={"left": left, "running": bool(running.running_since)})
