"""People: they join under a pseudonym, agree or not, may be forgotten."""

from dataclasses import replace
from itertools import chain

from changelab.domain.actors import Actor
from changelab.domain.contributions import part
from changelab.domain.entities import Consent, Contribution, Participant
from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Answered, Purpose, Role, Standing, Withdrawal

#: What stands in the record where a forgotten person's words stood.
ERASED = "[erased]"


class ParticipantJoined(Event):
    participant: str


class ConsentGiven(Event):
    """What a person agreed to, on which form; a purpose that is missing was not asked."""

    participant: str
    answers: dict[Purpose, bool]
    form: int


class PersonForgotten(Event):
    """A person's name was erased, and the words of what they contributed under their pseudonym."""

    participant: str
    items: tuple[str, ...]


class WordsErased(Event):
    """The words of these contributions were erased; their author is not named, having been none."""

    items: tuple[str, ...]


class GiveConsent(Act):
    """Answer the consent form, or change an answer."""

    by = frozenset({Role.PARTICIPANT, Role.FACILITATOR, Role.RESEARCHER})
    participant: str | None = None
    answers: dict[Purpose, bool]


def participant_in(state: WorkshopState, participant: str) -> Participant:
    """The participant with that pseudonym.

    Raises:
        NotFound: there is none.
    """
    if participant not in state.participants:
        raise NotFound(f"There is no participant “{participant}”.", "Reload the page.")
    return state.participants[participant]


def next_pseudonym(state: WorkshopState) -> str:
    """P01, P02 … in the order of joining; never given twice."""
    return f"P{len(state.participants) + 1:02d}"


def joining(state: WorkshopState) -> ParticipantJoined:
    """What happens when a new person comes in; the service keeps the name elsewhere.

    Raises:
        Refused: the workshop is archived.
    """
    if state.about.archived:
        raise Refused("This workshop is archived.", "Ask the facilitator to open it again.")
    return ParticipantJoined(participant=next_pseudonym(state))


def forgetting(state: WorkshopState, person: Actor) -> tuple[PersonForgotten, WordsErased]:
    """What happens when a person's words are erased for good; this cannot be undone.

    `person` carries the secret, without which anonymous cards cannot be found. Those
    stand in an event of their own: what names the person must not say they were theirs.

    Raises:
        NotFound: there is no such participant.
        Refused: they were forgotten already.
    """
    if participant_in(state, person.id).forgotten:
        raise Refused("This person has been forgotten already.")
    # What was undone is in no table any more, but in the record, and could be redone.
    undone = (
        change.after
        for deed in state.deeds.values()
        for change in deed.changes
        if isinstance(change.after, Contribution)
    )
    written = {
        item.id: item.author for item in chain(state.contributions(), undone) if person.wrote(item)
    }
    in_order = sorted(written, key=lambda key: int(key[1:]))
    named = tuple(key for key in in_order if written[key] == person.id)
    return (
        PersonForgotten(participant=person.id, items=named),
        WordsErased(items=tuple(key for key in in_order if key not in named)),
    )


@decides(GiveConsent)
def give_consent(state: WorkshopState, act: GiveConsent, actor: Actor) -> list[Event]:
    participant = participant_in(state, act.participant or actor.id)
    if actor.role is Role.PARTICIPANT and participant.id != actor.id:
        raise NotAllowed("Nobody can agree for someone else.")
    form = state.about.consent_form
    if participant.consent == act.answers and participant.consent_form == form:
        return []
    return [ConsentGiven(participant=participant.id, answers=act.answers, form=form)]


@evolves(ParticipantJoined)
def participant_joined(state: WorkshopState, event: ParticipantJoined, fact: Recorded) -> None:
    state.put(
        "participants", event.participant, Participant(id=event.participant, joined_at=fact.at)
    )


@evolves(ConsentGiven)
def consent_given(state: WorkshopState, event: ConsentGiven, fact: Recorded) -> None:
    participant = state.participants[event.participant]
    answers = {
        purpose: Consent(Answered.GIVEN if agreed else Answered.REFUSED, fact.at[:10], event.form)
        for purpose, agreed in event.answers.items()
    }
    answered = replace(
        participant,
        consent=dict(event.answers),
        consent_form=event.form,
        consents={**participant.consents, "": answers},
    )
    state.put("participants", participant.id, answered)


@evolves(PersonForgotten)
def person_forgotten(state: WorkshopState, event: PersonForgotten, fact: Recorded) -> None:
    participant = state.participants[event.participant]
    state.put(
        "participants",
        participant.id,
        replace(
            participant,
            consent={},
            consent_form=None,
            consents={},
            group=None,
            forgotten=True,
            withdrawn=Withdrawal.ERASE,
        ),
    )
    _erase(state, event.items)


@evolves(WordsErased)
def words_erased(state: WorkshopState, event: WordsErased, fact: Recorded) -> None:
    _erase(state, event.items)


def _erase(state: WorkshopState, items: tuple[str, ...]) -> None:
    state.erased |= frozenset(items)
    for key in items:
        try:
            state.contribution(key)
        except NotFound:
            continue
        part(state, key)
        item = replace(state.contribution(key), text=ERASED, standing=Standing.WITHDRAWN)
        state.put_contribution(item)
