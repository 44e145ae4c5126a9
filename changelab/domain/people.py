"""People: they join under a pseudonym, agree or not, may be forgotten."""

from dataclasses import replace
from typing import Any

from changelab.domain.actors import Actor
from changelab.domain.contributions import part
from changelab.domain.entities import Consent, Participant
from changelab.domain.errors import NotAllowed, NotFound, Refused
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.research import Material
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


class ParticipantWithdrew(Event):
    """A person took their part out, so far; `items` are ids of what was signed by them or made
    of what they said. Of one who was unlinked none are named: that would tie them."""

    participant: str
    level: Withdrawal
    items: tuple[str, ...] = ()


class WordsSetAside(Event):
    """No further use is made of these; whose they were is not said."""

    items: tuple[str, ...]


class GiveConsent(Act):
    """Answer the consent form, or change an answer."""

    by = frozenset({Role.PARTICIPANT, Role.FACILITATOR, Role.RESEARCHER})
    participant: str | None = None
    answers: dict[Purpose, bool]


def takes_words(event: Event) -> bool:
    """True if words or names were taken out of the record, or out of its use, by this."""
    taking = PersonForgotten | WordsErased | ParticipantWithdrew | WordsSetAside
    return isinstance(event, taking)


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
    before = participant.consents.get("", {})
    answers = {
        purpose: Consent(_answered(agreed, before.get(purpose)), fact.at[:10], event.form)
        for purpose, agreed in event.answers.items()
    }
    answered = replace(
        participant,
        consent=dict(event.answers),
        consent_form=event.form,
        consents={**participant.consents, "": answers},
    )
    state.put("participants", participant.id, answered)


def _answered(agreed: bool, before: Consent | None) -> Answered:
    """No is refused, unless it takes back an earlier yes."""
    if agreed:
        return Answered.GIVEN
    took_back = before is not None and before.answered is not Answered.REFUSED
    return Answered.WITHDRAWN if took_back else Answered.REFUSED


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
    erase(state, event.items)


@evolves(WordsErased)
def words_erased(state: WorkshopState, event: WordsErased, fact: Recorded) -> None:
    erase(state, event.items)


def erase(state: WorkshopState, items: tuple[str, ...]) -> None:
    """Take the words of these: cards, material, the quotes of codings, memos."""
    state.erased |= frozenset(items)
    for key in items:
        if key in state.codings:
            if state.codings[key].quote:
                state.put("codings", key, replace(state.codings[key], quote=ERASED))
        elif key in state.memos:
            state.put("memos", key, replace(state.memos[key], text=ERASED))
        elif key in state.materials:
            _erase_material(state, state.materials[key])
        else:
            _erase_card(state, key)


def _erase_material(state: WorkshopState, piece: Material) -> None:
    if state.stage.material == piece.id:
        state.set_stage(material=None)
    names = ("title", "source", "text", "link")
    emptied: dict[str, Any] = {name: ERASED for name in names if getattr(piece, name)}
    state.put("materials", piece.id, replace(piece, **emptied, removed=True))


def _erase_card(state: WorkshopState, key: str) -> None:
    try:
        state.contribution(key)
    except NotFound:
        return
    part(state, key)
    item = replace(state.contribution(key), text=ERASED, standing=Standing.WITHDRAWN)
    state.put_contribution(item)
