"""Workshops: what is open, begin a new one, bring one in."""

from collections.abc import Callable

import streamlit as st

from changelab.domain.vocabulary import Role
from changelab.ui import live, visit
from changelab.ui.arrivals import bring_in
from changelab.ui.beginning import begin
from changelab.ui.dialogs import open_dialog, show_open_dialog
from changelab.ui.links import code_and_links
from changelab.ui.workshop_card import STYLE, card, rename

DIALOGS: dict[str, Callable[..., None]] = {
    "begin": begin,
    "arrive": bring_in,
    "rename": rename,
    "links": code_and_links,
}


def what_is_there():
    """The workshops this visitor may see."""
    here = visit.visitor()
    return [one for one in visit.laboratory().summaries() if here and here.may_enter(one.workshop)]


def holds_the_house_key() -> bool:
    """True for whoever may begin workshops, and not only enter one."""
    here = visit.visitor()
    return here is not None and here.workshop is None and visit.role() is Role.FACILITATOR


def heading() -> None:
    """The page's name, and the two ways to a new workshop."""
    words, ways = st.columns([3, 2], vertical_alignment="center")
    words.header("Workshops", anchor=False)
    if holds_the_house_key():
        with ways.container(horizontal=True, horizontal_alignment="right"):
            st.button(
                "Bring one in",
                key="bring-in",
                icon=":material/upload:",
                on_click=open_dialog,
                args=("arrive",),
            )
            st.button(
                "Begin a new workshop",
                key="begin",
                type="primary",
                icon=":material/add:",
                on_click=open_dialog,
                args=("begin",),
            )


def several(workshops) -> None:
    """The workshops, running ones first; archived ones folded away."""
    for one in sorted(workshops, key=lambda one: one.running is None):
        if not one.archived:
            card(one)
    archived = [one for one in workshops if one.archived]
    if archived:
        with st.expander(f"Archive ({len(archived)})", key="archived"):
            for one in archived:
                card(one)


@st.fragment
@visit.readable
def house() -> None:
    """Everything that is there; follows the workshop that is open."""
    if visit.workshop():
        live.listen("workshops")
    visit.say()
    there = what_is_there()
    if there:
        several(there)
    else:
        st.info(
            "There is no workshop yet. Begin one from a template, or bring one in: "
            "a sample shows what a finished one looks like.",
            icon=":material/lightbulb:",
        )
    show_open_dialog(DIALOGS)


st.html(STYLE)
heading()
house()
