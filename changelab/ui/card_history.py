"""How a card came and what became of it: from the record, in sentences."""

import html

import streamlit as st

from changelab.domain.entities import Contribution
from changelab.ui import visit
from changelab.ui.chronicle import chronicle
from changelab.ui.whens import clock, day

#: More steps than this are for the Record page.
_MOST = 12


def history(item: Contribution, key: str) -> None:
    """Behind a click: each step with when and by whom; only for those who see the record."""
    if not visit.role().sees_everything:
        return
    unfolded = st.expander("History", key=key, on_change="rerun")
    if unfolded.open:
        unfolded.html(_steps(item))


def _steps(item: Contribution) -> str:
    record = chronicle(visit.laboratory(), visit.state().workshop)
    told = [one for one in record if item.id in one.about]
    more = len(told) - _MOST
    rows = [
        f"<p><small>{day(one.at)}, {clock(one.at)}</small> <b>{html.escape(one.who)}</b> "
        f'<span dir="auto">{html.escape(one.text)}</span></p>'
        for one in (told if more <= 0 else [told[0], *told[1 - _MOST :]])
    ]
    if more > 0:
        rows.insert(1, f"<p><small>… {more} more in between; all of them are on Record</small></p>")
    return f'<div class="steps">{"".join(rows)}</div>'
