"""A contribution in a few words: what it is about, in the workshop's own wording."""

from changelab.domain.entities import (
    Answer,
    Commitment,
    Contradiction,
    Contribution,
    Entry,
    Manifestation,
    Note,
    Observation,
    Pole,
)
from changelab.domain.state import WorkshopState
from changelab.domain.wording import Wording


def pole_words(state: WorkshopState, pole: Pole, *, period: bool = False) -> str:
    """An end of a contradiction; the system is named when there are several."""
    wording = Wording(state.about.wording)
    words = wording.element(pole.element)
    if len(state.systems) > 1 and pole.system in state.systems:
        words = f"{words} ({state.systems[pole.system].name})"
    return f"{wording.period(pole.period)}: {words}" if period else words


def place_words(state: WorkshopState, item: Contribution) -> str:
    """Where the contribution belongs."""
    wording = Wording(state.about.wording)
    match item:
        case Entry():
            where = wording.element(item.element)
            if len(state.systems) > 1 and item.system in state.systems:
                where += f" ({state.systems[item.system].name})"
            return f"{where} · {', '.join(wording.period(one) for one in item.periods)}"
        case Contradiction():
            spans = len({pole.period for pole in item.poles}) > 1
            poles = " ⚡ ".join(pole_words(state, pole, period=spans) for pole in item.poles)
            return f"{item.number} · {poles}"
        case Note():
            if item.surface is None:
                return "kept line, not placed yet"
            return f"{wording.surface(item.surface)} · {wording.period(item.period)}"
        case Answer():
            return item.prompt
        case Commitment():
            return f"{item.who} will" + (f" · by {item.by_when}" if item.by_when else "")
        case Observation():
            return f"observation · {item.evidence.replace('_', ' ')}"
        case Manifestation():
            return f"manifestation · {item.of.replace('_', ' ')}"
        case _:
            return ""


def author_words(item: Contribution) -> str:
    """By whom: a pseudonym, or by hand if the staff typed it."""
    if not item.author:
        return ""
    return f"by hand ({item.author})" if item.author.islower() else item.author
