"""What a report tells of the contradictions: where, how far, on what they rest."""

from dataclasses import dataclass

from changelab.domain.contradictions import LEVEL_QUESTIONS
from changelab.domain.entities import Contradiction, Manifestation, Observation, Pole
from changelab.domain.state import WorkshopState
from changelab.exports.terms import Terms, plainly


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """An observation or a manifestation: its kind, its words, where it comes from."""

    kind: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ToldContradiction:
    """A contradiction; `gave_rise_to` and `arose_from` are numbers of others."""

    number: int
    text: str
    where: str
    level: str
    period: str
    status: str
    evidence: list[ToldFinding]
    manifestations: list[ToldFinding]
    gave_rise_to: list[int]
    arose_from: list[int]
    commitments: list[str]


def told_contradictions(
    state: WorkshopState, seen: WorkshopState, terms: Terms
) -> list[ToldContradiction]:
    """The contradictions the room may see, by number."""
    by_number = sorted(seen.contradictions.values(), key=lambda one: one.number)
    return [_told(one, state, seen, terms) for one in by_number]


def loose_findings(seen: WorkshopState) -> list[ToldFinding]:
    """Observations and manifestations that no contradiction rests on yet."""
    used = {
        key for one in seen.contradictions.values() for key in (*one.evidence, *one.manifestations)
    }
    used.update(key for one in seen.manifestations.values() for key in one.observations)
    return [
        *(_observed(one) for one in seen.observations.values() if one.id not in used),
        *(_manifested(one, seen) for one in seen.manifestations.values() if one.id not in used),
    ]


def _told(
    one: Contradiction, state: WorkshopState, seen: WorkshopState, terms: Terms
) -> ToldContradiction:
    others = seen.contradictions
    status = plainly(one.status)
    if one.accepted_in in state.sessions:
        status += f" (in {state.sessions[one.accepted_in].plan.title})"
    return ToldContradiction(
        number=one.number,
        text=one.text,
        where=_where(one.poles, seen, terms),
        level=f"{one.level}: {LEVEL_QUESTIONS[one.level]}",
        period=terms.period(one.period),
        status=status,
        evidence=[_observed(seen.observations[key]) for key in one.evidence],
        manifestations=[
            _manifested(seen.manifestations[key], seen, unless=one.text)
            for key in one.manifestations
        ],
        gave_rise_to=[others[key].number for key in one.gave_rise_to],
        arose_from=[cause.number for cause in others.values() if one.id in cause.gave_rise_to],
        commitments=[
            f"{promise.who}: {promise.text} ({plainly(promise.status)})"
            for promise in seen.commitments.values()
            if promise.contradiction == one.id
        ],
    )


def _where(poles: tuple[Pole, ...], seen: WorkshopState, terms: Terms) -> str:
    """The poles in words, with what tells them apart: the system, the period, or neither."""
    systems = {pole.system for pole in poles}
    periods = {pole.period for pole in poles}

    def named(pole: Pole) -> str:
        words = terms.element(pole.element)
        if len(seen.systems) > 1 and len(systems) > 1:
            words += f" of {seen.systems[pole.system].name}"
        if len(periods) > 1:
            words += f", {terms.period(pole.period)}"
        return words

    said = " ↔ ".join(named(pole) for pole in poles)
    if len(seen.systems) > 1 and len(systems) == 1:
        said += f" in {seen.systems[poles[0].system].name}"
    return said


def _observed(one: Observation) -> ToldFinding:
    source = ", ".join(part for part in (one.source, one.dated) if part)
    return ToldFinding(plainly(one.evidence), one.text, source)


def _manifested(one: Manifestation, seen: WorkshopState, unless: str = "") -> ToldFinding:
    """Its words are left out where they are those of the contradiction, logged with it."""
    read_from = "; ".join(_quoted(seen.observations[key].text) for key in one.observations)
    source = f"read from {read_from}" if read_from else ""
    return ToldFinding(plainly(one.of), "" if one.text == unless else one.text, source)


def _quoted(text: str) -> str:
    return text if text[:1] in "“‘\"'«„" else f"“{text}”"
