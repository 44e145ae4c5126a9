"""A workshop in the list: what it is called, how far it is, and the ways into it."""

import html

import streamlit as st

from changelab.domain.text import LONG_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import Role
from changelab.service import Summary
from changelab.ui import visit
from changelab.ui.dialogs import close_dialog, open_dialog
from changelab.ui.review_day import is_due
from changelab.ui.sentences import short
from changelab.ui.ways import page
from changelab.ui.whens import day

#: Where each role goes on from here.
_NEXT = {Role.FACILITATOR: "prepare", Role.SCRIBE: "run", Role.RESEARCHER: "record"}

STYLE = """
<style>
.workshop { overflow-wrap: anywhere }
.workshop h3 { margin: 0; padding: 0; font-size: 1.35rem; line-height: 1.3 }
.workshop p { margin: .3rem 0 0; color: #3d4543 }
.workshop .facts { color: #5b6360; font-size: .9rem }
.workshop .live { color: #0B6E75; font-weight: 600; margin-left: .6rem }
.workshop .due { color: #6B4E00; background: #FFF4CC; border-radius: .3rem; padding: 0 .4rem;
  margin-left: .6rem; font-weight: 600; white-space: nowrap }
.workshop .here { border: 1px solid #D9DDDA; border-radius: 1rem; padding: 0 .6rem;
  margin-left: .6rem; white-space: nowrap }
</style>
"""


def card(one: Summary) -> None:
    """One workshop: what it is called, how far it is, and the way in."""
    is_open = visit.workshop() == one.workshop
    with st.container(border=True, key=f"workshop-{one.workshop}"):
        words, ways = st.columns([5, 2.2], vertical_alignment="center", gap="medium")
        words.html(_facts(one, is_open))
        with ways.container(horizontal=True, horizontal_alignment="right"):
            if st.button(
                "Open",
                key=f"open-{one.workshop}",
                type="primary" if one.running or is_open else "secondary",
                icon=":material/login:",
            ):
                visit.open_workshop(one.workshop)
                running = one.running and visit.role() is not Role.RESEARCHER
                st.switch_page(page("run" if running else _NEXT[visit.role()]))
            if visit.role() is Role.FACILITATOR:
                _more(one)


def _more(one: Summary) -> None:
    st.button(
        "Code and links",
        key=f"links-{one.workshop}",
        icon=":material/qr_code_2:",
        on_click=_open_about,
        args=("links", one.workshop),
    )
    key = f"more-{one.workshop}"
    st.menu_button(
        "More",
        ["Title and description", "Take out of the archive" if one.archived else "Archive"],
        key=key,
        type="tertiary",
        on_click=_do_chosen,
        args=(key, one.workshop),
    )


def _open_about(name: str, workshop: str) -> None:
    visit.open_workshop(workshop)
    open_dialog(name, workshop)


def _do_chosen(key: str, workshop: str) -> None:
    match st.session_state.get(key):
        case "Title and description":
            _open_about("rename", workshop)
        case "Archive":
            _do_in(workshop, "archive_workshop")
        case "Take out of the archive":
            _do_in(workshop, "reopen_workshop")


def _facts(one: Summary, is_open: bool) -> str:
    """A card's words; everything typed by people is escaped."""
    people = "1 person" if one.participants == 1 else f"{one.participants} people"
    facts = [html.escape(one.template.replace("_", " ")), f"opened {day(one.opened_at)}", people]
    running = (
        f'<span class="live">● running now: {html.escape(short(one.running))}</span>'
        if one.running
        else ""
    )
    here = '<span class="here">open at this workbench</span>' if is_open else ""
    description = html.escape(short(one.description, 220))
    due = (
        f'<span class="due">to be reviewed since {html.escape(one.review_by)}</span>'
        if is_due(one.review_by)
        else ""
    )
    return (
        f'<div class="workshop"><h3 dir="auto">{html.escape(one.title)}</h3>'
        f'<p class="facts">{" · ".join(facts)} {running} {due} {here}</p>'
        f'<p dir="auto">{description}</p></div>'
    )


@st.dialog("Title and description", width="large", on_dismiss=close_dialog)
def rename(workshop: str) -> None:
    """What the workshop is called."""
    about = visit.laboratory().state(workshop).about
    title = st.text_input("Title", about.title, max_chars=TITLE_LIMIT, key=f"title-{workshop}")
    description = st.text_area(
        "Description",
        about.description,
        max_chars=LONG_LIMIT,
        height=220,
        key=f"description-{workshop}",
    )
    if st.button("Save", type="primary", key=f"rename-{workshop}"):
        if _do_in(workshop, "rename_workshop", title=title, description=description):
            close_dialog()
            st.rerun()
        visit.say()


def _do_in(workshop: str, act: str, **fields) -> bool:
    visit.open_workshop(workshop)
    return visit.do(act, **fields) is not None
