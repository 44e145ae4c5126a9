"""The researcher brings in what was said: of this side of the work the room hears nothing."""

import hashlib

from leak_happenings import Chance, happens
from leak_marks import new_mark
from leak_promises import TITLE, Reader
from leak_room import LeakRoom

from changelab.domain.actors import Actor
from changelab.domain.record import Recorded
from changelab.domain.transcripts import ArrivingTranscript, Said
from changelab.domain.vocabulary import Role


def researcher(room: LeakRoom, chance: Chance) -> Reader:
    """Who works on transcripts; now and then someone who may not."""
    if chance.random() < 0.1:
        return chance.one_of(room.readers)
    return chance.one_of([room.facilitator, room.roles["researcher"]])


def a_transcript(room: LeakRoom, chance: Chance) -> str:
    """One that is there; sometimes one that is not."""
    there = room.server.laboratory.latest(room.workshop).transcripts
    return chance.choice([*there, *there, "r0"])


def a_transcript_comes(room: LeakRoom) -> None:
    """What people are called in it, nobody ever reads; what they said, those who study it."""
    title, called, words = new_mark(), [new_mark(), new_mark()], [new_mark() for _ in range(4)]
    said = [
        Said(f"S{place % 2 + 1}", place * 1000, place * 1000 + 900, mark)
        for place, mark in enumerate(words)
    ]
    coming = ArrivingTranscript(
        title=title,
        format="vtt",
        file=hashlib.sha256(title.encode()).hexdigest(),
        said=said,
        labels={"S1": called[0], "S2": called[1]},
        speakers={"S1": "facilitator", "S2": ""},
    )
    lead = Actor.of(Role.RESEARCHER)
    room.seq = room.server.laboratory.import_transcript(room.workshop, lead, coming).seq
    room.promises.typed[title] = (TITLE, "")
    for mark in words:
        room.promises.typed[mark] = ("the researchers' side", "")


@happens("rename_transcript", "align_transcript", "match_speaker", "remove_transcript")
def transcripts_are_worked_on(room: LeakRoom, chance: Chance) -> None:
    if chance.random() < 0.4 or not room.server.laboratory.latest(room.workshop).transcripts:
        a_transcript_comes(room)
    which, mark = a_transcript(room, chance), new_mark()
    someone = researcher(room, chance)

    def renamed(new: list[Recorded]) -> None:
        room.promises.typed[mark] = (TITLE, "")

    match chance.choice(["rename", "align", "match", "match", "remove"]):
        case "rename":
            session = chance.perhaps(room.sessions)
            act = "rename_transcript"
            room.does(someone, act, renamed, transcript=which, title=mark, session=session)
        case "align":
            at = chance.choice(["2026-03-02T09:00:00+00:00", None, mark])
            room.does(someone, "align_transcript", transcript=which, starts_at=at)
        case "match":
            fields = {"speaker": chance.choice(["S1", "S2", mark]), "who": ""}
            if chance.random() < 0.7:
                fields["who"] = chance.choice([*room.persons, "facilitator", "P99"])
            room.does(someone, "match_speaker", transcript=which, **fields)
        case _:
            room.does(someone, "remove_transcript", transcript=which)
