"""Which dialog is open: kept by its name and ids, so that a rerun of the page does not close it."""

from collections.abc import Callable, Mapping

import streamlit as st

from changelab.ui import visit

_OPEN = "open-dialog"


def open_dialog(name: str, *ids: str | None) -> None:
    """Open a dialog about these things; fit for `on_click`."""
    st.session_state[_OPEN] = (visit.workshop(), name, ids)


def close_dialog() -> None:
    """Close whichever is open; fit for `on_dismiss`."""
    st.session_state.pop(_OPEN, None)


def show_open_dialog(dialogs: Mapping[str, Callable[..., None]]) -> None:
    """Show the open dialog, if it is one of this page and of the workshop at hand."""
    workshop, name, ids = st.session_state.get(_OPEN, (None, "", ()))
    if name in dialogs and workshop == visit.workshop():
        dialogs[name](*ids)
