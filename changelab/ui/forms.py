"""Small forms behind a button: they open in place, keep what was typed, and shut when it is taken.

A room that is live reruns the page while someone types, and what the browser says last
about a form may be older than what was done with it. So a form that was taken is not
emptied: the next one is a new one.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from changelab.domain.record import ACTS
from changelab.ui import visit


def may(act: str) -> bool:
    """True if the role at this workbench has the right to that act."""
    return visit.role() in ACTS[act].by


@dataclass(frozen=True)
class Form:
    """An open form: where its fields go, and how their keys begin."""

    name: str
    key: str
    body: DeltaGenerator

    def said(self, field: str) -> Any:
        """What was answered in a field; None if it was not asked."""
        return st.session_state.get(f"{self.key}-{field}")

    def shut(self) -> None:
        """It was taken: the button stands there again, with an empty form behind it."""
        st.session_state[_count(self.name)] = st.session_state.get(_count(self.name), 0) + 1


def form(
    label: str, name: str, act: str, *, icon: str = "add", primary: bool = False
) -> Form | None:
    """A button with a form behind it; the form if it is open, else None.

    Args:
        name: tells the form apart from the others of the page.
        act: what it leads to; whoever may not do that finds it disabled.
    """
    key = f"{name}-{st.session_state.get(_count(name), 0)}"
    popover = st.popover(
        label,
        icon=f":material/{icon}:",
        type="primary" if primary else "tertiary",
        key=key,
        on_change="rerun",
        disabled=not may(act),
    )
    return Form(name, key, popover) if popover.open else None


def _count(name: str) -> str:
    return f"{name}-taken"
