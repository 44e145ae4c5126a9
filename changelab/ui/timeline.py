"""The timeline of the record: newest first, a page at a time, with what to look for on top."""

import html
from itertools import groupby

import streamlit as st

from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.domain.undo import deed_to_undo
from changelab.domain.vocabulary import Element
from changelab.ui import live, visit
from changelab.ui.chronicle import FAMILIES, Filter, Told, chronicle
from changelab.ui.plan_words import numbered
from changelab.ui.sentences import short
from changelab.ui.whens import clock, day

#: How many events a page shows.
PAGE = 30

_STYLE = """
<style>
.told { display: grid; grid-template-columns: 3.2rem 6.5rem 1fr; gap: .9rem;
  overflow-wrap: anywhere; align-items: baseline }
.told .at, .told .n { color: #5b6360; font-size: .85rem; font-variant-numeric: tabular-nums }
.told .who { font-weight: 600; font-size: .95rem }
.told .what { font-size: 1.02rem; white-space: pre-wrap }
.told .what mark { background: #fdf0c4; color: inherit }
.told s { color: #6b726f }
.told .gone { font-size: .8rem; color: #5b6360; border: 1px solid #D9DDDA; border-radius: 1rem;
  padding: 0 .5rem; margin-left: .4rem; white-space: nowrap }
.where { border-bottom: 1px solid #D9DDDA; margin-top: 1.2rem; padding-bottom: .2rem;
  overflow-wrap: anywhere; display: flex; justify-content: space-between; gap: 1rem }
.where > span { white-space: nowrap }
.where b { font-size: 1.05rem; margin-right: .4rem }
.where span { color: #5b6360; font-size: .9rem }
</style>
"""


@st.fragment
@visit.readable
def timeline() -> None:
    """Everything that happened; follows the room."""
    live.listen("timeline")
    visit.say()
    st.html(_STYLE)
    state = visit.state()
    told = chronicle(visit.laboratory(), state.workshop)
    looked_for = _look_for(state, told)
    found = [one for one in reversed(told) if looked_for.lets_through(one)]
    if not found:
        st.info(
            "Nothing in the record fits. Take one of the filters away.",
            icon=":material/search_off:",
        )
        return
    shown = _turn_pages(found, looked_for)
    for (session, task, date), group in groupby(shown, _together):
        with st.container(gap="xxsmall"):
            st.html(_where(state, session, task, date))
            for one in group:
                _row(state, one, looked_for.words)


def _together(one: Told) -> tuple[str | None, str | None, str]:
    """What stands under one heading: a task of a session, on one day."""
    return one.session, one.task, day(one.at)


def _look_for(state: WorkshopState, told: list[Told]) -> Filter:
    """What to look for: a person, an element, a session or task, a kind, some words."""
    people = sorted({one.who for one in told})
    places: dict[tuple[str, str], str] = {}
    for number, session in enumerate(state.planned_sessions, start=1):
        if session.started_at:
            places["session", session.id] = numbered(number, session.plan.title)
            for task in state.tasks_of(session.id):
                if task.started_at:
                    places["task", task.id] = f"{number} – {task.plan.title}"
    wording = visit.wording()
    words, who, where, element, kind = st.columns([2.4, 1.4, 2.4, 1.7, 2])
    with words:
        typed = st.text_input("Words", key="look-words", placeholder="anything written")
    with who:
        person = st.selectbox(
            "Who", [None, *people], format_func=lambda one: one or "everyone", key="look-who"
        )
    with where:
        place = st.selectbox(
            "When",
            [None, *places],
            format_func=lambda key: short(places[key], 60) if key else "the whole workshop",
            key="look-where",
        )
    with element:
        about = st.selectbox(
            "Element",
            [None, *Element],
            format_func=lambda one: wording.element(one) if one else "any or none",
            key="look-element",
        )
    with kind:
        family = st.selectbox(
            "What about",
            [None, *FAMILIES],
            format_func=lambda key: FAMILIES[key] if key else "everything",
            key="look-kind",
        )
    level, key = place or ("", None)
    return Filter(
        who=person,
        element=about,
        session=key if level == "session" else None,
        task=key if level == "task" else None,
        family=family,
        words=typed.strip(),
    )


def _turn_pages(found: list[Told], looked_for: Filter) -> list[Told]:
    """The page at hand; another filter begins at its first page again."""
    pages = -(-len(found) // PAGE)
    at, filtered = st.session_state.get("record-page", (0, looked_for))
    at = min(at, pages - 1) if filtered == looked_for else 0
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        events = "1 event" if len(found) == 1 else f"{len(found):,} events"
        st.caption(
            f"{events}, the newest first" + (f", page {at + 1} of {pages}" if pages > 1 else ""),
            width="stretch",
        )
        if pages > 1:
            for label, to in (
                ("Newest", 0),
                ("Newer", at - 1),
                ("Older", at + 1),
                ("Oldest", pages - 1),
            ):
                st.button(
                    label,
                    key=f"page-{label}",
                    type="tertiary",
                    disabled=to == at or not 0 <= to < pages,
                    on_click=_turn_to,
                    args=(to, looked_for),
                )
    return found[at * PAGE : (at + 1) * PAGE]


def _turn_to(page: int, looked_for: Filter) -> None:
    st.session_state["record-page"] = (page, looked_for)


def _where(state: WorkshopState, session: str | None, task: str | None, date: str) -> str:
    if session is None:
        place = "<b>Outside a session</b>"
    else:
        title = session
        if session in state.sessions:
            number = state.about.sessions.index(session) + 1
            title = numbered(number, state.sessions[session].plan.title)
        place = f'<b dir="auto">{html.escape(title)}</b>'
        if task in state.tasks:
            place += f' <span dir="auto">{html.escape(state.tasks[task].plan.title)}</span>'
    return f'<div class="where"><div>{place}</div><span>{date}</span></div>'


def _row(state: WorkshopState, one: Told, words: str) -> None:
    deed = visit.acts().deeds.get(one.act_id)
    undone = deed is not None and deed.undone
    text = _marked(one.text, words)
    if undone:
        text = f'<s>{text}</s><span class="gone">undone</span>'
    row = (
        f'<div class="told"><span class="at">{clock(one.at)}</span>'
        f'<span class="who">{html.escape(one.who)}</span>'
        f'<span class="what" dir="auto">{text}</span></div>'
    )
    line, way = st.columns([13, 1], vertical_alignment="center", gap="small")
    line.html(row)
    if deed is not None and deed.seqs[-1] == one.seq and _can_be_undone(one.act_id):
        way.button(
            "Undo",
            key=f"undo-{one.seq}",
            type="tertiary",
            help="Take this back; it stays in the record.",
            on_click=visit.do,
            kwargs={"act": "undo", "of": one.act_id},
        )


def _can_be_undone(act_id: str) -> bool:
    try:
        deed_to_undo(visit.acts(), act_id, visit.actor())
    except ChangeLabError:
        return False
    return True


def _marked(text: str, words: str) -> str:
    """The sentence as HTML, with what was looked for marked."""
    place = text.casefold().find(words.casefold()) if words else -1
    if place < 0:
        return html.escape(text)
    end = place + len(words)
    before, found, after = text[:place], text[place:end], text[end:]
    return f"{html.escape(before)}<mark>{html.escape(found)}</mark>{html.escape(after)}"
