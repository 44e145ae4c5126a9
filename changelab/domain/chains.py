"""The chain of a contradiction: what it rests on, and what became of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from changelab.domain.entities import (
    Commitment,
    Contradiction,
    Contribution,
    Manifestation,
    Observation,
)
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import CommitmentStatus, Standing

Card = TypeVar("Card", bound=Contribution)
Keeps = Callable[[Contribution], bool]


@dataclass(frozen=True, slots=True)
class Chain:
    """What belongs to a contradiction; each list in the order in which it came.

    Attributes:
        evidence: observations it rests on.
        read_from: other observations, from which its manifestations were read.
        causes: contradictions that brought it about.
        effects: contradictions that it brought about.
    """

    contradiction: Contradiction
    evidence: tuple[Observation, ...]
    read_from: tuple[Observation, ...]
    manifestations: tuple[Manifestation, ...]
    commitments: tuple[Commitment, ...]
    causes: tuple[Contradiction, ...]
    effects: tuple[Contradiction, ...]

    @property
    def followed(self) -> tuple[Commitment, ...]:
        """The commitments of which it was told what came of them."""
        return tuple(one for one in self.commitments if is_followed(one))


def stands_by_itself(item: Contribution) -> bool:
    """True if it was neither taken back nor merged into a card that says the same."""
    return item.standing not in (Standing.WITHDRAWN, Standing.MERGED)


def is_followed(commitment: Commitment) -> bool:
    """True if it was told what came of it."""
    return bool(commitment.outcome) or commitment.status is not CommitmentStatus.OPEN


def chain_of(state: WorkshopState, one: Contradiction, keeps: Keeps = stands_by_itself) -> Chain:
    """The chain of that contradiction, with the cards that `keeps` keeps."""
    manifestations = _there(state.manifestations, one.manifestations, keeps)
    behind = dict.fromkeys(key for item in manifestations for key in item.observations)
    return Chain(
        contradiction=one,
        evidence=_there(state.observations, one.evidence, keeps),
        read_from=_there(
            state.observations, [key for key in behind if key not in one.evidence], keeps
        ),
        manifestations=manifestations,
        commitments=tuple(
            item
            for item in state.commitments.values()
            if item.contradiction == one.id and keeps(item)
        ),
        causes=tuple(
            other
            for other in state.contradictions.values()
            if one.id in other.gave_rise_to and keeps(other)
        ),
        effects=_there(state.contradictions, one.gave_rise_to, keeps),
    )


def _there(rows: Mapping[str, Card], keys: Iterable[str], keeps: Keeps) -> tuple[Card, ...]:
    found = (rows.get(key) for key in keys)
    return tuple(item for item in found if item is not None and keeps(item))
