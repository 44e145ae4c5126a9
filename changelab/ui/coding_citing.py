"""Citing at the workbench: what was said becomes evidence."""

import streamlit as st

from changelab.domain.passages import is_turn
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import Period
from changelab.ui import coding_doing as doing
from changelab.ui import visit
from changelab.ui.coding_board import Chosen
from changelab.ui.coding_passages import Passage
from changelab.ui.forms import form
from changelab.ui.said import living
from changelab.ui.sentences import short


def cite(state: WorkshopState, passage: Passage, chosen: Chosen) -> None:
    """The passage, or the words that are chosen, become an observation: evidence for all to see."""
    asked = form("Cite", f"cite-{passage.id}", "cite_passage", icon="format_quote")
    if asked is None:
        return
    wording = visit.wording()
    with asked.body:
        words = chosen.words_of(passage)
        st.markdown(f"“{visit.plain(short(words, 200))}”")
        if len(words) > CARD_LIMIT:
            st.warning(f"At most {CARD_LIMIT} characters fit a card: select less of it.")
        named = {
            one.id: f"{one.number} · {short(one.text, 70)}"
            for one in living(state.contradictions.values())
        }
        st.selectbox(
            visit.plain(f"{wording['contradiction']} it stands behind"),
            list(named),
            None,
            format_func=lambda key: named.get(key, key),
            key=f"{asked.key}-behind",
            placeholder="None yet: keep it as an observation",
        )
        st.text_input(
            "Source", _source(state, passage), key=f"{asked.key}-source", max_chars=TITLE_LIMIT
        )
        st.selectbox(
            "It speaks of",
            list(Period),
            list(Period).index(Period.PRESENT),
            format_func=wording.period,
            key=f"{asked.key}-period",
        )
        st.caption("The observation is a card: the room can see it.")

        def cite() -> None:
            done = doing.do(
                "cite_passage",
                item=passage.id,
                start=chosen.start,
                end=chosen.end,
                source=asked.said("source") or "",
                period=asked.said("period"),
                contradiction=asked.said("behind"),
            )
            if done:
                visit.tell("It is an observation now, under Contradictions.")
                asked.shut()

        st.button("Cite it", key=f"{asked.key}-do", type="primary", on_click=cite)


def _source(state: WorkshopState, passage: Passage) -> str:
    if is_turn(passage.id):
        transcript, _, number = passage.id.partition("/")
        return short(f"{state.transcripts[transcript].title}, turn {number}", TITLE_LIMIT)
    return short(passage.head, TITLE_LIMIT)
