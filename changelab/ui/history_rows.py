"""The history wall as rows by date: something is added, changed or taken back with the keyboard."""

import html

import streamlit as st

from changelab.domain.dates import as_year
from changelab.domain.entities import Milestone
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT
from changelab.domain.vocabulary import Strand
from changelab.domain.wording import Wording
from changelab.ui import asked, visit
from changelab.ui.forms import may
from changelab.ui.long_lists import first_of
from changelab.ui.said import edit_words, hands, is_edited, living, said_html
from changelab.ui.words import author_words

_TAKEN = "hw-taken"
#: When, until, what about, what happened, the buttons.
_WIDTHS = (1.1, 1.1, 1.5, 5, 1.6)

STYLE = """
<style>
.milestone { display: grid; grid-template-columns: 8.5rem 7rem 1fr; gap: .9rem;
  align-items: baseline; overflow-wrap: anywhere; padding-right: 1.6rem }
.milestone .when { font-weight: 600; font-variant-numeric: tabular-nums }
.milestone .strand { color: #5B6660; font-size: .9rem }
[class*="st-key-said-d"] { border-top: 1px solid #D9DDDA; border-radius: 0; padding: .35rem 0 }
</style>
"""


def milestone_to_add(state: WorkshopState) -> None:
    """One line to put something on the wall; Enter keeps it, and the next line is empty."""
    taken = st.session_state.get(_TAKEN, 0)
    key = f"hw-new-{taken}"
    with st.form(key, border=False):
        _fields(state, key, None)


def milestones(state: WorkshopState) -> None:
    """Everything on the wall, the earliest first."""
    there = sorted(living(state.milestones.values()), key=lambda one: as_year(one.when))
    with st.container(gap=None):
        for one in first_of(there, "hw"):
            _row(state, one)


def dates_words(one: Milestone) -> str:
    """1998, or 1998 – 2004 for what lasted."""
    return f"{one.when} – {one.until}" if one.until else one.when


def _row(state: WorkshopState, one: Milestone) -> None:
    wording = Wording(state.about.wording)
    with st.container(key=f"said-{one.id}"):
        if is_edited(one):
            with st.form(f"hw-{one.id}", border=False):
                _fields(state, f"hw-{one.id}", one)
            return
        st.html(
            f'<div class="milestone"><span class="when">{html.escape(dates_words(one))}</span>'
            f'<span class="strand">{html.escape(wording.strand(one.strand))}</span>'
            f"{said_html(one.text, author_words(one), item=one)}</div>"
        )
        hands(one, edit="Change it")


def _fields(state: WorkshopState, key: str, known: Milestone | None) -> None:
    """When, until, what it is about and what happened; of a milestone that is there, or new."""
    wording, strands = Wording(state.about.wording), list(Strand)
    when, until, strand, text, ways = st.columns(_WIDTHS, vertical_alignment="bottom", gap="small")
    may_date = may("move_milestone" if known else "place_milestone")
    when.text_input(
        "When",
        known.when if known else "",
        key=f"{key}-when",
        max_chars=10,
        placeholder="1998-05",
        help="A year, a month or a day: 1998, 1998-05 or 1998-05-17.",
        disabled=not may_date,
    )
    until.text_input(
        "Until",
        known.until if known else "",
        key=f"{key}-until",
        max_chars=10,
        placeholder="if it lasted",
        disabled=not may_date,
    )
    strand.selectbox(
        "What changed",
        strands,
        strands.index(known.strand) if known else 0,
        format_func=wording.strand,
        key=f"{key}-strand",
        disabled=not may_date,
    )
    text.text_input(
        "What happened",
        known.text if known else "",
        key=f"{key}-text",
        max_chars=CARD_LIMIT,
        placeholder="The ward moved into the new building",
    )
    with ways.container(horizontal=True, gap="xsmall"):
        if known is None:
            st.form_submit_button(
                "Put it there", key=f"{key}-do", type="primary", on_click=_place, args=(key,)
            )
        else:
            st.form_submit_button(
                "Save", key=f"{key}-do", type="primary", on_click=_change, args=(known, key)
            )
            st.form_submit_button(
                "Leave it", key=f"{key}-no", type="tertiary", on_click=edit_words, args=("",)
            )


def _place(key: str) -> None:
    said = st.session_state
    if visit.do(
        "place_milestone",
        when=said[f"{key}-when"],
        until=said[f"{key}-until"],
        strand=said[f"{key}-strand"],
        text=said[f"{key}-text"],
    ):
        said[_TAKEN] = said.get(_TAKEN, 0) + 1


def _change(known: Milestone, key: str) -> None:
    """Date and words are two acts of the record, and one step here."""
    said = st.session_state
    moved = {name: said[f"{key}-{name}"] for name in ("when", "until", "strand")}
    acts: list[dict] = [{"act": "move_milestone", "milestone": known.id, **moved}]
    if said[f"{key}-text"] != known.text:
        acts.append({"act": "reword", "item": known.id, "text": said[f"{key}-text"]})
    if asked.do_together(acts):
        edit_words("")
