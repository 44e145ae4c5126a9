"""What a withdrawal will do, counted before anything is done, and what it cannot reach."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from changelab.domain.actors import Actor
from changelab.domain.entities import Contribution, Participant
from changelab.domain.people import participant_in
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Answered, Purpose, Withdrawal
from changelab.domain.withdrawal import (
    Reach,
    check_can_withdraw,
    materials_with,
    speakers_of,
)
from changelab.service.withdrawing import reached
from changelab.storage import persons, speakers, takings, turns
from changelab.storage.database import Connection
from changelab.storage.takings import Made


@dataclass(frozen=True, slots=True)
class Recall:
    """An export that was made earlier; `holds` is False if nothing of this person is in it."""

    at: str
    purpose: str
    place: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a withdrawal reaches. Of anonymous cards nothing is counted: a number would tell.

    Attributes:
        cards: signed with the pseudonym; `contradictions` and `commitments` are among them.
        wordings: earlier wordings of these cards.
        turns: what was said in transcripts.
        codings, memos, observations: made by researchers of these.
        materials: titles of mirror material in which the person is seen, heard or quoted.
        pictures: how many of these have a picture.
        votes: cast in votes that were not anonymous.
        mentions: cards and turns of others in which the name stands.
        exports: those made earlier, the newest first.
        backups: files beside the database that hold the record as it was.
    """

    participant: str
    level: Withdrawal
    cards: int
    contradictions: int
    commitments: int
    wordings: int
    turns: int
    codings: int
    memos: int
    observations: int
    materials: tuple[str, ...]
    pictures: int
    votes: int
    mentions: int
    exports: tuple[Recall, ...]
    backups: tuple[str, ...]


def backups_beside(database: Path) -> tuple[str, ...]:
    """The other database files of the data folder: copies that were made earlier."""
    copies = (one for one in database.parent.glob("*.db") if one != database)
    return tuple(sorted(str(one) for one in copies))


def preview_of(
    db: Connection, state: WorkshopState, person: Actor, level: Withdrawal, backups: tuple[str, ...]
) -> Preview:
    """What that withdrawal will do.

    Raises:
        NotFound, Refused: no such person, or it cannot be done any more.
    """
    check_can_withdraw(participant_in(state, person.id), level)
    reach = reached(db, state, person)
    cards = _cards_of(state, person.id)
    pieces = materials_with(state, person.id)
    return Preview(
        participant=person.id,
        level=level,
        cards=len(cards),
        contradictions=_count(cards, "c"),
        commitments=_count(cards, "k"),
        wordings=_wordings(state, cards),
        turns=len(turns.ids_said_by(db, state.workshop, speakers_of(state, person.id))),
        codings=_count(reach.named, "z"),
        memos=_count(reach.named, "w"),
        observations=sum(key.startswith("o") and key not in cards for key in reach.named),
        materials=tuple(one.title for one in pieces),
        pictures=sum(one.file is not None for one in pieces),
        votes=sum(vote.voter == person.id for vote in state.votes.values()),
        mentions=_mentions(db, state, person.id),
        exports=exports_to_recall(db, state, person.id, reach),
        backups=backups,
    )


def exports_to_recall(
    db: Connection, state: WorkshopState, participant: str, reach: Reach | None = None
) -> tuple[Recall, ...]:
    """The exports made before that person withdrew, or up to now; the newest first."""
    named = reach.named if reach is not None else _taken_out(state, participant)
    came = [int(key[1:]) for key in named]
    came += [int(transcript[1:]) for transcript, _ in speakers_of(state, participant)]
    # Of one who was unlinked nothing is known any more: any export may hold their words.
    gone = state.participants[participant].is_gone
    first = min(came, default=0 if _is_unlinked(state, participant) else None)
    until = _withdrew_at(state, participant)

    def holds(made: Made) -> bool:
        if first is None or first > made.seq:
            return False
        # Of one who is gone it is not known any more what they agreed to.
        return made.purpose != "archive" or gone or _archived(state, participant, made.seq)

    made = [one for one in takings.all_of(db, state.workshop) if one.seq < until]
    return tuple(Recall(one.at, one.purpose, one.place, holds(one)) for one in reversed(made))


def _cards_of(state: WorkshopState, participant: str) -> set[str]:
    return {
        change.key
        for deed in state.deeds.values()
        for change in deed.changes
        if isinstance(change.after, Contribution) and change.after.author == participant
    }


def _wordings(state: WorkshopState, cards: set[str]) -> int:
    return sum(
        change.key in cards
        and isinstance(change.before, Contribution)
        and isinstance(change.after, Contribution)
        and change.before.text != change.after.text
        for deed in state.deeds.values()
        for change in deed.changes
    )


def _count(keys: Iterable[str], letter: str) -> int:
    return sum(key.startswith(letter) for key in keys)


def _mentions(db: Connection, state: WorkshopState, participant: str) -> int:
    """In how many cards and turns of others the person's name stands."""
    spoke = set(speakers_of(state, participant))
    known = persons.find(db, state.workshop, participant)
    labels = speakers.all_of(db, state.workshop)
    names = {known.name if known else "", *(labels.get(one, "") for one in spoke)} - {""}
    if not names:
        return 0
    parts = [name.casefold() for name in names]
    either = "|".join(map(re.escape, parts))
    whole = re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def named(text: str) -> bool:
        folded = text.casefold()
        return any(part in folded for part in parts) and bool(whole.search(folded))

    cards = sum(named(one.text) for one in state.contributions() if one.author != participant)
    return cards + sum(
        named(text)
        for transcript, speaker, text in turns.words(db, state.workshop)
        if (transcript, speaker) not in spoke
    )


def _taken_out(state: WorkshopState, participant: str) -> tuple[str, ...]:
    """What the record says was taken out when that person withdrew."""
    gone = state.set_aside | state.erased
    return tuple(key for key in _cards_of(state, participant) if key in gone)


def _is_unlinked(state: WorkshopState, participant: str) -> bool:
    return state.participants[participant].withdrawn is Withdrawal.UNLINK


def _withdrew_at(state: WorkshopState, participant: str) -> int:
    """The seq of the event by which that person withdrew; past the last one if they did not."""
    for deed in reversed(state.deeds.values()):
        for change in deed.changes:
            before, after = change.before, change.after
            if isinstance(after, Participant) and change.key == participant:
                was = before.withdrawn if isinstance(before, Participant) else None
                if after.withdrawn is not was:
                    return deed.seqs[0]
    return state.seq + 1


def _archived(state: WorkshopState, participant: str, seq: int) -> bool:
    """True if that person agreed to archiving, of anything, as of that event."""
    agreed = False
    for deed in state.deeds.values():
        if deed.seqs[-1] > seq:
            break
        for change in deed.changes:
            if isinstance(change.after, Participant) and change.key == participant:
                answers = (one.get(Purpose.ARCHIVE) for one in change.after.consents.values())
                agreed = any(one is not None and one.answered is Answered.GIVEN for one in answers)
    return agreed
