"""State is a fold over events."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

# Each of these registers its rules when it is imported.
from changelab.domain import (  # noqa: F401
    activity_systems,
    citing,
    codebooks,
    coding,
    commitments,
    consent,
    contradictions,
    contributions,
    episodes,
    four_field,
    history,
    materials,
    memos,
    networks,
    opening,
    people,
    planning,
    prompts,
    small_groups,
    sorting,
    stage,
    surfaces,
    transcripts,
    undo,
    voting,
    wall,
    withdrawal,
)
from changelab.domain.errors import BrokenRecord, ChangeLabError, UnknownEvent
from changelab.domain.opening import WorkshopOpened
from changelab.domain.record import Recorded
from changelab.domain.rules import EVOLVERS
from changelab.domain.state import WorkshopState


def advance(state: WorkshopState, facts: Iterable[Recorded]) -> WorkshopState:
    """The state after these events; the given one stays as it is.

    Raises:
        UnknownEvent: an event of a kind that this version does not know.
        BrokenRecord: the events do not follow on the state.
    """
    later = state.copy()
    with _no_collecting():
        for fact in facts:
            _apply(later, fact)
    return later


def _apply(later: WorkshopState, fact: Recorded) -> None:
    if fact.seq != later.seq + 1:
        raise BrokenRecord(
            f"The record of this workshop goes from event {later.seq} to {fact.seq}.",
            "Restore the last backup; nothing was changed.",
        )
    if fact.seq == 1 and not isinstance(fact.event, WorkshopOpened):
        raise BrokenRecord(
            "This record does not begin with the opening of a workshop.",
            "Take a complete export or backup.",
        )
    evolver = EVOLVERS.get(type(fact.event))
    if evolver is None:
        raise UnknownEvent(f"The record holds an event “{fact.event.kind}” without a meaning.")
    try:
        evolver(later, fact.event, fact)
    except (LookupError, AttributeError, TypeError, ValueError, ChangeLabError) as error:
        raise BrokenRecord(
            f"Event {fact.seq} ({fact.event.kind}) speaks of something that is not there.",
            "Restore the last backup; nothing was changed.",
        ) from error
    later.close(fact)


@contextmanager
def _no_collecting() -> Iterator[None]:
    # A fold makes many objects and no cycles: collecting garbage meanwhile doubles its time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def fold(workshop: str, facts: Iterable[Recorded]) -> WorkshopState:
    """The state of a workshop from its whole record, or from the first part of it."""
    return advance(WorkshopState(workshop), facts)
