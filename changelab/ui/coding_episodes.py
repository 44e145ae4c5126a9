"""Episodes at the workbench: stretches of talk about one thing, marked from turn to turn."""

import streamlit as st

from changelab.domain.state import WorkshopState
from changelab.domain.text import TITLE_LIMIT
from changelab.ui import coding_doing as doing
from changelab.ui.coding_board import Chosen
from changelab.ui.coding_index import index_of
from changelab.ui.coding_passages import Passage, small
from changelab.ui.forms import Form, form


def episodes(state: WorkshopState, passage: Passage, coder: str, *, others: bool) -> None:
    for one in index_of(state).episodes_at(passage.id):
        if not others and one.coder != coder:
            continue
        words, way = st.columns([4, 2], vertical_alignment="center")
        topic = f" · {one.topic}" if one.topic else ""
        words.html(small(f"In the episode “{one.title}”, turns {one.first} to {one.last}{topic}"))
        if one.coder == coder:
            with way:
                change_episode(state, one.id)


def mark_episode(state: WorkshopState, passage: Passage, chosen: Chosen, coder: str) -> None:
    transcript = passage.id.partition("/")[0]
    first, last = (
        int((key or passage.id).partition("/")[2]) for key in (chosen.first, chosen.last)
    )
    asked = form(
        "Episode", f"episode-{transcript}-{first}-{last}", "mark_episode", icon="data_array"
    )
    if asked is None:
        return
    with asked.body:
        _fields_of_episode(state, asked, transcript, first, last)

        def mark() -> None:
            if doing.do("mark_episode", transcript=transcript, coder=coder, **_said(asked)):
                asked.shut()

        st.button("Mark it", key=f"{asked.key}-do", type="primary", on_click=mark)


def change_episode(state: WorkshopState, key: str) -> None:
    one = state.episodes[key]
    asked = form("Change", f"episode-{key}", "revise_episode", icon="edit")
    if asked is None:
        return
    with asked.body:
        _fields_of_episode(state, asked, one.transcript, one.first, one.last, one.title, one.topic)
        ways = st.container(horizontal=True)

        def save() -> None:
            if doing.do("revise_episode", episode=key, **_said(asked)):
                asked.shut()

        ways.button("Save", key=f"{asked.key}-do", type="primary", on_click=save)
        ways.button(
            "Remove",
            key=f"{asked.key}-away",
            on_click=doing.do,
            kwargs={"act": "remove_episode", "episode": key},
        )


def _fields_of_episode(
    state: WorkshopState,
    asked: Form,
    transcript: str,
    first: int,
    last: int,
    title: str = "",
    topic: str = "",
) -> None:
    turns = state.transcripts[transcript].turns
    left, right = st.columns(2)
    left.number_input("First turn", 1, turns, first, key=f"{asked.key}-first")
    right.number_input("Last turn", 1, turns, last, key=f"{asked.key}-last")
    st.text_input(
        "What is it about?",
        title,
        key=f"{asked.key}-title",
        max_chars=TITLE_LIMIT,
        placeholder="Who owns the form",
    )
    st.text_input(
        "Topic across sessions (optional)",
        topic,
        key=f"{asked.key}-topic",
        max_chars=TITLE_LIMIT,
        placeholder="the form",
    )
    st.caption("Shift and a click on another turn chooses from one to the other.")


def _said(asked: Form) -> dict:
    return {
        "first": int(asked.said("first") or 1),
        "last": int(asked.said("last") or 1),
        "title": asked.said("title") or "",
        "topic": asked.said("topic") or "",
    }
