"""Coming in: the newest contributions, each with what can be done to it in one click."""

import streamlit as st

from changelab.domain.entities import Contribution, Entry, Note
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Element, Period, Role, Standing, Surface
from changelab.ui import visit
from changelab.ui.heading import undo_button
from changelab.ui.said import STYLE, said
from changelab.ui.words import author_words, place_words

#: How many cards the list shows at once.
SHOWN = 8


def coming_in(state: WorkshopState) -> None:
    """The newest cards first; what waits for approval before all others."""
    cards = sorted(
        (item for item in state.contributions() if item.standing is not Standing.WITHDRAWN),
        key=lambda item: (item.standing is Standing.WAITING, int(item.id[1:])),
        reverse=True,
    )
    waiting = [item for item in cards if item.standing is Standing.WAITING]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("##### Coming in", width="stretch")
        if waiting:
            st.button(
                f"Approve all {len(waiting)}",
                key="approve-all",
                shortcut="alt+a",
                on_click=_accept_all,
                args=([item.id for item in waiting],),
                type="primary",
            )
        else:
            undo_button()
    if not cards:
        st.caption("Cards appear here as they are sent from the phones or typed below.")
    st.html(STYLE)
    with st.container(height=560, border=False):
        for item in cards[:SHOWN]:
            _card(state, item)
        if len(cards) > SHOWN:
            st.caption(f"and {len(cards) - SHOWN} earlier ones, on their own pages")


def _accept_all(items: list[str]) -> None:
    for item in items:
        visit.do("accept", item=item)


def _card(state: WorkshopState, item: Contribution) -> None:
    # A rerun costs by the element: each card is one text, one button and one menu.
    sorts = visit.role() in (Role.FACILITATOR, Role.SCRIBE)
    hidden = item.standing is Standing.HIDDEN
    with st.container(key=f"card-{item.id}", border=True, gap="xxsmall"):
        said(item.text, place_words(state, item), author_words(item), item=item)
        with st.container(horizontal=True, gap="xsmall"):
            if item.standing is Standing.SHOWN:
                label, act = "Hide", "hide"
            else:
                label, act = ("Show" if hidden else "Approve"), "accept"
            st.button(
                label,
                key=f"{act}-{item.id}",
                on_click=visit.do,
                kwargs={"act": act, "item": item.id},
                type="primary" if label == "Approve" else "tertiary",
                disabled=not sorts,
            )
            ways = ["Edit"] + (["Move"] if isinstance(item, (Entry, Note)) else [])
            ways += ["Hide"] if label == "Approve" else []
            chosen = st.menu_button("More", ways, key=f"more-{item.id}", type="tertiary")
    if chosen == "Edit":
        edit(item.id)
    elif chosen == "Move":
        move(item.id)
    elif chosen == "Hide":
        visit.do("hide", item=item.id)
        st.rerun(scope="fragment")


@st.dialog("Edit the words")
def edit(key: str) -> None:
    """Change the words of a card; the first words stay in the record."""
    item = visit.state().contribution(key)
    text = st.text_area(
        "What it says", item.text, max_chars=CARD_LIMIT, key=f"words-{key}", height=120
    )
    st.caption("The first wording stays in the record.")
    if st.button("Save", type="primary", key=f"save-{key}"):
        visit.do("reword", item=key, text=text)
        st.rerun()


@st.dialog("Move the card")
def move(key: str) -> None:
    """Put an entry under another element, or a note into another cell of the board."""
    state = visit.state()
    item = state.contribution(key)
    wording = visit.wording()
    if isinstance(item, Entry):
        element = st.selectbox(
            "Element", list(Element), list(Element).index(item.element), format_func=wording.element
        )
        systems = list(state.systems)
        system = systems[0]
        if len(systems) > 1:
            system = st.selectbox(
                "Activity system",
                systems,
                systems.index(item.system),
                format_func=lambda one: state.systems[one].name,
            )
        if st.button("Move", type="primary"):
            visit.do("move_entry", entry=key, element=element, system=system)
            st.rerun()
    elif isinstance(item, Note):
        surface = st.selectbox(
            "Surface",
            list(Surface),
            list(Surface).index(item.surface) if item.surface else 0,
            format_func=wording.surface,
        )
        period = st.selectbox(
            "Period", list(Period), list(Period).index(item.period), format_func=wording.period
        )
        if st.button("Move", type="primary"):
            visit.do("move_note", note=key, surface=surface, period=period)
            st.rerun()
