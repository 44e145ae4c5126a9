"""Transcripts: what was said in the sessions, written down and brought in.

The turns lie in the corpus beside the record, sealed and never changed but to erase;
the record knows that they were imported, who speaks, and when the recording began.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from changelab.domain.actors import Actor
from changelab.domain.errors import NotFound, NotNow, Refused
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.research import Transcript
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import FreeText, Title
from changelab.domain.vocabulary import Role

#: Those who work on the record.
RESEARCHERS = frozenset({Role.FACILITATOR, Role.RESEARCHER})
#: Who may speak in a transcript without being a participant.
SPEAKING_ROLES = (Role.FACILITATOR, Role.RESEARCHER, Role.SCRIBE, Role.OBSERVER)


class TranscriptImported(Event):
    """Its turns were laid down in the corpus; who speaks is said by pseudonym or role."""

    makes = "transcript"
    transcript: str
    title: FreeText
    session: str | None
    format: str
    file: str
    digest: str
    turns: int
    starts_at: str | None = None
    speakers: dict[str, str]


class TranscriptRenamed(Event):
    rewrites = "transcript"
    transcript: str
    title: FreeText
    session: str | None


class TranscriptAligned(Event):
    """`starts_at` is the moment of 0 ms on the workshop's clock."""

    transcript: str
    starts_at: str | None


class SpeakerMatched(Event):
    """`who` is a pseudonym, a role, or empty for someone nobody knows."""

    transcript: str
    speaker: str
    who: str


class TranscriptRemoved(Event):
    """It is used no more; its turns stay in the corpus as they were."""

    transcript: str


def _with_zone(at: str) -> str:
    try:
        if datetime.fromisoformat(at).tzinfo is not None:
            return at
    except ValueError:
        pass
    raise ValueError(f"“{at[:40]}” is no moment. Write 2026-03-02T09:00:00+00:00.")


Moment = Annotated[str, AfterValidator(_with_zone)]


class RenameTranscript(Act):
    by = RESEARCHERS
    transcript: str
    title: Title
    session: str | None = None


class AlignTranscript(Act):
    """Say when the recording began."""

    by = RESEARCHERS
    transcript: str
    starts_at: Moment | None


class MatchSpeaker(Act):
    """Say who a speaker is: a pseudonym, a role, or nothing."""

    by = RESEARCHERS
    transcript: str
    speaker: str
    who: str = ""


class RemoveTranscript(Act):
    by = RESEARCHERS
    transcript: str


class NewTranscript(BaseModel):
    """A transcript that is about to be imported; see `TranscriptImported`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Title
    session: str | None = None
    format: str
    file: str
    digest: str
    turns: Annotated[int, Field(ge=1)]
    starts_at: Moment | None = None
    speakers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A turn as it stands in a file: who ("S1"; empty if it does not say), from when to when in
    milliseconds (None without times), the words."""

    speaker: str
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ArrivingTranscript:
    """A file that was read and is about to be imported.

    Attributes:
        file: SHA-256 of its bytes.
        labels: what each speaker is called in it; goes to the key table only.
        speakers: who each of them is: a pseudonym, a role, or empty.
    """

    title: str
    format: str
    file: str
    said: Sequence[Said]
    labels: Mapping[str, str]
    speakers: Mapping[str, str]
    session: str | None = None
    starts_at: str | None = None


def transcript_in(state: WorkshopState, key: str) -> Transcript:
    """The transcript with that id.

    Raises:
        NotFound: there is none, or it was removed.
    """
    found = state.transcripts.get(key)
    if found is None or found.removed:
        raise NotFound(f"There is no transcript “{key[:20]}”.", "Reload the page.")
    return found


def transcript_of_file(state: WorkshopState, file: str) -> Transcript | None:
    """The transcript that was read from a file with that SHA-256, if it is here."""
    there = (one for one in state.transcripts.values() if not one.removed)
    return next((one for one in there if one.file == file), None)


def speaker_of(transcript: Transcript, speaker: str) -> str:
    """Who that is, as every export and page says it: a pseudonym, a role, or "speaker S4"."""
    return transcript.speakers.get(speaker) or f"speaker {speaker or '?'}"


def _check_who(state: WorkshopState, who: str) -> None:
    if who and who not in state.participants and who not in SPEAKING_ROLES:
        raise NotFound(f"There is no participant “{who[:20]}”.", "Add the person first.")
    if who in state.participants and state.participants[who].is_gone:
        raise Refused("This person has been forgotten.", "Choose someone else.")


def _check_session(state: WorkshopState, session: str | None) -> None:
    if session is not None and session not in state.sessions:
        raise NotFound(f"There is no session “{session[:20]}”.", "Reload the page.")


def importing(state: WorkshopState, new: NewTranscript) -> TranscriptImported:
    """What happens when a transcript is taken into the corpus; its id comes from its place.

    Raises:
        Refused: the same file is here already.
        NotNow: the workshop is archived.
        NotFound: a session or a speaker that the workshop does not have.
    """
    if state.about.archived:
        raise NotNow("This workshop is archived.", "The facilitator can open it again.")
    there = transcript_of_file(state, new.file)
    if there is not None:
        raise Refused(
            f"This file is here already, as “{there.title}”.",
            "Nothing was imported. Remove that transcript first to take it anew.",
        )
    _check_session(state, new.session)
    for who in new.speakers.values():
        _check_who(state, who)
    return TranscriptImported(transcript=state.id_at("r"), **dict(new))


@decides(RenameTranscript)
def rename_transcript(state: WorkshopState, act: RenameTranscript, actor: Actor) -> list[Event]:
    before = transcript_in(state, act.transcript)
    _check_session(state, act.session)
    if (before.title, before.session) == (act.title, act.session):
        return []
    return [TranscriptRenamed(**dict(act))]


@decides(AlignTranscript)
def align_transcript(state: WorkshopState, act: AlignTranscript, actor: Actor) -> list[Event]:
    before = transcript_in(state, act.transcript)
    return [] if before.starts_at == act.starts_at else [TranscriptAligned(**dict(act))]


@decides(MatchSpeaker)
def match_speaker(state: WorkshopState, act: MatchSpeaker, actor: Actor) -> list[Event]:
    before = transcript_in(state, act.transcript)
    if act.speaker not in before.speakers:
        raise NotFound(f"No “{act.speaker[:20]}” speaks in this transcript.", "Reload the page.")
    _check_who(state, act.who)
    return [] if before.speakers[act.speaker] == act.who else [SpeakerMatched(**dict(act))]


@decides(RemoveTranscript)
def remove_transcript(state: WorkshopState, act: RemoveTranscript, actor: Actor) -> list[Event]:
    transcript_in(state, act.transcript)
    return [TranscriptRemoved(transcript=act.transcript)]


@evolves(TranscriptImported)
def transcript_imported(state: WorkshopState, event: TranscriptImported, fact: Recorded) -> None:
    known = {name: value for name, value in event if name != "transcript"}
    state.put("transcripts", event.transcript, Transcript(id=event.transcript, at=fact.at, **known))


@evolves(TranscriptRenamed)
def transcript_renamed(state: WorkshopState, event: TranscriptRenamed, fact: Recorded) -> None:
    _change(state, event.transcript, title=event.title, session=event.session)


@evolves(TranscriptAligned)
def transcript_aligned(state: WorkshopState, event: TranscriptAligned, fact: Recorded) -> None:
    _change(state, event.transcript, starts_at=event.starts_at)


@evolves(SpeakerMatched)
def speaker_matched(state: WorkshopState, event: SpeakerMatched, fact: Recorded) -> None:
    speakers = state.transcripts[event.transcript].speakers
    _change(state, event.transcript, speakers={**speakers, event.speaker: event.who})


@evolves(TranscriptRemoved)
def transcript_removed(state: WorkshopState, event: TranscriptRemoved, fact: Recorded) -> None:
    _change(state, event.transcript, removed=True)


def _change(state: WorkshopState, key: str, **changes: Any) -> None:
    state.put("transcripts", key, replace(state.transcripts[key], **changes))
