"""How much of what was said belongs to people who did not agree to be recorded."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import streamlit as st

from changelab.domain.consent import agrees, scopes_of
from changelab.domain.entities import Transcript
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Purpose
from changelab.service.corpus import Tally
from changelab.ui.transcripts_words import turns
from changelab.ui.ways import page

#: Where consent is recorded.
_CONSENT = "consent"


def without_consent(
    state: WorkshopState, one: Transcript, spoke: Mapping[str, int]
) -> dict[str, int]:
    """How many turns each participant has who did not agree that this is recorded."""
    found: dict[str, int] = {}
    for speaker, count in spoke.items():
        who = one.speakers.get(speaker, "")
        person = state.participants.get(who)
        if person is not None and not agrees(person, Purpose.RECORDING, scopes_of(state, one.id)):
            found[who] = found.get(who, 0) + count
    return found


def consent_of_all(
    state: WorkshopState, there: Iterable[Transcript], tallies: Mapping[str, Tally]
) -> None:
    """The hint above all transcripts."""
    found: dict[str, int] = {}
    for one in there:
        tally = tallies.get(one.id)
        for who, count in without_consent(state, one, tally.spoke if tally else {}).items():
            found[who] = found.get(who, 0) + count
    hint(found)


def hint(found: Mapping[str, int]) -> None:
    """Says whose consent is missing, and leads to where it is recorded; nothing if none is."""
    if not found:
        return
    people = ", ".join(sorted(found)[:8]) + (" …" if len(found) > 8 else "")
    count = sum(found.values())
    whose = "someone" if len(found) == 1 else f"{len(found)} people"
    words, way = st.columns([4, 1], vertical_alignment="center")
    words.warning(
        f"{turns(count)} {'belongs' if count == 1 else 'belong'} to {whose} without consent to "
        f"being recorded ({people}). Exports leave out what people did not agree to.",
        icon=":material/privacy_tip:",
    )
    consent = Path(page(_CONSENT))
    if consent.exists():
        with way:
            st.page_link(consent, label="Record consent", icon=":material/fact_check:")
