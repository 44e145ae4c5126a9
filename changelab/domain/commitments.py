"""Commitments: who tries what by when, followed up in a later session."""

from dataclasses import replace

from changelab.domain.actors import Actor
from changelab.domain.contradictions import contradiction_in
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.entities import Commitment
from changelab.domain.errors import NotFound
from changelab.domain.record import CONTRIBUTORS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText, OptionalCard, OptionalTitle, Title
from changelab.domain.vocabulary import CommitmentStatus, TaskKind


class CommitmentMade(Contributed):
    letter = "k"
    commitment: str
    who: FreeText
    by_when: FreeText
    contradiction: str | None = None


class CommitmentFollowedUp(Event):
    rewrites = "commitment"
    commitment: str
    status: CommitmentStatus
    outcome: FreeText
    session: str | None


class MakeCommitment(Act):
    """Promise a concrete act: `who` tries `text` by `by_when`."""

    by = CONTRIBUTORS
    who: Title
    text: Card
    by_when: OptionalTitle = ""
    contradiction: str | None = None


class FollowUp(Act):
    """Say what became of a commitment."""

    by = STAFF
    commitment: str
    status: CommitmentStatus
    outcome: OptionalCard = ""


@decides(MakeCommitment)
def make_commitment(state: WorkshopState, act: MakeCommitment, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.COMMITMENTS)
    if act.contradiction:
        contradiction_in(state, act.contradiction)
    return [
        CommitmentMade(
            commitment=state.id_at("k"),
            who=act.who,
            text=act.text,
            by_when=act.by_when,
            contradiction=act.contradiction or None,
            **came(state, actor),
        )
    ]


@decides(FollowUp)
def follow_up(state: WorkshopState, act: FollowUp, actor: Actor) -> list[Event]:
    commitment = state.commitments.get(act.commitment)
    if commitment is None:
        raise NotFound(f"There is no commitment “{act.commitment}”.", "It was taken back.")
    check_not_taken_back(commitment)
    told = (commitment.status, commitment.outcome, commitment.followed_up_in)
    if told == (act.status, act.outcome, state.stage.session):
        return []
    return [
        CommitmentFollowedUp(
            commitment=commitment.id,
            status=act.status,
            outcome=act.outcome,
            session=state.stage.session,
        )
    ]


@evolves(CommitmentMade)
def commitment_made(state: WorkshopState, event: CommitmentMade, fact: Recorded) -> None:
    state.put_contribution(
        Commitment(
            who=event.who,
            by_when=event.by_when,
            contradiction=event.contradiction,
            **arrived(state, event, fact, event.commitment),
        )
    )


@evolves(CommitmentFollowedUp)
def commitment_followed_up(
    state: WorkshopState, event: CommitmentFollowedUp, fact: Recorded
) -> None:
    state.put_contribution(
        replace(
            state.commitments[event.commitment],
            status=event.status,
            outcome=event.outcome,
            followed_up_in=event.session,
        )
    )
