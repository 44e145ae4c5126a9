"""How the record reads after somebody's words, or what ties these to them, were taken out of it.

The one exception to a record that is only appended to. Each function gives back the events
that read differently now, with their place unchanged; the rest stays as it is.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from changelab.domain.actors import Actor
from changelab.domain.consent import ConsentRecorded
from changelab.domain.contributions import Contributed
from changelab.domain.materials import MaterialAdded, MaterialRevised
from changelab.domain.people import ERASED, ConsentGiven, ParticipantJoined
from changelab.domain.record import Event, Recorded
from changelab.domain.small_groups import ParticipantGrouped
from changelab.domain.text import FREE_TEXT
from changelab.domain.transcripts import SpeakerMatched, TranscriptImported
from changelab.domain.undo import ActUndone
from changelab.domain.voting import VotesCast


def subjects_of(fact: Recorded) -> frozenset[str]:
    """Whose words an event carries: those of the thing it makes, and of one it says anew."""
    event = fact.event
    made = f"{event.letter}{fact.seq}" if isinstance(event, Contributed) else None
    names = (name for name in (event.makes, event.rewrites) if name is not None)
    return frozenset(key for key in (made, *(getattr(event, name) for name in names)) if key)


def worded(event: Event, instead: str) -> Event:
    """The event with these words where people's words stood."""
    update = {
        name: instead
        for name, info in type(event).model_fields.items()
        if FREE_TEXT in info.metadata and getattr(event, name)
    }
    return event.model_copy(update=update) if update else event


def without_words(
    facts: Iterable[Recorded], names: Collection[str], items: Collection[str]
) -> Iterator[Recorded]:
    """What these authors sent and what these things say, with the words erased."""
    for fact in facts:
        if fact.actor in names or not subjects_of(fact).isdisjoint(items):
            emptied = worded(fact.event, ERASED)
            if emptied is not fact.event:
                yield replace(fact, event=emptied)


def without_attributes(facts: Iterable[Recorded], participant: str) -> Iterator[Recorded]:
    """Answers to consent forms and small groups of that person, taken out."""
    for fact in facts:
        match fact.event:
            case ConsentGiven() as event if event.participant == participant:
                yield replace(fact, event=event.model_copy(update={"answers": {}}))
            case ConsentRecorded() as event if participant in event.participants:
                others = tuple(one for one in event.participants if one != participant)
                yield replace(fact, event=event.model_copy(update={"participants": others}))
            case ParticipantGrouped() as event if event.participant == participant:
                yield replace(fact, event=event.model_copy(update={"group": None}))


def without_voter(facts: Iterable[Recorded], stranger: Actor) -> Iterator[Recorded]:
    """The votes of that person, as nobody's: what came out stays."""
    for fact in facts:
        if isinstance(fact.event, VotesCast) and fact.event.voter == stranger.id:
            nobody = stranger.alias_in(fact.event.ballot)
            event = fact.event.model_copy(update={"voter": nobody})
            yield replace(fact, actor=nobody, event=event)


def without_author(facts: Iterable[Recorded], stranger: Actor) -> Iterator[Recorded]:
    """What that person wrote, said and did, as nobody's: an alias in each task, as in anonymous
    ones, made from a secret that is kept nowhere.

    Args:
        stranger: the pseudonym, with a secret that was drawn for this alone.
    """
    of_card: dict[str, str] = {}
    of_act: dict[str, str] = {}
    for fact in facts:
        event = _unnamed(fact.event, stranger.id)
        actor = fact.actor
        if actor == stranger.id and not isinstance(event, ParticipantJoined | ConsentGiven):
            match event:
                case Contributed():
                    actor = stranger.alias_in(event.task or "")
                    of_card[f"{event.letter}{fact.seq}"] = actor
                case ActUndone(undone=act_id) if act_id in of_act:
                    actor = of_act[act_id]
                case VotesCast():
                    actor = stranger.alias_in(event.ballot)
                case _:
                    card = getattr(event, "item", "")
                    actor = of_card.get(card) or stranger.alias_in(card or fact.act_id)
            of_act.setdefault(fact.act_id, actor)
        if actor != fact.actor or event is not fact.event:
            yield replace(fact, actor=actor, event=event)


def _unnamed(event: Event, participant: str) -> Event:
    """The event without the pseudonym where it says who speaks or is seen."""
    match event:
        case TranscriptImported() if participant in event.speakers.values():
            speakers = {
                key: "" if who == participant else who for key, who in event.speakers.items()
            }
            return event.model_copy(update={"speakers": speakers})
        case SpeakerMatched() if event.who == participant:
            return event.model_copy(update={"who": ""})
        case MaterialAdded() | MaterialRevised() if participant in event.people:
            others = tuple(one for one in event.people if one != participant)
            return event.model_copy(update={"people": others})
        case _:
            return event
