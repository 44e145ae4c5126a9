"""How much of what was said belongs to people who did not agree to be recorded."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import streamlit as st

from changelab.domain.consent import agrees, scopes_of
from changelab.domain.research import Transcript
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


def of_nobody(one: Transcript, spoke: Mapping[str, int]) -> int:
    """How many turns are said by speakers who are nobody known yet."""
    return sum(count for speaker, count in spoke.items() if not one.speakers.get(speaker))


def consent_of_all(
    state: WorkshopState, there: Iterable[Transcript], tallies: Mapping[str, Tally]
) -> None:
    """The hint above all transcripts."""
    found: dict[str, int] = {}
    nobody = 0
    for one in there:
        tally = tallies.get(one.id)
        spoke = tally.spoke if tally else {}
        nobody += of_nobody(one, spoke)
        for who, count in without_consent(state, one, spoke).items():
            found[who] = found.get(who, 0) + count
    hint(found, nobody)


def hint(found: Mapping[str, int], nobody: int) -> None:
    """Says what exports will leave out, and what to do about it; nothing if that is nothing."""
    if nobody:
        st.info(
            f"{turns(nobody)} {'is' if nobody == 1 else 'are'} said by someone who is not matched "
            "yet. Exports leave them out: say under “Who is who” who it was.",
            icon=":material/person_search:",
        )
    if not found:
        return
    people = ", ".join(sorted(found)[:8]) + (" …" if len(found) > 8 else "")
    count = sum(found.values())
    whose = "someone" if len(found) == 1 else f"{len(found)} people"
    words, way = st.columns([4, 1], vertical_alignment="center")
    words.warning(
        f"{turns(count)} {'belongs' if count == 1 else 'belong'} to {whose} without consent to "
        f"being recorded ({people}). Exports leave them out.",
        icon=":material/privacy_tip:",
    )
    consent = Path(page(_CONSENT))
    if consent.exists():
        with way:
            st.page_link(consent, label="Record consent", icon=":material/fact_check:")
