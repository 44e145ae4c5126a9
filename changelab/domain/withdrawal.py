"""Withdrawal: a person takes their part out of the record, as far as they wish.

No further use: it stays in the record, and out of every view and export. Unlink: the words
stay, as nobody's. Erase: the words go. What stands in anonymous cards has an event of its
own: what names the person must not say that these were theirs.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from changelab.domain.actors import Actor
from changelab.domain.contributions import part
from changelab.domain.entities import Contribution, Participant
from changelab.domain.errors import NotFound, Refused
from changelab.domain.people import (
    ParticipantWithdrew,
    WordsErased,
    WordsSetAside,
    erase,
    participant_in,
)
from changelab.domain.record import Recorded
from changelab.domain.research import Coding, Material, Memo, Transcript
from changelab.domain.rewriting import subjects_of, worded
from changelab.domain.rules import evolves
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import Standing, Withdrawal


@dataclass(frozen=True, slots=True)
class Reach:
    """What a person's withdrawal reaches, by id and in the order of the record.

    Attributes:
        named: what is known to be of this person or to hold their words: cards signed with the
            pseudonym, material they can be seen or heard in, and the codings, memos and
            observations made of these and of what they said.
        nameless: the same of what they wrote where nobody was named.
    """

    named: tuple[str, ...]
    nameless: tuple[str, ...]


def may_be_used(state: WorkshopState, transcript: Transcript | str, speaker: str) -> bool:
    """False for what somebody said who wants no further use of it: no page or export shows it."""
    found = state.transcripts.get(transcript) if isinstance(transcript, str) else transcript
    person = state.participants.get(found.speakers.get(speaker, "") if found else "")
    return person is None or person.withdrawn is not Withdrawal.NO_FURTHER_USE


def speakers_of(state: WorkshopState, participant: str) -> tuple[tuple[str, str], ...]:
    """Where that person speaks: transcript and speaker, of removed transcripts as well."""
    return tuple(
        (transcript.id, speaker)
        for transcript in state.transcripts.values()
        for speaker, who in transcript.speakers.items()
        if who == participant
    )


def materials_with(state: WorkshopState, participant: str) -> tuple[Material, ...]:
    """The mirror material in which that person is seen, heard or quoted; the same picture
    brought in twice is both."""
    there = [one for one in state.materials.values() if participant in one.people]
    files = {one.file for one in there if one.file}
    ids = {one.id for one in there}
    return tuple(one for one in state.materials.values() if one.id in ids or one.file in files)


def reach_of(state: WorkshopState, person: Actor, turns: Collection[str]) -> Reach:
    """Everything that holds this person's words, or was made of them.

    Args:
        person: with the secret, without which anonymous cards cannot be found.
        turns: ids of what they said in transcripts.
    """
    materials = {one.id for one in materials_with(state, person.id)}
    named: dict[str, None] = dict.fromkeys(sorted(materials, key=_place))
    nameless: dict[str, None] = {}

    def follow(key: str, source: str | None) -> None:
        if source in named or source in turns:
            named[key] = None
        elif source in nameless:
            nameless[key] = None

    # What was undone or removed is in no table any more, but in the record.
    for deed in state.deeds.values():
        for change in deed.changes:
            match change.after:
                case Contribution() as item if person.wrote(item):
                    (named if item.author == person.id else nameless)[item.id] = None
                case Coding() as coding:
                    follow(coding.id, coding.item)
                case Memo() as memo:
                    follow(memo.id, memo.about)
                case str() as cited if change.table == "cited":
                    follow(change.key, cited)
    return Reach(
        tuple(sorted(named, key=_place)),
        tuple(sorted((key for key in nameless if key not in named), key=_place)),
    )


def check_can_withdraw(person: Participant, level: Withdrawal) -> None:
    """Nothing, if that much can still be taken out.

    Raises:
        Refused: it was done already, or cannot be done any more.
    """
    if person.withdrawn is Withdrawal.ERASE:
        raise Refused("This person has been forgotten already.")
    if person.withdrawn is Withdrawal.UNLINK:
        raise Refused(
            f"{person.id} was unlinked: nobody can tell any more which words were theirs.",
            "A card that gives somebody away can still be reworded or taken back.",
        )
    if person.withdrawn is Withdrawal.NO_FURTHER_USE and level is not Withdrawal.ERASE:
        raise Refused(
            f"The part of {person.id} is out of use already.",
            "It can still be erased; unlinking would bring it back as nobody's.",
        )


def withdrawing(
    state: WorkshopState, participant: str, level: Withdrawal, reach: Reach
) -> tuple[ParticipantWithdrew, WordsErased | WordsSetAside]:
    """What happens when a person's part is taken out; this cannot be undone.

    The second event may have no items; then it does not happen.

    Raises:
        NotFound: there is no such participant.
        Refused: as `check_can_withdraw`.
    """
    check_can_withdraw(participant_in(state, participant), level)
    match level:
        case Withdrawal.NO_FURTHER_USE:
            named, other = reach.named, WordsSetAside(items=reach.nameless)
        case Withdrawal.UNLINK:
            # A face or a voice cannot be unlinked; naming the cards would tie them.
            seen = tuple(one.id for one in materials_with(state, participant))
            named, other = (), WordsSetAside(items=seen)
        case Withdrawal.ERASE:
            named = reach.named
            return (
                ParticipantWithdrew(participant=participant, level=level, items=named),
                WordsErased(items=reach.nameless),
            )
    return ParticipantWithdrew(participant=participant, level=level, items=named), other


@evolves(ParticipantWithdrew)
def participant_withdrew(state: WorkshopState, event: ParticipantWithdrew, fact: Recorded) -> None:
    person = state.participants[event.participant]
    if event.level is Withdrawal.NO_FURTHER_USE:
        state.put("participants", person.id, replace(person, group=None, withdrawn=event.level))
        set_aside(state, event.items)
        return
    gone = Participant(
        id=person.id,
        joined_at=person.joined_at,
        forgotten=event.level is Withdrawal.ERASE,
        withdrawn=event.level,
    )
    state.put("participants", person.id, gone)
    if event.level is Withdrawal.ERASE:
        erase(state, event.items)


@evolves(WordsSetAside)
def words_set_aside(state: WorkshopState, event: WordsSetAside, fact: Recorded) -> None:
    set_aside(state, event.items)


def set_aside(state: WorkshopState, items: Iterable[str]) -> None:
    """Nobody sees these any more: cards, material, codings, memos."""
    keys = frozenset(items)
    state.set_aside |= keys
    for key in sorted(keys, key=_place):
        if key == state.stage.material:
            state.set_stage(material=None)
        if key in state.materials:
            state.put("materials", key, replace(state.materials[key], removed=True))
        if key[:1] not in CONTRIBUTIONS:
            continue
        try:
            state.contribution(key)
        except NotFound:
            continue
        part(state, key)
        # Nothing is built on it any more either.
        state.put_contribution(replace(state.contribution(key), standing=Standing.WITHDRAWN))


#: What stands where the words of a person stand who wants no further use of them.
NOT_USED = "[no further use]"


def out_of_use(facts: Iterable[Recorded], set_aside: Collection[str]) -> Iterator[Recorded]:
    """The same facts, without the words of what is set aside: for whoever tells the record."""
    for fact in facts:
        if set_aside and not subjects_of(fact).isdisjoint(set_aside):
            fact = replace(fact, event=worded(fact.event, NOT_USED))
        yield fact


def _place(key: str) -> int:
    return int(key.partition("/")[0][1:])
