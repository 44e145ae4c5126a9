"""Answers are copied from paper, and people withdraw: out of use, unlinked, or erased."""

from dataclasses import replace

from leak_cards import leaves
from leak_happenings import Chance, happens
from leak_room import LeakRoom

from changelab.domain.citing import PassageCited
from changelab.domain.errors import Refused
from changelab.domain.vocabulary import Withdrawal


@happens("record_consent")
def paper_is_copied(room: LeakRoom, chance: Chance) -> None:
    """What several people signed, for the whole or for a session of it."""
    who = list({chance.person(room).id for _ in range(2)})
    scope = chance.choice(["", "", *room.sessions, "r0"])
    # A yes for one session alone is more than these promises know of.
    said = chance.choice(["refused", "withdrawn", *([] if scope else ["given", "given"])])
    someone = chance.one_of([room.facilitator, room.roles["researcher"], *room.readers])

    def effect(new) -> None:
        if scope == "":
            for person in who:
                known = room.promises.people[person]
                room.promises.put("people", person, replace(known, archive=said == "given"))

    fields = {"participants": who, "scope": scope, "answers": {"archive": said}}
    room.does(someone, "record_consent", effect, **fields)


@happens("set_review_day", weight=1)
def somebody_says_when_to_look_again(room: LeakRoom, chance: Chance) -> None:
    """A day, no day, or nonsense."""
    someone = chance.one_of([room.facilitator, room.roles["researcher"], *room.readers])
    room.does(someone, "set_review_day", on=chance.choice(["2031-03-02", "", "soon"]))


@happens(weight=2)
def someone_withdraws(room: LeakRoom, chance: Chance) -> None:
    """As far as they wish; what was made of their words goes with them."""
    if len(room.persons) < 3:
        return
    person, level = chance.person(room).id, chance.one_of(Withdrawal)
    reached = _reached(room, person)
    try:
        room.withdraws(person, level)
    except Refused:
        return
    promises = room.promises
    with promises.deed(f"{person} withdraws"):
        if level is Withdrawal.UNLINK:
            _is_nobodys(room, person)
        else:
            for card in reached:
                _goes(room, card, erased=level is Withdrawal.ERASE)
            promises.forget(person)
        for key, piece in list(promises.materials.items()):
            if person in piece.people and level is not Withdrawal.ERASE:
                promises.goes_out_of_use(key)
        gone = level is not Withdrawal.NO_FURTHER_USE
        known = promises.people[person]
        promises.put("people", person, replace(known, group=None, archive=False, forgotten=gone))


def _reached(room: LeakRoom, person: str) -> list[str]:
    """Their cards, and what was cited from these and from what they said."""
    laboratory, promises = room.server.laboratory, room.promises
    speakers = {
        (one.id, speaker)
        for one in laboratory.latest(room.workshop).transcripts.values()
        for speaker, who in one.speakers.items()
        if who == person
    }
    held = {key for key, card in promises.wrote.items() if card.author == person}
    held |= {
        turn.id
        for said in laboratory.corpora.whole(room.workshop).values()
        for turn in said
        if (turn.transcript, turn.speaker) in speakers
    }
    held |= {key for key, piece in promises.materials.items() if person in piece.people}
    for fact in laboratory.facts(room.workshop):
        match fact.event:
            case PassageCited(observation=key, item=item) if item in held:
                held.add(key)
    return [key for key in promises.wrote if key in held]


def _goes(room: LeakRoom, key: str, *, erased: bool) -> None:
    """Nobody reads that card any more; out of use, nobody is told that it is there."""
    promises = room.promises
    words = {promises.wrote[key], promises.cards.get(key, promises.wrote[key])}
    promises.erased |= {mark for card in words for mark in card.words}
    if key not in promises.cards:
        return
    leaves(room, key)
    if erased:
        promises.change(key, standing="withdrawn")
        return
    promises.put("cards", key, None)
    for heading in list(promises.headings.values()):
        if key in heading.items:
            kept = tuple(one for one in heading.items if one != key)
            promises.put("headings", heading.id, replace(heading, items=kept))


def _is_nobodys(room: LeakRoom, person: str) -> None:
    """What they wrote stays, and nobody may learn that it was theirs."""
    promises = room.promises
    for key, card in list(promises.wrote.items()):
        if card.author == person:
            promises.wrote[key] = replace(card, anonymous=True)
            if key in promises.cards:
                promises.change(key, anonymous=True)
