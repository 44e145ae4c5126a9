"""The history wall: dated milestones in strands, cut by the group into phases (Gorman 2023)."""

from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from changelab.domain.actors import Actor
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.dates import as_year
from changelab.domain.entities import Milestone, Phase
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import CONTRIBUTORS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText, Title, clean
from changelab.domain.vocabulary import Strand, TaskKind


def _check_date(when: str) -> str:
    try:
        as_year(when)
    except ValueError:
        raise ValueError(
            f"“{when[:40]}” is not a date. Write a year, a month or a day: "
            "1998, 1998-05 or 1998-05-17."
        ) from None
    return when


#: A year, a month or a day, as precise as it is remembered.
PartialDate = Annotated[str, BeforeValidator(clean), AfterValidator(_check_date)]
#: The same, or nothing for what did not last.
OptionalDate = Annotated[
    str, BeforeValidator(clean), AfterValidator(lambda when: when and _check_date(when))
]


class MilestonePlaced(Contributed):
    letter = "d"
    milestone: str
    strand: Strand
    when: PartialDate
    until: OptionalDate = ""


class MilestoneMoved(Event):
    milestone: str
    strand: Strand
    when: PartialDate
    until: OptionalDate


class HistoryCut(Event):
    phase: str
    since: PartialDate
    name: FreeText


class PhaseChanged(Event):
    phase: str
    since: PartialDate
    name: FreeText


class PhaseJoined(Event):
    """The cut before the phase was taken away: it goes on with the one before it."""

    phase: str


class PlaceMilestone(Act):
    """Put something dated on the history wall; `until` is given for what lasted."""

    by = CONTRIBUTORS
    when: PartialDate
    text: Card
    strand: Strand = Strand.EVENTS
    until: OptionalDate = ""


class MoveMilestone(Act):
    """Give a milestone another date, end or strand; an empty `until` says it did not last."""

    by = STAFF
    milestone: str
    when: PartialDate | None = None
    until: OptionalDate | None = None
    strand: Strand | None = None


class CutHistory(Act):
    """Let a phase of the activity's history begin at that date."""

    by = STAFF
    since: PartialDate
    name: Title


class ChangePhase(Act):
    """Give a phase another name, or let it begin at another date."""

    by = STAFF
    phase: str
    name: Title | None = None
    since: PartialDate | None = None


class JoinPhase(Act):
    """Take the cut before a phase away."""

    by = STAFF
    phase: str


def phase_in(state: WorkshopState, phase: str) -> Phase:
    """The phase with that id.

    Raises:
        NotFound: there is none.
    """
    if phase not in state.phases:
        raise NotFound(f"There is no phase “{phase[:20]}”.", "Its cut may have been taken away.")
    return state.phases[phase]


def _milestone_in(state: WorkshopState, milestone: str) -> Milestone:
    if milestone not in state.milestones:
        raise NotFound(f"There is no milestone “{milestone[:20]}”.", "It may have been taken back.")
    check_not_taken_back(state.milestones[milestone])
    return state.milestones[milestone]


def _check_order(when: str, until: str) -> None:
    # The less precise of two dates covers the other: from May 1998 until 1998 is no way back.
    if until and until < when[: len(until)]:
        raise Refused(f"It cannot end in {until} before it begins in {when}.", "Swap the dates.")


def _check_cut_is_new(state: WorkshopState, since: str, phase: str = "") -> None:
    for one in state.phases.values():
        if one.id != phase and as_year(one.since) == as_year(since):
            raise Refused(
                f"The history is cut there already: “{one.name}” begins in {one.since}.",
                "Rename that phase, or cut at another date.",
            )


@decides(PlaceMilestone)
def place_milestone(state: WorkshopState, act: PlaceMilestone, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.HISTORY)
    _check_order(act.when, act.until)
    return [
        MilestonePlaced(
            milestone=state.id_at("d"),
            strand=act.strand,
            when=act.when,
            until=act.until,
            text=act.text,
            **came(state, actor),
        )
    ]


@decides(MoveMilestone)
def move_milestone(state: WorkshopState, act: MoveMilestone, actor: Actor) -> list[Event]:
    milestone = _milestone_in(state, act.milestone)
    moved = replace(
        milestone,
        strand=act.strand or milestone.strand,
        when=act.when or milestone.when,
        until=milestone.until if act.until is None else act.until,
    )
    if moved == milestone:
        return []
    _check_order(moved.when, moved.until)
    return [
        MilestoneMoved(milestone=moved.id, strand=moved.strand, when=moved.when, until=moved.until)
    ]


@decides(CutHistory)
def cut_history(state: WorkshopState, act: CutHistory, actor: Actor) -> list[Event]:
    _check_cut_is_new(state, act.since)
    return [HistoryCut(phase=state.id_at("p"), since=act.since, name=act.name)]


@decides(ChangePhase)
def change_phase(state: WorkshopState, act: ChangePhase, actor: Actor) -> list[Event]:
    phase = phase_in(state, act.phase)
    changed = replace(phase, name=act.name or phase.name, since=act.since or phase.since)
    if changed == phase:
        return []
    _check_cut_is_new(state, changed.since, phase.id)
    return [PhaseChanged(phase=phase.id, since=changed.since, name=changed.name)]


@decides(JoinPhase)
def join_phase(state: WorkshopState, act: JoinPhase, actor: Actor) -> list[Event]:
    return [PhaseJoined(phase=phase_in(state, act.phase).id)]


@evolves(MilestonePlaced)
def milestone_placed(state: WorkshopState, event: MilestonePlaced, fact: Recorded) -> None:
    state.put_contribution(
        Milestone(
            strand=event.strand,
            when=event.when,
            until=event.until,
            **arrived(state, event, fact, event.milestone),
        )
    )


@evolves(MilestoneMoved)
def milestone_moved(state: WorkshopState, event: MilestoneMoved, fact: Recorded) -> None:
    milestone = state.milestones[event.milestone]
    state.put_contribution(
        replace(milestone, strand=event.strand, when=event.when, until=event.until)
    )


@evolves(HistoryCut)
def history_cut(state: WorkshopState, event: HistoryCut, fact: Recorded) -> None:
    state.put("phases", event.phase, Phase(id=event.phase, name=event.name, since=event.since))


@evolves(PhaseChanged)
def phase_changed(state: WorkshopState, event: PhaseChanged, fact: Recorded) -> None:
    phase = state.phases[event.phase]
    state.put("phases", phase.id, replace(phase, name=event.name, since=event.since))


@evolves(PhaseJoined)
def phase_joined(state: WorkshopState, event: PhaseJoined, fact: Recorded) -> None:
    state.put("phases", state.phases[event.phase].id, None)
