"""Contradictions: which tensions, on what evidence, and what became of them?"""

import streamlit as st

from changelab.domain.entities import Contradiction
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.wording import Wording
from changelab.ui import evidence, live, visit
from changelab.ui.chain import chain
from changelab.ui.forms import Form, form
from changelab.ui.heading import heading
from changelab.ui.picture_frame import framed, pictures_there
from changelab.ui.said import STYLE, living
from changelab.ui.tensions import choose, chosen_of, tensions
from changelab.ui.where import answered, ask_where

VIEW, AS_PICTURE = "cd-view", "cd-as-picture"


def name_one(state: WorkshopState, words: Wording) -> None:
    """Log a contradiction: a sentence, and where it pulls."""
    asked = form("Name one", "cd-log", "log_contradiction", icon="bolt", primary=True)
    if asked:
        with asked.body:
            st.text_area(
                visit.plain(words["contradiction.ask"]),
                key=f"{asked.key}-text",
                max_chars=CARD_LIMIT,
                placeholder="Targets against the whole child",
            )
            ask_where(state, asked.key)
            st.button("Log it", key=f"{asked.key}-do", type="primary", on_click=_log, args=(asked,))


def _log(asked: Form) -> None:
    done = visit.do("log_contradiction", text=asked.said("text"), **answered(asked.key))
    if done:
        choose(done.made)
        asked.shut()


def observations(state: WorkshopState) -> None:
    """Everything seen, heard or read; what is tied to nothing yet comes first."""
    there = living(state.observations.values())
    behind = {item.id: _behind(state, item.id) for item in there}
    evidence.note_observation(state, "note-new")
    if not there:
        st.info("Nothing is noted yet. Note what someone saw, heard or read, before explaining it.")
    for item in sorted(there, key=lambda item: bool(behind[item.id])):
        ties = _ties(state, item.id, "attach_evidence", "observation")
        evidence.observation_card(state, item, behind[item.id], more=ties, place="all-")


def manifestations(state: WorkshopState) -> None:
    """Everything read as showing a contradiction; what shows none yet comes first."""
    there = living(state.manifestations.values())
    behind = {item.id: _behind(state, item.id) for item in there}
    evidence.recognise_manifestation(state, "recognise-new")
    if not there:
        st.info("Nothing is recognised yet. Read an observation, or what was said, as one.")
    for item in sorted(there, key=lambda item: bool(behind[item.id])):
        ties = _ties(state, item.id, "link_manifestation", "manifestation")
        evidence.manifestation_card(state, item, behind[item.id], more=ties, place="all-")


def _behind(state: WorkshopState, item: str) -> str:
    """Behind which contradictions it stands; empty while it is tied to none."""
    numbers = [
        str(one.number)
        for one in living(state.contradictions.values())
        if item in one.evidence + one.manifestations
    ]
    return f"behind {', '.join(numbers)}" if numbers else ""


def _ties(state: WorkshopState, item: str, act: str, field: str) -> dict:
    """Menu entries that put an item behind a contradiction of the list."""
    return {
        f"Put behind {one.number}": lambda key=one.id: visit.do(
            act, **{field: item, "contradiction": key}
        )
        for one in living(state.contradictions.values())
        if item not in one.evidence + one.manifestations
    }


def chosen_one(state: WorkshopState, one: Contradiction) -> None:
    """Its chain: as cards to work on, or as a picture to look at and to take along."""
    ways = st.container(horizontal=True, vertical_alignment="center")
    drawn = pictures_there(state, [one.id])
    if drawn and ways.toggle("As a picture", key=AS_PICTURE):
        framed(state, drawn[0], one.period, f"chain-{one.id}", beside=ways)
    else:
        chain(state, one)


@st.fragment
@visit.readable
def all_of_it() -> None:
    """The list and the chain, as the room fills them."""
    live.listen("contradictions")
    state, words = visit.state(), visit.wording()
    beside = heading(
        words["contradictions"],
        "Which tensions have we found, on what evidence, and what became of them?",
    )
    there = sorted(living(state.contradictions.values()), key=lambda one: one.number)
    views = {
        "tensions": f"{visit.plain(words['contradictions'])} {len(there)}",
        "observations": f"Observations {len(living(state.observations.values()))}",
        "manifestations": f"Manifestations {len(living(state.manifestations.values()))}",
    }
    with beside:
        name_one(state, words)
    wide = st.session_state.get(AS_PICTURE)
    left, right = st.columns([1.5, 3] if wide else [2, 3], gap="large")
    with left:
        view = st.segmented_control(
            "What to look at",
            list(views),
            default="tensions",
            format_func=views.get,
            key=VIEW,
            required=True,
            label_visibility="collapsed",
        )
        if view == "observations":
            observations(state)
        elif view == "manifestations":
            manifestations(state)
        else:
            tensions(state, there)
    with right, st.container(key="chain"):
        chosen = chosen_of(there)
        if chosen is None:
            st.info("No tension is logged yet. Press “Name one” and say what pulls against what.")
        else:
            chosen_one(state, chosen)


st.html(STYLE)
all_of_it()
