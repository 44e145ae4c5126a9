"""Consent: who agreed to what, for which part of the workshop. The default is no.

An answer for a recording, a transcript or a piece of material goes before one for its
session, and that before one for the whole workshop: the nearest answer counts.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, Field

from changelab.domain.actors import Actor
from changelab.domain.dates import as_year
from changelab.domain.entities import Consent, Participant
from changelab.domain.errors import NotFound, Refused
from changelab.domain.materials import MaterialRevised
from changelab.domain.people import (
    ConsentGiven,
    ParticipantWithdrew,
    PersonForgotten,
    WordsErased,
    WordsSetAside,
    participant_in,
)
from changelab.domain.record import LEADERS, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import Deed, WorkshopState
from changelab.domain.transcripts import RESEARCHERS, SpeakerMatched
from changelab.domain.vocabulary import Answered, Purpose

#: The scope that is everything.
WHOLE_WORKSHOP = ""


def _check_day(on: str) -> str:
    if on:
        try:
            as_year(on)
        except ValueError:
            raise ValueError(f"“{on[:40]}” is no day. Write 2026-03-02.") from None
        if len(on) != len("2026-03-02"):
            raise ValueError(f"“{on}” is no day. Write 2026-03-02.")
    return on


Day = Annotated[str, AfterValidator(_check_day)]


class ConsentRecorded(Event):
    """What people answered on paper or aloud, for one scope; see `Consent`."""

    participants: tuple[str, ...]
    scope: str
    answers: dict[Purpose, Answered]
    on: str
    form: int


class ReviewDaySet(Event):
    on: str


class RecordConsent(Act):
    """Write down what people answered, several at once if they answered the same."""

    by = RESEARCHERS
    participants: Annotated[tuple[str, ...], Field(min_length=1)]
    scope: str = WHOLE_WORKSHOP
    answers: Annotated[dict[Purpose, Answered], Field(min_length=1)]
    on: Day = ""
    form: Annotated[int, Field(ge=1)] | None = None


class SetReviewDay(Act):
    """Say by which day someone decides whether the record is still needed; empty takes it off."""

    by = LEADERS | RESEARCHERS
    on: Day = ""


def scopes_of(state: WorkshopState, key: str | None) -> tuple[str, ...]:
    """The scopes that something lies in, the nearest first: transcript, session, workshop."""
    if not key:
        return (WHOLE_WORKSHOP,)
    transcript = state.transcripts.get(key)
    if transcript is not None:
        return (key, *((transcript.session,) if transcript.session else ()), WHOLE_WORKSHOP)
    return (key, WHOLE_WORKSHOP)


def answer_of(person: Participant, purpose: Purpose, scopes: tuple[str, ...]) -> Answered | None:
    """What that person answered for the nearest of these scopes; None if they never did."""
    for scope in scopes:
        found = person.consents.get(scope, {}).get(purpose)
        if found is not None:
            return found.answered
    return None


def agrees(person: Participant, purpose: Purpose, scopes: tuple[str, ...]) -> bool:
    """True if that person gave consent; not asked, not answered, refused and withdrawn are no."""
    return person.withdrawn is None and answer_of(person, purpose, scopes) is Answered.GIVEN


#: Everything that may change what somebody agrees to.
CHANGES = frozenset(
    one.kind
    for one in (
        ConsentGiven,
        ConsentRecorded,
        PersonForgotten,
        ParticipantWithdrew,
        WordsErased,
        WordsSetAside,
        SpeakerMatched,
        MaterialRevised,
    )
)


def newest_change(of: WorkshopState | Iterable[Recorded]) -> int:
    """The seq of the newest consent or withdrawal; 0 without any. An export that began before
    it was made on answers that hold no longer."""
    if isinstance(of, WorkshopState):
        return next((one.seqs[-1] for one in reversed(of.deeds.values()) if _concerned(one)), 0)
    return max((fact.seq for fact in of if fact.event.kind in CHANGES), default=0)


def _concerned(deed: Deed) -> bool:
    """True if it changed who agrees, who speaks or who is seen; undoing that does so as well."""
    if not CHANGES.isdisjoint(deed.kinds):
        return True
    undid = "act_undone" in deed.kinds
    return undid and any(one.table in ("transcripts", "materials") for one in deed.changes)


@decides(RecordConsent)
def record_consent(state: WorkshopState, act: RecordConsent, actor: Actor) -> list[Event]:
    for key in act.participants:
        if participant_in(state, key).withdrawn is not None:
            raise Refused(f"{key} has withdrawn.", "Leave this person out.")
    known = (*state.sessions, *state.transcripts, *state.materials)
    if act.scope != WHOLE_WORKSHOP and act.scope not in known:
        raise NotFound(f"There is no session or recording “{act.scope[:20]}”.", "Reload the page.")
    form = act.form or state.about.consent_form
    return [
        ConsentRecorded(
            participants=act.participants,
            scope=act.scope,
            answers=act.answers,
            on=act.on,
            form=form,
        )
    ]


@decides(SetReviewDay)
def set_review_day(state: WorkshopState, act: SetReviewDay, actor: Actor) -> list[Event]:
    return [] if state.about.review_by == act.on else [ReviewDaySet(on=act.on)]


@evolves(ConsentRecorded)
def consent_recorded(state: WorkshopState, event: ConsentRecorded, fact: Recorded) -> None:
    on = event.on or fact.at[:10]
    for key in event.participants:
        person = state.participants[key]
        answers = {
            purpose: Consent(answered, on, event.form)
            for purpose, answered in event.answers.items()
        }
        consents = {
            **person.consents,
            event.scope: {**person.consents.get(event.scope, {}), **answers},
        }
        changes: dict = {"consents": consents}
        if event.scope == WHOLE_WORKSHOP:
            given = {one: said is Answered.GIVEN for one, said in event.answers.items()}
            changes |= {"consent": {**person.consent, **given}, "consent_form": event.form}
        state.put("participants", key, replace(person, **changes))


@evolves(ReviewDaySet)
def review_day_set(state: WorkshopState, event: ReviewDaySet, fact: Recorded) -> None:
    state.set_about(review_by=event.on)
