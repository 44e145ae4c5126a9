"""The chain of a contradiction: what it rests on, what it is, and what became of it."""

import html

import streamlit as st

from changelab.domain.chains import Chain, chain_of
from changelab.domain.entities import Contradiction
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Standing
from changelab.domain.wording import Wording
from changelab.ui import evidence, visit
from changelab.ui.forms import Form, form, may
from changelab.ui.promises import make_commitment
from changelab.ui.said import came, card, hands, is_edited, living, rewording, said_html
from changelab.ui.sentences import short
from changelab.ui.terms import FOLLOW_UP_WORDS, STATUS_WORDS
from changelab.ui.where import answered, ask_where, level_words, where_icon, where_words


def chain(state: WorkshopState, one: Contradiction) -> None:
    """The contradiction on top; on the left what it rests on, on the right what came of it."""
    whole = chain_of(state, one)
    with st.container(border=True, key=f"said-{one.id}"):
        _head(state, one)
    behind, after = st.columns(2, gap="medium")
    with behind:
        _observations(state, whole)
        _manifestations(state, whole)
    with after:
        _commitments(state, whole)
        _what_came_of_it(state, whole)


def _head(state: WorkshopState, one: Contradiction) -> None:
    if is_edited(one):
        rewording(one)
        return
    st.html(_headline(state, one))
    hands(one)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _status(one)
        _locate(state, one)


def _headline(state: WorkshopState, one: Contradiction) -> str:
    wording = Wording(state.about.wording)
    accepted = state.sessions.get(one.accepted_in or "")
    facts = (
        where_words(state, one),
        wording.period(one.period),
        level_words(one.level),
        came(state, one),
        f"accepted in {short(accepted.plan.title, 48)}" if accepted else "",
        "hidden from the room" if one.standing is Standing.HIDDEN else "",
    )
    return (
        f'<div class="said large"><span class="number large">{one.number}</span>{where_icon(one)}'
        f'<div class="words" dir="auto">{html.escape(one.text)}</div>'
        f'<div class="small">{html.escape(" · ".join(fact for fact in facts if fact))}</div></div>'
    )


def _status(one: Contradiction) -> None:
    key = f"status-{one.id}"
    st.session_state[key] = one.status
    st.selectbox(
        "How far has the group come with it?",
        list(ContradictionStatus),
        format_func=STATUS_WORDS.__getitem__,
        key=key,
        width=320,
        disabled=not may("judge_contradiction"),
        on_change=_judge,
        args=(one.id, key),
    )


def _judge(contradiction: str, key: str) -> None:
    visit.do("judge_contradiction", contradiction=contradiction, status=st.session_state[key])


def _locate(state: WorkshopState, one: Contradiction) -> None:
    asked = form("Where it pulls", f"locate-{one.id}", "locate_contradiction", icon="my_location")
    if asked:
        with asked.body:
            ask_where(state, asked.key, one)
            st.button(
                "Put it there",
                key=f"{asked.key}-do",
                type="primary",
                on_click=_put,
                args=(one.id, asked),
            )


def _put(contradiction: str, asked: Form) -> None:
    if visit.do("locate_contradiction", contradiction=contradiction, **answered(asked.key)):
        asked.shut()


# --- what it rests on -------------------------------------------------------------------


def _step(title: str, term: str, count: int) -> None:
    number = f" · {count}" if count else ""
    st.html(f'<div class="step"><b>{title}</b> <span>{term}{number}</span></div>')


def _observations(state: WorkshopState, whole: Chain) -> None:
    one = whole.contradiction
    _step("What was seen, heard or read", "observations", len(whole.evidence))
    for item in whole.evidence:
        evidence.observation_card(state, item)
    evidence.note_observation(state, f"note-{one.id}", one)


def _manifestations(state: WorkshopState, whole: Chain) -> None:
    one = whole.contradiction
    _step("How it showed itself", "manifestations", len(whole.manifestations))
    for item in whole.manifestations:
        evidence.manifestation_card(state, item)
    evidence.recognise_manifestation(state, f"recognise-{one.id}", one)


# --- what came of it --------------------------------------------------------------------


def _commitments(state: WorkshopState, whole: Chain) -> None:
    _step("What we try", "commitments", len(whole.commitments))
    for item in whole.commitments:
        when = f"by {item.by_when}" if item.by_when else ""
        card(state, item, when, who=f"{item.who} will")
    one = whole.contradiction
    make_commitment(state, f"promise-{one.id}", one.id)


def _what_came_of_it(state: WorkshopState, whole: Chain) -> None:
    _step("What came of it", "", 0)
    for item in whole.followed:
        session = state.sessions.get(item.followed_up_in or "")
        st.html(
            said_html(
                item.outcome or FOLLOW_UP_WORDS[item.status].capitalize(),
                short(item.text, 70),
                short(session.plan.title, 48) if session else "",
                term=FOLLOW_UP_WORDS[item.status],
            )
        )
    for other in whole.causes:
        st.html(_kin("came out of", other))
    for other in whole.effects:
        st.html(_kin("gave rise to", other))
    if not (whole.followed or whole.causes or whole.effects):
        st.caption("Nothing yet. It is told when commitments are followed up in a later session.")
    _link_rise(state, whole.contradiction)


def _kin(how: str, other: Contradiction) -> str:
    return (
        f'<div class="kin"><span class="how">{how}</span> '
        f'<span class="number">{other.number}</span> '
        f"{html.escape(short(other.text, 90))}</div>"
    )


def _link_rise(state: WorkshopState, one: Contradiction) -> None:
    others = {
        item.id: visit.plain(f"{item.number} · {short(item.text, 60)}")
        for item in living(state.contradictions.values())
        if item.id != one.id and item.id not in one.gave_rise_to
    }
    if not others:
        return
    asked = form("It gave rise to", f"rise-{one.id}", "link_rise")
    if asked:
        asked.body.radio(
            "Which one did it bring about?",
            list(others),
            None,
            format_func=others.get,
            key=f"{asked.key}-to",
            on_change=_rise,
            args=(one.id, asked),
        )


def _rise(contradiction: str, asked: Form) -> None:
    if visit.do("link_rise", contradiction=contradiction, to=asked.said("to")):
        asked.shut()
