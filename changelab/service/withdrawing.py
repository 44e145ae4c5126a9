"""A person withdraws: what it will do, and what is done in the tables beside the events."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from changelab.domain.actors import Actor
from changelab.domain.people import (
    ERASED,
    ParticipantWithdrew,
    WordsErased,
    WordsSetAside,
    participant_in,
)
from changelab.domain.rewriting import (
    without_attributes,
    without_author,
    without_voter,
    without_words,
)
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role, Withdrawal
from changelab.domain.withdrawal import (
    Reach,
    check_can_withdraw,
    materials_with,
    reach_of,
    speakers_of,
    withdrawing,
)
from changelab.storage import files, persons, record, speakers, turns
from changelab.storage.database import Connection


@dataclass(frozen=True, slots=True)
class Taking:
    """A withdrawal that is about to happen.

    Attributes:
        named: the event that names the person.
        nameless: that of what nobody is named for; it happens if it has items.
        take_out: overwrites what has to go, in the same transaction.
    """

    named: ParticipantWithdrew
    nameless: WordsErased | WordsSetAside
    take_out: Callable[[Connection], None]


def reached(db: Connection, state: WorkshopState, person: Actor) -> Reach:
    """Everything that holds this person's words, or was made of them."""
    said = turns.ids_said_by(db, state.workshop, speakers_of(state, person.id))
    return reach_of(state, person, frozenset(said))


def planned(db: Connection, state: WorkshopState, person: Actor, level: Withdrawal) -> Taking:
    """What will happen.

    Raises:
        NotFound, Refused: as `withdrawing`.
    """
    check_can_withdraw(participant_in(state, person.id), level)
    reach = reached(db, state, person)
    named, nameless = withdrawing(state, person.id, level, reach)
    spoke = speakers_of(state, person.id)
    pictures = {one.file for one in materials_with(state, person.id) if one.file}
    workshop = state.workshop

    def use_no_more(db: Connection) -> None:
        """The record keeps everything; what is set aside is not shown any more."""

    def unlink(db: Connection) -> None:
        facts = list(record.facts(db, workshop))
        stranger = Actor(Role.PARTICIPANT, person.id, secrets.token_hex(16))
        record.rewrite(db, workshop, without_author(facts, stranger))
        record.rewrite(db, workshop, without_voter(facts, stranger))
        record.rewrite(db, workshop, without_attributes(facts, person.id))
        _forget(db)

    def erase(db: Connection) -> None:
        facts = list(record.facts(db, workshop))
        stranger = Actor(Role.PARTICIPANT, person.id, secrets.token_hex(16))
        items = frozenset((*reach.named, *reach.nameless))
        record.rewrite(db, workshop, without_words(facts, _names_of(state, person), items))
        record.rewrite(db, workshop, without_voter(facts, stranger))
        record.rewrite(db, workshop, without_attributes(facts, person.id))
        turns.erase(db, workshop, spoke, ERASED)
        for file in pictures:
            files.erase(db, workshop, file)
        _forget(db)

    def _forget(db: Connection) -> None:
        persons.forget(db, workshop, person.id)
        for transcript, speaker in spoke:
            speakers.forget(db, workshop, transcript, speaker)

    doing = {
        Withdrawal.NO_FURTHER_USE: use_no_more,
        Withdrawal.UNLINK: unlink,
        Withdrawal.ERASE: erase,
    }
    return Taking(named, nameless, doing[level])


def _names_of(state: WorkshopState, person: Actor) -> set[str]:
    """Every name under which the record has that person."""
    # Also tasks that are gone: what was written in them is in the record.
    places = {
        change.key
        for deed in state.deeds.values()
        for change in deed.changes
        if change.table in ("tasks", "ballots")
    }
    return {person.id} | {person.alias_in(place) for place in places if person.secret}
