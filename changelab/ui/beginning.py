"""A workshop begins: a title and a template; both can be changed later."""

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.opening import Blueprint
from changelab.domain.text import TITLE_LIMIT
from changelab.templates import read_shelf
from changelab.ui import visit
from changelab.ui.dialogs import close_dialog, open_dialog
from changelab.ui.links import show_once
from changelab.ui.sentences import short


@st.dialog("Begin a new workshop", width="large", on_dismiss=close_dialog)
def begin() -> None:
    """Choose a template; templates that cannot be used say why."""
    shelf = read_shelf()
    offered = shelf.blueprints
    title = st.text_input(
        "Title", key="new-title", max_chars=TITLE_LIMIT, placeholder="Whose child is it?"
    )
    chosen = st.radio(
        "Template",
        list(offered),
        format_func=lambda key: visit.plain(offered[key].title),
        captions=[visit.plain(_what_it_offers(blueprint)) for blueprint in offered.values()],
        key="new-template",
    )
    for refusal in shelf.refused:
        st.warning(visit.plain(str(refusal)), icon=":material/draft:")
    if st.button("Begin", type="primary", key="new-begin", disabled=chosen is None):
        _begin(offered[chosen], title)


def _what_it_offers(blueprint: Blueprint) -> str:
    sessions = len(blueprint.sessions)
    size = "One session" if sessions == 1 else f"{sessions} sessions"
    return f"{size}. {short(blueprint.description, 420)}"


def _begin(blueprint: Blueprint, title: str) -> None:
    try:
        opened = visit.laboratory().open_workshop(blueprint, title)
    except ChangeLabError as error:
        st.error(visit.plain(str(error)))
        return
    visit.open_workshop(opened.workshop)
    show_once(opened.workshop, opened.tokens)
    open_dialog("links", opened.workshop)
    st.rerun()
