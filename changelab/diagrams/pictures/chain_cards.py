"""What stands on the cards of a contradiction's chain: words, kind, day and session."""

from dataclasses import dataclass

from changelab.diagrams.days import day
from changelab.diagrams.shown import STATUS_WORDS
from changelab.diagrams.text import drawable
from changelab.domain.chains import Chain, is_followed
from changelab.domain.contradictions import LEVEL_QUESTIONS
from changelab.domain.entities import (
    Commitment,
    Contradiction,
    Contribution,
    Manifestation,
    Observation,
    Pole,
)
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import CommitmentStatus, EvidenceKind
from changelab.domain.wording import Wording

_FOLLOWED = {
    CommitmentStatus.OPEN: "still open",
    CommitmentStatus.KEPT: "kept",
    CommitmentStatus.CHANGED: "changed",
    CommitmentStatus.DROPPED: "dropped",
}


@dataclass(frozen=True, slots=True)
class ChainCard:
    """A card of the chain.

    Attributes:
        key: the id of its words; cards of the chain it is tied to are named by theirs.
        of: the id of the contribution.
        above, below: what is known of it, in small print.
        is_missing: it only says that something is not there yet.
    """

    key: str
    of: str
    text: str
    above: str = ""
    below: tuple[str, ...] = ()
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class ChainTold:
    """A chain as cards, in the workshop's words.

    Attributes:
        whose: the activity, or both.
        period, level, where, status: of the contradiction, in plain words.
        behind: for each manifestation the observations it was read from, by their ids.
        direct: ids of the observations that the contradiction itself rests on.
        tried: each commitment with what came of it.
    """

    number: int
    is_resolved: bool
    word: str
    whose: str
    period: str
    level: str
    where: str
    status: str
    main: ChainCard
    observations: tuple[ChainCard, ...]
    manifestations: tuple[ChainCard, ...]
    behind: dict[str, tuple[str, ...]]
    direct: frozenset[str]
    tried: tuple[tuple[ChainCard, ChainCard], ...]
    causes: tuple[Contradiction, ...]
    effects: tuple[Contradiction, ...]


def told(state: WorkshopState, chain: Chain) -> ChainTold:
    """The chain as cards; what came first stands first."""
    wording = Wording(state.about.wording)
    one = chain.contradiction
    seen = sorted((*chain.evidence, *chain.read_from), key=lambda item: item.at)
    return ChainTold(
        number=one.number,
        is_resolved=STATUS_WORDS[one.status] == "resolved",
        word=drawable(wording["contradiction"]),
        whose=" and ".join(dict.fromkeys(_system(state, pole) for pole in one.poles)),
        period=_periods(one, wording),
        level=f"{LEVEL_QUESTIONS[one.level]} ({one.level})",
        where=_where(state, one, wording),
        status=STATUS_WORDS[one.status] or "suspected",
        main=_main(state, one),
        observations=tuple(_observation(state, item) for item in seen),
        manifestations=tuple(_manifestation(state, item) for item in chain.manifestations),
        behind={item.id: item.observations for item in chain.manifestations},
        direct=frozenset(item.id for item in chain.evidence),
        tried=tuple((_promise(state, item), _outcome(state, item)) for item in chain.commitments),
        causes=chain.causes,
        effects=chain.effects,
    )


# --- the contradiction ------------------------------------------------------------------


def _main(state: WorkshopState, one: Contradiction) -> ChainCard:
    accepted = state.sessions.get(one.accepted_in or "")
    below = [came(state, one)]
    if accepted:
        below.append(drawable(f"accepted in {accepted.plan.title}"))
    return ChainCard(one.id, one.id, drawable(one.text), below=tuple(below))


def _system(state: WorkshopState, pole: Pole) -> str:
    system = state.systems.get(pole.system)
    return drawable(system.name) if system else "elsewhere"


def _periods(one: Contradiction, wording: Wording) -> str:
    periods = dict.fromkeys(pole.period for pole in one.poles)
    return " and ".join(drawable(wording.period(period)) for period in periods)


def _where(state: WorkshopState, one: Contradiction, wording: Wording) -> str:
    """Its poles, with what tells them apart: the system, the period, or neither."""
    systems = {pole.system for pole in one.poles}
    periods = {pole.period for pole in one.poles}

    def named(pole: Pole) -> str:
        whose = [_system(state, pole)] if len(systems) > 1 else []
        when = [wording.period(pole.period)] if len(periods) > 1 else []
        apart = ", ".join((*whose, *when))
        element = wording.element(pole.element)
        return drawable(f"{apart}: {element}" if apart else element)

    ends = [named(pole) for pole in one.poles]
    return f"within {ends[0]}" if len(ends) == 1 else f"between {ends[0]} and {ends[1]}"


# --- what stands around it --------------------------------------------------------------


def came(state: WorkshopState, item: Contribution) -> str:
    """On which day, in which session."""
    return _then(state, item.session, item.at)


def _then(state: WorkshopState, session: str | None, at: str) -> str:
    known = state.sessions.get(session or "")
    return drawable(f"{day(at)} · {known.plan.title}") if known else day(at)


def _observation(state: WorkshopState, item: Observation) -> ChainCard:
    kind = "" if item.evidence is EvidenceKind.OBSERVATION else item.evidence.replace("_", " ")
    source = " · ".join(part for part in (kind, item.source, item.dated) if part)
    below = (drawable(source), came(state, item)) if source else (came(state, item),)
    return ChainCard(item.id, item.id, drawable(item.text), below=below)


def _manifestation(state: WorkshopState, item: Manifestation) -> ChainCard:
    kind = item.of.replace("_", " ")
    return ChainCard(item.id, item.id, drawable(item.text), kind, (came(state, item),))


def _promise(state: WorkshopState, item: Commitment) -> ChainCard:
    below = (drawable(f"by {item.by_when}"),) if item.by_when else ()
    who = drawable(f"{item.who} will") if item.who else ""
    return ChainCard(item.id, item.id, drawable(item.text), who, (*below, came(state, item)))


def _outcome(state: WorkshopState, item: Commitment) -> ChainCard:
    key = f"{item.id}_outcome"
    if not is_followed(item):
        return ChainCard(key, item.id, "Not followed up yet.", is_missing=True)
    session = state.sessions.get(item.followed_up_in or "")
    below = (_then(state, session.id, session.started_at or item.at),) if session else ()
    status = _FOLLOWED[item.status]
    if not item.outcome:
        return ChainCard(key, item.id, status, below=below)
    return ChainCard(key, item.id, drawable(item.outcome), status, below)
