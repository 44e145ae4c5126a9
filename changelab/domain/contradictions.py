"""Observation -> manifestation -> contradiction: three things, never one.

A contradiction is not seen; it is inferred from its manifestations, and those
are read out of observations (Engeström & Sannino 2011). Links are many to many.
"""

from dataclasses import replace

from pydantic import Field

from changelab.domain.activity_systems import system_meant
from changelab.domain.actors import Actor
from changelab.domain.contributions import (
    Contributed,
    arrived,
    came,
    check_not_taken_back,
    check_room_takes,
)
from changelab.domain.entities import (
    Contradiction,
    Contribution,
    Manifestation,
    Observation,
    Pole,
    Value,
)
from changelab.domain.errors import NotFound, Refused
from changelab.domain.record import CONTRIBUTORS, STAFF, Act, Event, Recorded
from changelab.domain.rules import decides, evolves
from changelab.domain.state import WorkshopState
from changelab.domain.text import Card, FreeText, OptionalTitle
from changelab.domain.vocabulary import (
    ContradictionStatus,
    Element,
    EvidenceKind,
    Level,
    ManifestationKind,
    Period,
    Standing,
    TaskKind,
)


class PoleAt(Value):
    """A pole inside an event."""

    system: str
    element: Element
    period: Period


class ContradictionLogged(Contributed):
    letter = "c"
    contradiction: str
    number: int
    poles: tuple[PoleAt, ...]
    period: Period
    level: Level


class ContradictionLocated(Event):
    contradiction: str
    poles: tuple[PoleAt, ...]
    period: Period
    level: Level


class ContradictionJudged(Event):
    contradiction: str
    status: ContradictionStatus
    session: str | None = None


class ContradictionGaveRise(Event):
    contradiction: str
    to: str


class ObservationNoted(Contributed):
    letter = "o"
    observation: str
    evidence: EvidenceKind
    source: FreeText = ""
    dated: FreeText = ""
    period: Period


class ManifestationRecognised(Contributed):
    letter = "m"
    manifestation: str
    of: ManifestationKind
    observations: tuple[str, ...] = ()


class ManifestationLinked(Event):
    """A manifestation was read as showing this contradiction."""

    manifestation: str
    contradiction: str


class EvidenceAttached(Event):
    observation: str
    contradiction: str


class PoleOf(Value):
    """One end of a contradiction as sent; its period defaults to the contradiction's."""

    system: str | None = None
    element: Element
    period: Period | None = None


class LogContradiction(Act):
    """Name a suspected contradiction: where it pulls, and a sentence."""

    by = CONTRIBUTORS
    text: Card
    poles: tuple[PoleOf, ...] = Field(min_length=1, max_length=2)
    period: Period
    level: Level | None = None
    manifestation: ManifestationKind | None = None


class LocateContradiction(Act):
    """Say anew where a contradiction lies."""

    by = STAFF
    contradiction: str
    poles: tuple[PoleOf, ...] = Field(min_length=1, max_length=2)
    period: Period
    level: Level | None = None


class JudgeContradiction(Act):
    """Say how far the group has come with it."""

    by = STAFF
    contradiction: str
    status: ContradictionStatus


class LinkRise(Act):
    """Say that one contradiction brought another about."""

    by = STAFF
    contradiction: str
    to: str


class NoteObservation(Act):
    """Keep something seen, heard or read, before anyone interprets it."""

    by = CONTRIBUTORS
    text: Card
    evidence: EvidenceKind = EvidenceKind.OBSERVATION
    source: OptionalTitle = ""
    dated: OptionalTitle = ""
    period: Period = Period.PRESENT
    contradiction: str | None = None


class RecogniseManifestation(Act):
    """Read observations, or what was just said, as a manifestation."""

    by = STAFF
    text: Card
    of: ManifestationKind
    observations: tuple[str, ...] = ()
    contradiction: str | None = None


class LinkManifestation(Act):
    by = STAFF
    manifestation: str
    contradiction: str


class AttachEvidence(Act):
    by = STAFF
    observation: str
    contradiction: str


def level_of(poles: tuple[Pole, ...] | tuple[PoleAt, ...]) -> Level:
    """Where the poles say a contradiction lies (Engeström 1987).

    Inside one element: primary. Between two elements of a system: secondary.
    Between two periods of a system, old form and new: tertiary. Between two
    systems: quaternary.
    """
    if len(poles) == 1:
        return Level.PRIMARY
    first, second = poles
    if first.system != second.system:
        return Level.QUATERNARY
    return Level.SECONDARY if first.period == second.period else Level.TERTIARY


#: Each level as a plain question; the term stands beside it for researchers.
LEVEL_QUESTIONS = {
    Level.PRIMARY: "inside one thing",
    Level.SECONDARY: "between two things",
    Level.TERTIARY: "between the old and the new way",
    Level.QUATERNARY: "between us and a neighbour",
}


def contradiction_in(state: WorkshopState, key: str) -> Contradiction:
    """The contradiction with that id.

    Raises:
        NotFound: there is none.
        Refused: it was taken back.
    """
    if key not in state.contradictions:
        raise NotFound(f"There is no contradiction “{key}”.", "It may have been taken back.")
    check_not_taken_back(state.contradictions[key])
    return state.contradictions[key]


def _poles(
    state: WorkshopState,
    sent: tuple[PoleOf, ...],
    period: Period,
    level: Level | None,
    actor: Actor,
) -> tuple[tuple[PoleAt, ...], Level]:
    poles = tuple(
        PoleAt(
            system=system_meant(state, pole.system, actor).id,
            element=pole.element,
            period=pole.period or period,
        )
        for pole in sent
    )
    # Two taps on one element: the tension is inside it.
    poles = tuple(dict.fromkeys(poles))
    found = level_of(poles)
    if level is not None and level is not found:
        raise Refused(
            f"A {level} contradiction lies {LEVEL_QUESTIONS[level]}, "
            f"but these poles lie {LEVEL_QUESTIONS[found]}.",
            f"Choose other poles, or call it {found}.",
        )
    return poles, found


@decides(LogContradiction)
def log_contradiction(state: WorkshopState, act: LogContradiction, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.CONTRADICTIONS)
    poles, level = _poles(state, act.poles, act.period, act.level, actor)
    number = state.contradictions_logged + 1
    logged = ContradictionLogged(
        contradiction=state.id_at("c"),
        number=number,
        text=act.text,
        poles=poles,
        period=act.period,
        level=level,
        **came(state, actor),
    )
    if act.manifestation is None:
        return [logged]
    manifestation = ManifestationRecognised(
        manifestation=state.id_at("m", 1),
        text=act.text,
        of=act.manifestation,
        **came(state, actor),
    )
    link = ManifestationLinked(
        manifestation=manifestation.manifestation, contradiction=logged.contradiction
    )
    return [logged, manifestation, link]


@decides(LocateContradiction)
def locate_contradiction(
    state: WorkshopState, act: LocateContradiction, actor: Actor
) -> list[Event]:
    contradiction = contradiction_in(state, act.contradiction)
    poles, level = _poles(state, act.poles, act.period, act.level, actor)
    return [
        ContradictionLocated(
            contradiction=contradiction.id, poles=poles, period=act.period, level=level
        )
    ]


@decides(JudgeContradiction)
def judge_contradiction(state: WorkshopState, act: JudgeContradiction, actor: Actor) -> list[Event]:
    contradiction = contradiction_in(state, act.contradiction)
    if contradiction.status is act.status:
        return []
    if act.status is ContradictionStatus.EVIDENCED and not _stands_behind(state, contradiction):
        raise Refused(
            "Nothing stands behind this contradiction yet.",
            "Attach an observation or a manifestation first.",
        )
    if act.status is ContradictionStatus.ACCEPTED and not state.stage.session:
        raise Refused(
            "A group accepts a contradiction in a session.", "Start the session in which it did."
        )
    return [
        ContradictionJudged(
            contradiction=contradiction.id, status=act.status, session=state.stage.session
        )
    ]


@decides(LinkRise)
def link_rise(state: WorkshopState, act: LinkRise, actor: Actor) -> list[Event]:
    cause, effect = contradiction_in(state, act.contradiction), contradiction_in(state, act.to)
    if cause.id == effect.id:
        raise Refused("A contradiction cannot give rise to itself.", "Choose another one.")
    if effect.id in cause.gave_rise_to:
        return []
    return [ContradictionGaveRise(contradiction=cause.id, to=effect.id)]


@decides(NoteObservation)
def note_observation(state: WorkshopState, act: NoteObservation, actor: Actor) -> list[Event]:
    check_room_takes(state, actor, TaskKind.OPEN)
    noted = ObservationNoted(
        observation=state.id_at("o"),
        text=act.text,
        evidence=act.evidence,
        source=act.source,
        dated=act.dated,
        period=act.period,
        **came(state, actor),
    )
    if act.contradiction is None:
        return [noted]
    contradiction = contradiction_in(state, act.contradiction)
    return [
        noted,
        EvidenceAttached(observation=noted.observation, contradiction=contradiction.id),
    ]


@decides(RecogniseManifestation)
def recognise_manifestation(
    state: WorkshopState, act: RecogniseManifestation, actor: Actor
) -> list[Event]:
    for observation in act.observations:
        _observation_in(state, observation)
    recognised = ManifestationRecognised(
        manifestation=state.id_at("m"),
        text=act.text,
        of=act.of,
        observations=act.observations,
        **came(state, actor),
    )
    if act.contradiction is None:
        return [recognised]
    contradiction = contradiction_in(state, act.contradiction)
    return [
        recognised,
        ManifestationLinked(manifestation=recognised.manifestation, contradiction=contradiction.id),
    ]


@decides(LinkManifestation)
def link_manifestation(state: WorkshopState, act: LinkManifestation, actor: Actor) -> list[Event]:
    contradiction = contradiction_in(state, act.contradiction)
    if act.manifestation not in state.manifestations:
        raise NotFound(f"There is no manifestation “{act.manifestation}”.")
    check_not_taken_back(state.manifestations[act.manifestation])
    if act.manifestation in contradiction.manifestations:
        return []
    return [ManifestationLinked(manifestation=act.manifestation, contradiction=contradiction.id)]


@decides(AttachEvidence)
def attach_evidence(state: WorkshopState, act: AttachEvidence, actor: Actor) -> list[Event]:
    contradiction = contradiction_in(state, act.contradiction)
    observation = _observation_in(state, act.observation)
    if observation.id in contradiction.evidence:
        return []
    return [EvidenceAttached(observation=observation.id, contradiction=contradiction.id)]


def _observation_in(state: WorkshopState, key: str) -> Observation:
    if key not in state.observations:
        raise NotFound(f"There is no observation “{key}”.", "It may have been taken back.")
    check_not_taken_back(state.observations[key])
    return state.observations[key]


def _stands_behind(state: WorkshopState, contradiction: Contradiction) -> bool:
    """True if anything that was not taken back is attached to it."""
    behind: list[Contribution | None] = []
    behind += [state.observations.get(key) for key in contradiction.evidence]
    behind += [state.manifestations.get(key) for key in contradiction.manifestations]
    return any(one is not None and one.standing is not Standing.WITHDRAWN for one in behind)


def _located(poles: tuple[PoleAt, ...]) -> tuple[Pole, ...]:
    return tuple(Pole(pole.system, pole.element, pole.period) for pole in poles)


@evolves(ContradictionLogged)
def contradiction_logged(state: WorkshopState, event: ContradictionLogged, fact: Recorded) -> None:
    state.contradictions_logged = max(state.contradictions_logged, event.number)
    state.put_contribution(
        Contradiction(
            number=event.number,
            poles=_located(event.poles),
            period=event.period,
            level=event.level,
            **arrived(state, event, fact, event.contradiction),
        )
    )


@evolves(ContradictionLocated)
def contradiction_located(
    state: WorkshopState, event: ContradictionLocated, fact: Recorded
) -> None:
    contradiction = state.contradictions[event.contradiction]
    state.put_contribution(
        replace(contradiction, poles=_located(event.poles), period=event.period, level=event.level)
    )


@evolves(ContradictionJudged)
def contradiction_judged(state: WorkshopState, event: ContradictionJudged, fact: Recorded) -> None:
    contradiction = state.contradictions[event.contradiction]
    accepted_in = contradiction.accepted_in
    if event.status is ContradictionStatus.ACCEPTED:
        accepted_in = event.session
    state.put_contribution(replace(contradiction, status=event.status, accepted_in=accepted_in))


@evolves(ContradictionGaveRise)
def contradiction_gave_rise(
    state: WorkshopState, event: ContradictionGaveRise, fact: Recorded
) -> None:
    cause = state.contradictions[event.contradiction]
    state.put_contribution(replace(cause, gave_rise_to=(*cause.gave_rise_to, event.to)))


@evolves(ObservationNoted)
def observation_noted(state: WorkshopState, event: ObservationNoted, fact: Recorded) -> None:
    state.put_contribution(
        Observation(
            evidence=event.evidence,
            source=event.source,
            dated=event.dated,
            period=event.period,
            **arrived(state, event, fact, event.observation),
        )
    )


@evolves(ManifestationRecognised)
def manifestation_recognised(
    state: WorkshopState, event: ManifestationRecognised, fact: Recorded
) -> None:
    state.put_contribution(
        Manifestation(
            of=event.of,
            observations=event.observations,
            **arrived(state, event, fact, event.manifestation),
        )
    )


@evolves(ManifestationLinked)
def manifestation_linked(state: WorkshopState, event: ManifestationLinked, fact: Recorded) -> None:
    contradiction = state.contradictions[event.contradiction]
    linked = (*contradiction.manifestations, event.manifestation)
    state.put_contribution(replace(contradiction, manifestations=linked))


@evolves(EvidenceAttached)
def evidence_attached(state: WorkshopState, event: EvidenceAttached, fact: Recorded) -> None:
    contradiction = state.contradictions[event.contradiction]
    evidence = (*contradiction.evidence, event.observation)
    state.put_contribution(replace(contradiction, evidence=evidence))
