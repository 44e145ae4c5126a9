"""Mirror material as a list, and the chosen piece with what the room said about it."""

from pathlib import Path

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.record import ACTS
from changelab.domain.research import Material
from changelab.domain.state import WorkshopState
from changelab.ui import mirror_form, visit
from changelab.ui.chronicle import forget_what_was_told
from changelab.ui.forms import may
from changelab.ui.long_lists import first_of
from changelab.ui.mirror_words import (
    FORMS,
    body_html,
    origin_words,
    people_words,
    pieces_in,
    reactions_to,
    row_html,
    uses_words,
)
from changelab.ui.said import card, said
from changelab.ui.takings import forget_what_was_taken
from changelab.ui.words import counted, place_words

#: The look of the pieces; the page shows it once with `st.html`.
STYLE = Path(__file__).parent / "components" / "mirror.css"
_CHOSEN, _SEARCH = "mirror-chosen", "mirror-search"
#: From so many pieces on the list can be searched.
_MANY = 8


def choose(key: str | None) -> None:
    """Open a piece."""
    st.session_state[_CHOSEN] = key


def chosen_piece(state: WorkshopState) -> Material | None:
    """The one that is open: the chosen one, else what is on the wall, else the newest."""
    there = {one.id: one for one in pieces_in(state)}
    first = state.mirror or next(iter(there.values()), None)
    return there.get(st.session_state.get(_CHOSEN, ""), first)


def listed(state: WorkshopState) -> None:
    """Every piece, the newest first; searched where there are many."""
    there, chosen = pieces_in(state), chosen_piece(state)
    if chosen:
        st.html(f"<style>.st-key-row-{chosen.id} {{ background: #E8F1F1; }}</style>")
    if len(there) > _MANY:
        asked = st.text_input(
            "Find",
            key=_SEARCH,
            type="search",
            placeholder="Find by a word",
            label_visibility="collapsed",
        ).casefold()
        there = [one for one in there if asked in f"{one.title} {one.source} {one.text}".casefold()]
    with st.container(gap="xxsmall"):
        for one in first_of(there, "mirror"):
            with st.container(key=f"row-{one.id}", gap=None):
                st.html(row_html(state, one))
                st.button(
                    visit.plain(f"Open {one.title}"),
                    key=f"open-{one.id}",
                    on_click=choose,
                    args=(one.id,),
                )


def opened(state: WorkshopState, piece: Material) -> None:
    """A piece: itself, what is known of it, what can be done with it, and who said what."""
    with st.container(border=True, key="piece", gap="small"):
        period = visit.plain(visit.wording().period(piece.period))
        said(
            piece.title,
            origin_words(piece) or "no source written down",
            period,
            people_words(piece),
            uses_words(piece),
            term=FORMS[piece.form],
        )
        _ways(state, piece)
        mirror_form.revise(state, piece)
        st.html(body_html(piece))
    reactions = reactions_to(state, piece)
    if reactions:
        st.markdown(f"##### {counted(len(reactions), 'reaction')}")
    else:
        st.info(
            "Nobody has said anything about it yet. Show it on the wall while a task runs: what "
            "people send then is kept here, as said about this."
        )
    for item in first_of(reactions, f"about-{piece.id}"):
        card(state, item, place_words(state, item), place="about-")


def _ways(state: WorkshopState, piece: Material) -> None:
    up = state.mirror is not None and state.mirror.id == piece.id
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Take down" if up else "Show on the wall",
            key="mirror-show",
            type="secondary" if up else "primary",
            icon=":material/cast:",
            on_click=show,
            args=(None if up else piece.id,),
            disabled=not may("show_material") or (not up and why_not(state) != ""),
            help=why_not(state) or "On the projector and on every phone",
        )
        mirror_form.begin_revising(piece)
        st.button(
            "Remove",
            key="mirror-remove",
            type="tertiary",
            icon=":material/delete:",
            on_click=_remove,
            args=(piece.id,),
            disabled=not may("remove_material"),
            help="It leaves this list and the wall; Undo brings it back",
        )
        _erasing(piece)


def _erasing(piece: Material) -> None:
    """What cannot be undone is asked for twice."""
    asked = st.popover(
        "Erase for good",
        key=f"mirror-erasing-{piece.id}",
        icon=":material/delete_forever:",
        type="tertiary",
        disabled=not may("remove_material"),
    )
    with asked:
        st.write(
            "Its words and its picture are taken out of the record, and no byte of them stays in "
            "the files of this tool. What people said about it stays. This cannot be undone. "
            "Exports and backups that were made before keep it: delete those yourself."
        )
        st.button("Erase it", key="mirror-erase", type="primary", on_click=_erase, args=(piece.id,))


def _erase(piece: str) -> None:
    visit.take_back_what_was_said()
    workshop = visit.workshop() or ""
    try:
        visit.laboratory().erase_material(workshop, visit.actor(), piece)
    except ChangeLabError as error:
        visit.refuse(error)
        return
    choose(None)
    forget_what_was_told(workshop)
    forget_what_was_taken(visit.laboratory(), workshop)
    visit.tell("Erased. No byte of it stays in the files of this tool.")


def why_not(state: WorkshopState) -> str:
    """Why nothing can be shown just now; empty if it can."""
    if visit.role() not in ACTS["show_material"].by:
        return "The facilitator or the scribe shows it"
    if state.task is None:
        return "No task is running: start a session on Run"
    return "The wall shows the vote: close it first" if state.ballot else ""


def show(piece: str | None) -> None:
    """Put a piece on the wall; None takes down what is there."""
    visit.do("show_material", material=piece)


def _remove(piece: str) -> None:
    if visit.do("remove_material", material=piece):
        choose(None)
        visit.tell("Removed. Undo brings it back.")
