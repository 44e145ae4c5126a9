"""What the small groups, or several activity systems, say of the same elements side by side."""

import html

import streamlit as st

from changelab.domain.entities import ActivitySystem, Entry
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Element, Period
from changelab.domain.wording import Wording


def comparison(
    state: WorkshopState, period: Period, systems: list[ActivitySystem] | None = None
) -> None:
    """A table: the elements down, the systems across, in one period. People's words are escaped.

    Args:
        systems: those to compare; all of them when absent.
    """
    wording = Wording(state.about.wording)
    systems = systems or list(state.systems.values())
    head = "".join(f'<th scope="col" dir="auto">{html.escape(one.name)}</th>' for one in systems)
    rows = []
    for element in Element:
        cells = [state.entries_of(one.id, period, element) for one in systems]
        drawn = "".join(f"<td>{''.join(map(_entry, cell)) or _NOTHING}</td>" for cell in cells)
        name = html.escape(wording.element(element))
        rows.append(f'<tr><th scope="row" dir="auto">{name}</th>{drawn}</tr>')
    st.html(
        f'<div class="comparison"><table><thead><tr><td></td>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


_NOTHING = '<span class="nothing">–</span>'


def _entry(entry: Entry) -> str:
    times = f' <b class="times">×{1 + len(entry.merged)}</b>' if entry.merged else ""
    return f'<p dir="auto">{html.escape(entry.text)}{times}</p>'
