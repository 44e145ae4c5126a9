"""Memos at the workbench: what a researcher thought, dated, to be read and changed."""

import html
from collections.abc import Mapping

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.research import Memo
from changelab.domain.state import WorkshopState
from changelab.domain.text import LONG_LIMIT
from changelab.ui import coding_doing as doing
from changelab.ui.coding_passages import passage_of
from changelab.ui.forms import form
from changelab.ui.sentences import short
from changelab.ui.whens import clock, day


def memo_card(state: WorkshopState, memo: Memo, coder: str, *, about: bool = False) -> None:
    """A memo with its date; one's own can be changed.

    Args:
        about: say what it is about.
    """
    who = state.coders[memo.coder].label if memo.coder in state.coders else memo.coder
    facts = [day(memo.at), clock(memo.at), who, about_words(state, memo) if about else ""]
    with st.container(border=True, gap="small"):
        words, way = st.columns([5, 1]) if about else (st.container(), st.container())
        words.html(
            f'<div style="white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.4" dir="auto">'
            f"{html.escape(memo.text)}</div>"
            f'<div style="color:#5B6660;font-size:.82rem">'
            f"{html.escape(' · '.join(filter(None, facts)))}</div>"
        )
        if memo.coder == coder:
            with way:
                _change(memo, "all" if about else "here")


def about_words(state: WorkshopState, memo: Memo) -> str:
    """What a memo is about, in a few words."""
    if memo.about is None:
        return "about the whole"
    if memo.about in state.codes:
        return f"about the code “{state.codes[memo.about].name}”"
    if memo.about in state.codings:
        code = state.codes.get(state.codings[memo.about].code)
        return f"about a coding as “{code.name if code else '?'}”"
    try:
        one = passage_of(state, memo.about)
    except ChangeLabError:
        return "about something that is gone"
    return f"about {one.head}: “{short(one.words or one.gone, 60)}”"


def _change(memo: Memo, place: str) -> None:
    asked = form("Change", f"memo-{place}-{memo.id}", "revise_memo", icon="edit")
    if asked is None:
        return
    with asked.body:
        st.text_area("Memo", memo.text, key=f"{asked.key}-text", max_chars=LONG_LIMIT, height=160)
        ways = st.container(horizontal=True)

        def save() -> None:
            if doing.do("revise_memo", memo=memo.id, text=asked.said("text") or ""):
                asked.shut()

        ways.button("Save", key=f"{asked.key}-do", type="primary", on_click=save)
        ways.button(
            "Remove",
            key=f"{asked.key}-away",
            on_click=doing.do,
            kwargs={"act": "remove_memo", "memo": memo.id},
        )


def write_memo(
    label: str, name: str, coder: str, about: str | None, codes: Mapping[str, str] | None = None
) -> None:
    """A form for a memo about something, or about the whole.

    Args:
        codes: names of codes by id: let one choose which of them it is about.
    """
    asked = form(label, name, "write_memo", icon="edit_note")
    if asked is None:
        return
    with asked.body:
        if codes:
            st.selectbox(
                "About",
                list(codes),
                None,
                format_func=lambda key: codes.get(key, key),
                key=f"{asked.key}-about",
                placeholder="The whole",
            )
        st.text_area(
            "What do you think?",
            key=f"{asked.key}-text",
            max_chars=LONG_LIMIT,
            height=160,
            placeholder="A thought, a question, a hunch to come back to",
        )

        def save() -> None:
            text = asked.said("text") or ""
            what = about or asked.said("about")
            if doing.do("write_memo", coder=coder, about=what, text=text):
                asked.shut()

        st.button("Keep it", key=f"{asked.key}-do", type="primary", on_click=save)


def memos(state: WorkshopState, coder: str, *, others: bool) -> None:
    """Every memo, the newest first."""
    codes = {one.id: f"the code “{one.name}”" for one in state.codes.values()}
    write_memo("Write a memo", "memo-new", coder, None, codes)
    there = [one for one in state.memos.values() if others or one.coder == coder]
    if not there:
        st.info(
            "There are no memos yet. Write down what you think while you code: about the whole "
            "here, about a passage beside it."
        )
    for memo in reversed(there):
        memo_card(state, memo, coder, about=True)
