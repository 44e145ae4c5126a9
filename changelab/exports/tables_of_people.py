"""The tables of the people: participants under their pseudonyms, and what they agreed to."""

from operator import attrgetter, itemgetter

from changelab.domain.consent import WHOLE_WORKSHOP
from changelab.domain.entities import Consent, Participant
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Answered, Purpose, Withdrawal
from changelab.exports.tables import Column, Table, known, table_of

#: What stands where a person never said anything; it counts as no.
NOT_ANSWERED = "not answered"
_WORKSHOP = "workshop"


def participants(state: WorkshopState) -> Table:
    """The people, under their pseudonyms."""
    return table_of(
        "participants",
        "a person who took part, under a pseudonym",
        state.participants.values(),
        (
            Column("participant", "pseudonym; who it is stays with the facilitator", required=True),
            attrgetter("id"),
        ),
        (Column("joined_at", "when they joined, UTC", "datetime"), attrgetter("joined_at")),
        (
            Column("group", "the small group they are in", refers_to="groups"),
            lambda person: known(person.group, state.groups),
        ),
        (
            Column("consent_form", "number of the form answered last", "integer"),
            attrgetter("consent_form"),
        ),
        (
            Column(
                "withdrawn",
                "how far their part was taken out, if they withdrew: no_further_use (out of every "
                "export), unlink (the words stay, as nobody's), erase (the words are gone)",
                values=tuple(Withdrawal),
            ),
            attrgetter("withdrawn"),
        ),
        (
            Column("forgotten", "their words were erased at their wish", "boolean"),
            attrgetter("forgotten"),
        ),
    )


def consent(state: WorkshopState) -> Table:
    """What each person answered, a row for each purpose and scope; see domain/consent.py."""
    return table_of(
        "consent",
        "what a person answered to one purpose for one scope; for a recording or a piece of "
        "material the answer for it counts, else that for its session, else that for the workshop",
        [
            (person.id, purpose, scope, answer)
            for person in state.participants.values()
            for scope, purpose, answer in _answers(person)
        ],
        (Column("participant", "who", refers_to="participants", required=True), itemgetter(0)),
        (Column("purpose", "what was asked", values=tuple(Purpose), required=True), itemgetter(1)),
        (
            Column(
                "scope",
                "for what: workshop, or the id of a session, a transcript or a material",
                required=True,
            ),
            lambda row: row[2] or _WORKSHOP,
        ),
        (
            Column(
                "answer",
                "anything but given is no",
                values=(*Answered, NOT_ANSWERED),
                required=True,
            ),
            lambda row: row[3].answered if row[3] else NOT_ANSWERED,
        ),
        (Column("on", "the day it was given", "date"), lambda row: row[3] and row[3].on),
        (Column("form", "number of the form", "integer"), lambda row: row[3] and row[3].form),
        (
            Column("session", "the scope, if it is a session", refers_to="sessions"),
            lambda row: known(row[2], state.sessions),
        ),
        (
            Column("transcript", "the scope, if it is a transcript", refers_to="transcripts"),
            lambda row: known(row[2], state.transcripts),
        ),
        (
            Column("material", "the scope, if it is a material", refers_to="materials"),
            lambda row: known(row[2], state.materials),
        ),
        key=3,
    )


def _answers(person: Participant) -> list[tuple[str, Purpose, Consent | None]]:
    """Scope, purpose and answer: for the workshop every purpose, else what was answered."""
    whole = person.consents.get(WHOLE_WORKSHOP, {})
    narrower = [
        (scope, purpose, said[purpose])
        for scope, said in sorted(person.consents.items())
        for purpose in Purpose
        if scope != WHOLE_WORKSHOP and purpose in said
    ]
    return [*((WHOLE_WORKSHOP, purpose, whole.get(purpose)) for purpose in Purpose), *narrower]
