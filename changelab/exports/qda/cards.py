"""What kind of card it is, in the words that stand before a card's own."""

from changelab.domain.entities import (
    Answer,
    Commitment,
    ConstruedObject,
    Contradiction,
    Contribution,
    Entry,
    Manifestation,
    Milestone,
    Note,
    Observation,
    PlacedForm,
    Pole,
)
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.text import one_line
from changelab.domain.vocabulary import Standing
from changelab.exports.tables_of_contributions import KIND_OF
from changelab.exports.terms import plainly


def details(state: WorkshopState, card: Contribution) -> str:
    """Its kind, what only that kind has, and where it stands if it is not shown."""
    kind = KIND_OF[CONTRIBUTIONS[card.id[0]]]
    standing = "" if card.standing is Standing.SHOWN else str(card.standing)
    said = [part for part in (kind, *_own(state, card), standing) if part]
    return ", ".join(plainly(one_line(part)) for part in said)


def _own(state: WorkshopState, card: Contribution) -> list[str]:
    match card:
        case Entry():
            return [_named(state, card.system), str(card.element), *map(str, card.periods)]
        case Contradiction():
            poles = [_pole(state, pole) for pole in card.poles]
            return [str(card.level), " – ".join(poles), str(card.status)]
        case Observation():
            return [str(card.evidence), card.source, card.dated, str(card.period)]
        case Manifestation():
            return [str(card.of)]
        case Note():
            return [str(card.surface or "kept for later"), str(card.period)]
        case Answer():
            return [card.prompt]
        case Commitment():
            return [card.who, card.by_when, str(card.status), card.outcome]
        case ConstruedObject():
            return [*(_named(state, key) for key in card.systems), str(card.period)]
        case Milestone():
            until = f" to {card.until}" if card.until else ""
            return [str(card.strand), f"{card.when}{until}"]
        case PlacedForm():
            return [str(card.period or "alternative")]
    return []


def _pole(state: WorkshopState, pole: Pole) -> str:
    where = filter(None, (_named(state, pole.system), str(pole.period)))
    return f"{pole.element} ({', '.join(where)})"


def _named(state: WorkshopState, system: str) -> str:
    """The name of a system where there are several."""
    found = state.systems.get(system)
    return found.name if found and len(state.systems) > 1 else ""
