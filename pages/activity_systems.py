"""Activity systems: what is in each element, and what changes from past to future?"""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.domain.vocabulary import Period
from changelab.ui import live, visit
from changelab.ui.cards import elements_table
from changelab.ui.comparison import comparison
from changelab.ui.forms import Form, form
from changelab.ui.heading import heading
from changelab.ui.neighbours import neighbours, place_neighbour
from changelab.ui.picture_frame import (
    choose_period,
    choose_picture,
    chosen_picture,
    framed,
    pictures_of_kinds,
    pictures_there,
)
from changelab.ui.said import STYLE
from changelab.ui.shared_objects import construe_object, construed_objects

SYSTEM, PERIOD = "as-system", "as-period"
#: In the place of a system: all of them side by side, or as they work together.
COMPARE, TOGETHER = "compare", "together"
#: The kinds of pictures that show several systems.
BETWEEN_SYSTEMS = ("network", "neighbours")
#: A large picture leaves room for the first rows below it.
LOW = "<style>.st-key-across { --height: 60vh; }</style>"


def systems(state: WorkshopState) -> str:
    """The systems as tabs, with the ways to name, rename and remove one.

    Returns:
        the id of the chosen one, `COMPARE` or `TOGETHER`.
    """
    names = {key: visit.plain(system.name) for key, system in state.systems.items()}
    if len(names) > 1:
        names |= {COMPARE: "Compare", TOGETHER: "Together"}
    if st.session_state.get(SYSTEM) not in names:
        st.session_state[SYSTEM] = next(iter(names))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            "Activity system",
            list(names),
            format_func=names.get,
            key=SYSTEM,
            label_visibility="collapsed",
            required=True,
        )
        chosen = st.session_state[SYSTEM]
        name_another()
        if chosen in state.systems:
            change(state, chosen)
    return chosen


def name_another() -> None:
    """A neighbour, a partner, the system next door."""
    asked = form("Name another system", "as-new", "name_system")
    if asked:
        asked.body.text_input(
            "Whose activity is it?",
            key=f"{asked.key}-name",
            max_chars=TITLE_LIMIT,
            placeholder="Health service",
        )
        asked.body.button(
            "Name it", key=f"{asked.key}-do", type="primary", on_click=_name_system, args=(asked,)
        )


def _name_system(asked: Form) -> None:
    before = set(visit.state().systems)
    if visit.do("name_system", name=asked.said("name")):
        asked.shut()
        st.session_state[SYSTEM] = next(key for key in visit.state().systems if key not in before)


def change(state: WorkshopState, chosen: str) -> None:
    """Rename the chosen system, or take it away while nothing hangs on it."""
    asked = form("Change this one", f"as-change-{chosen}", "rename_system", icon="edit")
    if asked:
        with asked.body:
            st.text_input(
                "Its name",
                state.systems[chosen].name,
                key=f"{asked.key}-name",
                max_chars=TITLE_LIMIT,
            )
            with st.container(horizontal=True):
                st.button("Rename", key=f"{asked.key}-do", on_click=_rename, args=(chosen, asked))
                st.button(
                    "Remove",
                    key=f"{asked.key}-away",
                    on_click=visit.do,
                    kwargs={"act": "remove_system", "system": chosen},
                    type="tertiary",
                )


def _rename(system: str, asked: Form) -> None:
    if visit.do("rename_system", system=system, name=asked.said("name")):
        asked.shut()


def one_system(state: WorkshopState, system: str) -> None:
    """The table, and the chosen picture: beside it, or above it when it is large."""
    there, key = pictures_there(state, [system], without=BETWEEN_SYSTEMS), f"as-picture-{system}"
    known = chosen_picture(there, key)
    # What shows all periods at once needs room.
    is_large = st.session_state.setdefault(f"as-large-{known.name}", not known.periods)
    if is_large:
        right, left = st.container(), st.container()
    else:
        left, right = st.columns([1.55, 1], gap="medium")
    with right, st.container(key="across" if is_large else "beside"):
        ways = st.container(horizontal=True, vertical_alignment="center", gap="small")
        with ways:
            choose_picture(there, key)
            st.toggle("Large", key=f"as-large-{known.name}")
            period = choose_period(PERIOD) if known.periods else Period.PRESENT
        clicked = framed(state, known, period, key, beside=ways)
    with left:
        if not state.entries_of(system):
            st.caption("Press a ? to write down what the group says; the phones can send it too.")
        look = next((one for one in clicked if one in state.entries), None)
        elements_table(state, system, period, key=f"table-{system}", look=look)
        st.caption(
            "On a card: → carries it to the next period, ← takes it out of its last one, "
            "Enter edits, H hides, Del withdraws, M opens the rest. Ctrl+Z takes back."
        )


def together(state: WorkshopState) -> None:
    """The systems as they work together, and what is said about that."""
    there = pictures_of_kinds(state, BETWEEN_SYSTEMS)
    known = chosen_picture(there, TOGETHER)
    with st.container(key="across"):
        ways = st.container(horizontal=True, vertical_alignment="center", gap="small")
        with ways:
            choose_picture(there, TOGETHER)
            period = choose_period(PERIOD)
            construe_object(state, period)
            place_neighbour(state)
        framed(state, known, period, TOGETHER, beside=ways)
    objects, beside = st.columns(2, gap="large")
    with objects:
        construed_objects(state, period)
    with beside:
        neighbours(state)


@st.fragment
@visit.readable
def systems_of_the_room() -> None:
    """The table and its picture, as the room fills them."""
    live.listen("activity-systems")
    state = visit.state()
    heading("Activity systems", "What is in each element, and what changes from past to future?")
    system = systems(state)
    if system == COMPARE:
        comparison(state, choose_period(PERIOD))
    elif system == TOGETHER:
        together(state)
    else:
        one_system(state, system)


st.html(STYLE)
st.html(LOW)
systems_of_the_room()
