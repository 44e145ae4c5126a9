"""By which day somebody decides whether the record is still needed."""

from datetime import date

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.ui import visit


def is_due(review_by: str) -> bool:
    """True if that day has come."""
    return bool(review_by) and review_by <= date.today().isoformat()


def review_day(state: WorkshopState) -> None:
    """The day, to be set or taken off; said aloud when it has come."""
    there = state.about.review_by
    st.date_input(
        "Review by",
        date.fromisoformat(there) if there else None,
        key=f"review-{state.workshop}-{there}",
        help="By this day somebody decides whether the record is still needed. Nothing is "
        "deleted by itself.",
        on_change=_set,
        args=(f"review-{state.workshop}-{there}",),
    )


def review_hint(state: WorkshopState) -> None:
    """What to do when the day has come."""
    if is_due(state.about.review_by):
        st.warning(
            f"This record was to be reviewed by {state.about.review_by}. Decide whether it is "
            "still needed: archive what was agreed to, erase what is not needed, or set a new day.",
            icon=":material/event_busy:",
        )


def _set(key: str) -> None:
    chosen = st.session_state[key]
    visit.do("set_review_day", on=chosen.isoformat() if chosen else "")
