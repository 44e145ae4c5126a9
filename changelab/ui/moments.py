"""The workshop as of any moment: a slider through the record, and what there was then."""

import html

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Standing
from changelab.ui import visit
from changelab.ui.chronicle import Told, chronicle
from changelab.ui.pictures import picture_titles, pictures_to_look_at, show_picture
from changelab.ui.sentences import short
from changelab.ui.whens import clock, day, moment

#: What is counted, and how one and several are called.
COUNTED = (
    ("participants", "person", "people"),
    ("entries", "entry", "entries"),
    ("contradictions", "contradiction", "contradictions"),
    ("manifestations", "manifestation", "manifestations"),
    ("observations", "observation", "observations"),
    ("notes", "note", "notes"),
    ("answers", "answer", "answers"),
    ("commitments", "commitment", "commitments"),
    ("milestones", "milestone", "milestones"),
    ("forms", "form of the activity", "forms of the activity"),
    ("construed_objects", "construed object", "construed objects"),
)
#: Keys of the picture that is shown, and of the one that was asked for.
_PICTURE, _WISH = "then-picture", "then-wish"
_BEGINNINGS = ("session_started", "task_started", "session_ended")

_STYLE = """
<style>
.then { overflow-wrap: anywhere }
.then h3 { margin: 0; padding: 0; font-size: 1.35rem }
.then p { margin: .2rem 0 .6rem }
.then .small { color: #5b6360; font-size: .9rem }
.then table { border-collapse: collapse; width: 100% }
.then td { border: 0; border-top: 1px solid #D9DDDA; padding: .3rem .4rem .3rem 0 }
.then td.n { text-align: right; font-variant-numeric: tabular-nums; width: 4rem;
  font-weight: 600; font-size: 1.1rem }
.then td.now { text-align: right; color: #5b6360; width: 6rem; font-size: .9rem }
</style>
"""


def moments() -> None:
    """Choose a moment; see where the workshop stood."""
    st.html(_STYLE)
    now = visit.state()
    told = chronicle(visit.laboratory(), now.workshop)
    at = _choose(now, told)
    then = visit.laboratory().seen_by(now.workshop, visit.actor(), at=at)
    left, right = st.columns([4, 7], gap="large")
    left.html(_stood(now, then, told[at - 1]))
    with right:
        _picture(at)


def _choose(now: WorkshopState, told: list[Told]) -> int:
    key = f"moment-{now.workshop}"
    st.session_state[key] = min(max(1, st.session_state.get(key, now.seq)), now.seq)
    if now.seq > 1:
        st.slider(
            "Moment",
            1,
            now.seq,
            key=key,
            help="Each step is one event of the record.",
        )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for label, step in (("◀ 10", -10), ("◀ 1", -1), ("1 ▶", 1), ("10 ▶", 10)):
            to = st.session_state[key] + step
            st.button(
                label,
                key=f"step-{step}",
                help=f"{abs(step)} event{'s' * (abs(step) > 1)} {'back' if step < 0 else 'on'}",
                disabled=not 1 <= to <= now.seq,
                on_click=_go,
                args=(key, to),
            )
        starts = {one.seq: one for one in told if one.kind in _BEGINNINGS}
        st.selectbox(
            "Go to",
            list(starts),
            index=None,
            format_func=lambda seq: _beginning(starts[seq]),
            placeholder="the beginning or end of a session or task",
            key=f"goto-{now.workshop}",
            on_change=_go_to_beginning,
            args=(key, f"goto-{now.workshop}"),
            width=480,
            label_visibility="collapsed",
        )
        st.button("Now", key="step-now", on_click=_go, args=(key, now.seq))
    return st.session_state[key]


def _beginning(one: Told) -> str:
    return f"{day(one.at)}, {clock(one.at)}: {short(one.text, 70)}"


def _go(key: str, to: int) -> None:
    st.session_state[key] = to


def _go_to_beginning(key: str, chosen: str) -> None:
    if st.session_state.get(chosen) is not None:
        st.session_state[key] = st.session_state[chosen]


def _stood(now: WorkshopState, then: WorkshopState, last: Told) -> str:
    """Where the workshop stood, as HTML."""
    if then.session is None:
        place = "No session was running."
    else:
        place = then.session.plan.title + (f" · {then.task.plan.title}" if then.task else "")
    rows = "".join(
        f'<tr><td class="n">{_count(then, table)}</td>'
        f"<td>{one if _count(then, table) == 1 else several}</td>"
        f'<td class="now">{_count(now, table)} now</td></tr>'
        for table, one, several in COUNTED
        if _count(now, table) or _count(then, table)
    )
    return (
        f'<div class="then"><h3>{moment(last.at)}</h3>'
        f"<p>{html.escape(place)}</p>"
        f'<p class="small">Event {then.seq:,} of {now.seq:,}: {html.escape(last.who)} '
        f"{html.escape(short(last.text, 240))}</p><table>{rows}</table></div>"
    )


def _count(state: WorkshopState, table: str) -> int:
    """How many there are that were not taken back."""
    return sum(
        getattr(item, "standing", None) is not Standing.WITHDRAWN
        and not getattr(item, "is_gone", False)
        for item in getattr(state, table).values()
    )


def _picture(at: int) -> None:
    """Any picture as it was then; the one that was chosen stays while the moment changes."""
    then = visit.laboratory().pictured_to(visit.state().workshop, visit.actor(), at)
    there = {known.name: known for known in pictures_to_look_at(then)}
    titles = picture_titles(there.values())
    wish = st.session_state.get(_WISH)
    st.session_state[_PICTURE] = wish if wish in there else next(iter(there))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = st.selectbox(
            "Picture",
            list(there),
            format_func=titles.__getitem__,
            key=_PICTURE,
            on_change=_keep_wish,
            label_visibility="collapsed",
            width=420,
        )
        period = st.segmented_control(
            "Period",
            list(Period),
            default=then.task.plan.period if then.task else Period.PRESENT,
            required=True,
            format_func=visit.wording().period,
            key="then-period",
            disabled=not there[name].periods,
            label_visibility="collapsed",
        )
    if wish and wish not in there:
        st.caption("What you looked at was not there yet. It comes back with its moment.")
    show_picture(then, name, period)


def _keep_wish() -> None:
    st.session_state[_WISH] = st.session_state[_PICTURE]
