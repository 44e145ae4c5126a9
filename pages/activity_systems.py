"""Activity systems: what is in each element, and what changes from past to future?"""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.domain.vocabulary import Element, Period
from changelab.ui import live, visit
from changelab.ui.cards import elements_table
from changelab.ui.comparison import comparison
from changelab.ui.forms import Form, form
from changelab.ui.heading import heading
from changelab.ui.pictures import picture_of
from changelab.ui.said import STYLE

SYSTEM, PERIOD = "as-system", "as-period"
#: In the place of a system: all of them side by side.
COMPARE = "compare"


def systems(state: WorkshopState) -> str:
    """The systems as tabs, with the ways to name, rename and remove one.

    Returns:
        the id of the chosen one, or `COMPARE`.
    """
    names = {key: visit.plain(system.name) for key, system in state.systems.items()}
    if len(names) > 1:
        names[COMPARE] = "Compare"
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
        if chosen != COMPARE:
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


def picture(state: WorkshopState, system: str, period: Period) -> str | None:
    """The live picture of the chosen system; the entry last clicked in it."""
    name = picture_of(state, system)
    clicked = live.picture(name, period, key=f"picture-{system}")
    if clicked and clicked not in set(Element):
        return clicked
    return None


def which_period() -> Period:
    """The period at hand: its column stands out, and the picture shows it."""
    wording = visit.wording()
    return st.segmented_control(
        "Period of the picture",
        list(Period),
        default=Period.PRESENT,
        format_func=wording.period,
        key=PERIOD,
        required=True,
        label_visibility="collapsed",
    )


@st.fragment
@visit.readable
def systems_of_the_room() -> None:
    """The table and its picture, as the room fills them."""
    live.listen("activity-systems")
    state = visit.state()
    heading("Activity systems", "What is in each element, and what changes from past to future?")
    system = systems(state)
    if system == COMPARE:
        comparison(state, which_period())
        return
    left, right = st.columns([1.55, 1], gap="medium")
    with right, st.container(key="beside"):
        period = which_period()
        look = picture(state, system, period)
    with left:
        if not state.entries_of(system):
            st.caption("Press a ? to write down what the group says; the phones can send it too.")
        elements_table(state, system, period, key=f"table-{system}", look=look)
        st.caption(
            "On a card: → carries it to the next period, ← takes it out of its last one, "
            "Enter edits, H hides, Del withdraws, M opens the rest. Ctrl+Z takes back."
        )


st.html(STYLE)
systems_of_the_room()
