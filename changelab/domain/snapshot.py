"""A workshop at one moment as plain data: what the API answers and a file can hold."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from changelab.domain.entities import (
    About,
    ActivitySystem,
    Answer,
    Ballot,
    Commitment,
    ConstruedObject,
    Contradiction,
    Entry,
    FourField,
    Group,
    Heading,
    Manifestation,
    Milestone,
    Note,
    Observation,
    Participant,
    Phase,
    PlacedForm,
    Session,
    Stage,
    Task,
    Vote,
)
from changelab.domain.research import (
    Code,
    Codebook,
    Coder,
    Coding,
    Episode,
    Material,
    Memo,
    Transcript,
)
from changelab.domain.state import WorkshopState


class Snapshot(BaseModel):
    """The state up to event `seq`; lists are in the order of recording, sessions as planned."""

    model_config = ConfigDict(frozen=True)

    workshop: str
    seq: int
    about: About
    stage: Stage
    sessions: list[Session]
    tasks: list[Task]
    systems: list[ActivitySystem]
    entries: list[Entry]
    contradictions: list[Contradiction]
    observations: list[Observation]
    manifestations: list[Manifestation]
    notes: list[Note]
    answers: list[Answer]
    commitments: list[Commitment]
    construed_objects: list[ConstruedObject]
    milestones: list[Milestone]
    forms: list[PlacedForm]
    phases: list[Phase]
    four_fields: list[FourField]
    headings: list[Heading]
    ballots: list[Ballot]
    votes: list[Vote]
    participants: list[Participant]
    groups: list[Group]
    materials: list[Material]
    transcripts: list[Transcript]
    episodes: list[Episode]
    codebooks: list[Codebook]
    codes: list[Code]
    coders: list[Coder]
    codings: list[Coding]
    memos: list[Memo]
    cited: dict[str, str]


def snapshot(state: WorkshopState) -> Snapshot:
    """The state as plain data."""
    lists: dict[str, Any] = {
        name: list(getattr(state, name).values())
        for name in Snapshot.model_fields
        if isinstance(getattr(state, name), dict)
    }
    lists["cited"] = dict(state.cited)
    lists["sessions"] = state.planned_sessions
    return Snapshot.model_construct(
        _fields_set=None,
        workshop=state.workshop,
        seq=state.seq,
        about=state.about,
        stage=state.stage,
        **lists,
    )
