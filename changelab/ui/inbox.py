"""Coming in: the newest contributions, each with what can be done to it in one click."""

import streamlit as st

from changelab.domain.entities import Contribution, Entry, Note
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Element, Period, Role, Standing, Surface
from changelab.ui import visit
from changelab.ui.words import author_words, place_words

#: How many cards the list shows at once.
SHOWN = 15


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
            st.button(
                "Undo",
                key="undo-last",
                on_click=visit.do,
                kwargs={"act": "undo"},
                type="tertiary",
                icon=":material/undo:",
                help="Take back what you did last",
            )
    if not cards:
        st.caption("Cards appear here as they are sent from the phones or typed below.")
    with st.container(height=560, border=False):
        for item in cards[:SHOWN]:
            _card(state, item)
        if len(cards) > SHOWN:
            st.caption(f"and {len(cards) - SHOWN} earlier ones, on their own pages")


def _accept_all(items: list[str]) -> None:
    for item in items:
        visit.do("accept", item=item)


def _card(state: WorkshopState, item: Contribution) -> None:
    sorts = visit.role() in (Role.FACILITATOR, Role.SCRIBE)
    hidden = item.standing is Standing.HIDDEN
    with st.container(key=f"card-{item.id}", border=True, gap="xxsmall"):
        words = visit.plain(item.text)
        st.markdown(f"~~{words}~~" if hidden else words)
        by = author_words(item)
        st.caption(
            visit.plain(f"{place_words(state, item)} · {by}" if by else place_words(state, item))
        )
        with st.container(horizontal=True, gap="xsmall"):
            if item.standing is not Standing.SHOWN:
                st.button(
                    "Show" if hidden else "Approve",
                    key=f"accept-{item.id}",
                    on_click=visit.do,
                    kwargs={"act": "accept", "item": item.id},
                    type="secondary" if hidden else "primary",
                    disabled=not sorts,
                )
            if not hidden:
                st.button(
                    "Hide",
                    key=f"hide-{item.id}",
                    on_click=visit.do,
                    kwargs={"act": "hide", "item": item.id},
                    type="tertiary",
                    disabled=not sorts,
                )
            if st.button("Edit", key=f"edit-{item.id}", type="tertiary"):
                edit(item.id)
            if isinstance(item, (Entry, Note)) and st.button(
                "Move", key=f"move-{item.id}", type="tertiary"
            ):
                move(item.id)


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
