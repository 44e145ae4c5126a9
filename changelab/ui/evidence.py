"""Observations and manifestations: two things that stand behind a contradiction, never one."""

from collections.abc import Callable, Mapping

import streamlit as st

from changelab.domain.entities import Contradiction, Contribution, Manifestation, Observation
from changelab.domain.state import WorkshopState
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import ManifestationKind, Period
from changelab.domain.wording import Wording
from changelab.ui import visit
from changelab.ui.forms import Form, form, may
from changelab.ui.said import Doing, card, living
from changelab.ui.sentences import short
from changelab.ui.terms import EVIDENCE_WORDS, MANIFESTATION_MEANINGS, term

_READING = "read-as-manifestation"


def observation_card(
    state: WorkshopState,
    item: Observation,
    behind: str | None = None,
    more: dict[str, Doing] | None = None,
    place: str = "",
) -> None:
    """Something seen, heard or read: its kind, source, date and period below the words.

    Args:
        behind: which contradictions it stands behind; None where that is plain to see.
    """
    wording = Wording(state.about.wording)
    facts = [EVIDENCE_WORDS[item.evidence], item.source, item.dated, wording.period(item.period)]
    key = f"read-{place}{item.id}"
    doing = dict(more or {})
    if may("recognise_manifestation"):
        doing["Read it as a manifestation"] = lambda: _read(key)
    card(state, item, *facts, _tied(behind), more=doing, place=place)
    if st.session_state.get(_READING) == key:
        with st.container(border=True, key=key):
            recognise(state, f"{key}-as", item.text, observations=(item.id,), done=_read)


def _read(key: str = "") -> None:
    st.session_state[_READING] = key


def manifestation_card(
    state: WorkshopState,
    item: Manifestation,
    behind: str | None = None,
    more: dict[str, Doing] | None = None,
    place: str = "",
) -> None:
    """Talk or an event read as showing a contradiction, and what it was read from."""
    read_from = [
        f"read from: {short(state.observations[key].text, 60)}"
        for key in item.observations
        if key in state.observations
    ]
    card(state, item, *read_from, _tied(behind), term=term(item.of), more=more, place=place)


def _tied(behind: str | None) -> str:
    return "" if behind is None else behind or "tied to nothing yet"


def note_observation(state: WorkshopState, name: str, behind: Contradiction | None = None) -> None:
    """A form to keep something seen, heard or read; behind a contradiction if one is given."""
    asked = form("Observation", name, "note_observation")
    if asked is None:
        return
    wording = Wording(state.about.wording)
    with asked.body:
        if behind:
            _one_that_is_there(
                state.observations, behind.evidence, asked, "attach_evidence", behind
            )
        st.text_area(
            "What was seen, heard or read?",
            key=f"{asked.key}-text",
            max_chars=CARD_LIMIT,
            placeholder="As it was, before anyone explains it",
        )
        st.selectbox(
            "What is it?",
            list(EVIDENCE_WORDS),
            format_func=EVIDENCE_WORDS.__getitem__,
            key=f"{asked.key}-kind",
        )
        source, dated = st.columns([2, 1])
        source.text_input("Source", key=f"{asked.key}-source", max_chars=TITLE_LIMIT)
        dated.text_input("Date", key=f"{asked.key}-dated", max_chars=TITLE_LIMIT)
        st.segmented_control(
            "When does it hold?",
            list(Period),
            default=Period.PRESENT,
            format_func=wording.period,
            key=f"{asked.key}-period",
            required=True,
        )
        st.button(
            "Note it",
            key=f"{asked.key}-do",
            type="primary",
            on_click=_note,
            args=(asked, behind.id if behind else None),
        )


def _note(asked: Form, contradiction: str | None) -> None:
    if visit.do(
        "note_observation",
        text=asked.said("text"),
        evidence=asked.said("kind"),
        source=asked.said("source"),
        dated=asked.said("dated"),
        period=asked.said("period"),
        contradiction=contradiction,
    ):
        asked.shut()


def recognise_manifestation(
    state: WorkshopState, name: str, behind: Contradiction | None = None
) -> None:
    """A form to read observations, or what was said, as a manifestation."""
    asked = form("Manifestation", name, "recognise_manifestation")
    if asked is None:
        return
    with asked.body:
        if behind:
            linked = behind.manifestations
            _one_that_is_there(state.manifestations, linked, asked, "link_manifestation", behind)
        recognise(state, asked.key, contradiction=behind.id if behind else None, done=asked.shut)


def recognise(
    state: WorkshopState,
    key: str,
    text: str = "",
    observations: tuple[str, ...] = (),
    contradiction: str | None = None,
    done: Callable[[], None] = lambda: None,
) -> None:
    """What was said, which of the four it is, and which observations it was read from."""
    kinds = list(ManifestationKind)
    st.text_area(
        "What was said or happened?",
        text,
        key=f"{key}-text",
        max_chars=CARD_LIMIT,
        placeholder="In the words that were used",
    )
    st.radio(
        "How does it show itself?",
        kinds,
        format_func=lambda one: term(one).capitalize(),
        captions=[visit.plain(MANIFESTATION_MEANINGS[one]) for one in kinds],
        key=f"{key}-of",
    )
    texts = {one.id: short(one.text, 70) for one in living(state.observations.values())}
    if texts:
        st.multiselect(
            "Read from which observations?",
            list(texts),
            [one for one in observations if one in texts],
            format_func=lambda one: texts.get(one, one),
            key=f"{key}-from",
            placeholder="None: from what was just said",
        )
    st.button(
        "Recognise it",
        key=f"{key}-do",
        type="primary",
        on_click=_recognise,
        args=(key, contradiction, done),
    )


def _recognise(key: str, contradiction: str | None, done: Callable[[], None]) -> None:
    said = st.session_state
    if visit.do(
        "recognise_manifestation",
        text=said[f"{key}-text"],
        of=said[f"{key}-of"],
        observations=tuple(said.get(f"{key}-from") or ()),
        contradiction=contradiction,
    ):
        done()


def _one_that_is_there(
    there: Mapping[str, Contribution],
    linked: tuple[str, ...],
    asked: Form,
    act: str,
    behind: Contradiction,
) -> None:
    texts = {one.id: short(one.text, 70) for one in living(there.values()) if one.id not in linked}
    if not texts or not may(act):
        return
    st.selectbox(
        "One that is there already",
        list(texts),
        None,
        format_func=lambda one: texts.get(one, one),
        key=f"{asked.key}-there",
        placeholder="Choose it, or write a new one below",
        on_change=_tie,
        args=(asked, act, behind.id),
    )


def _tie(asked: Form, act: str, contradiction: str) -> None:
    field = {"attach_evidence": "observation", "link_manifestation": "manifestation"}[act]
    if visit.do(act, **{field: asked.said("there"), "contradiction": contradiction}):
        asked.shut()
