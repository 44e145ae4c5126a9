"""A contribution in a few words: what it is about, in the workshop's own wording."""

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
    Task,
)
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Role, TaskKind, WhoSees
from changelab.domain.wording import Wording


def counted(number: int, one: str, several: str = "") -> str:
    """1 card, 2 cards; `several` where adding an s is not enough."""
    return f"{number} {one if number == 1 else several or one + 's'}"


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
        case Milestone():
            when = f"{item.when} to {item.until}" if item.until else item.when
            return f"history wall, {wording.strand(item.strand)} · {when}"
        case PlacedForm():
            field = state.four_fields.get(item.field)
            when = wording.period(item.period) if item.period else "alternative"
            return f"{field.title if field else 'four fields'} · {when}"
        case ConstruedObject():
            names = [state.systems[one].name for one in item.systems if one in state.systems]
            whose = f"object of {' and '.join(names)}"
            return f"{whose} · {wording.period(item.period)}"
        case _:
            return ""


def author_words(item: Contribution) -> str:
    """By whom: a pseudonym, nobody's, or by hand if it was not sent from a phone."""
    if item.author in set(Role):
        return f"by hand ({item.author})"
    return f"{item.author}, by hand" if item.by_hand else item.author


def told_words(task: Task, *, input_open: bool) -> str:
    """Who sees what in that task just now, and what becomes of what is sent."""
    plan = task.plan
    if plan.kind is TaskKind.LISTEN:
        return "the room listens"
    if plan.who_sees is WhoSees.OWN:
        seen = "each sees only their own cards"
    elif plan.who_sees is WhoSees.EVERYONE:
        seen = "then everyone sees them" if plan.held else "everyone sees each card at once"
    elif task.revealed:
        seen = "revealed: everyone sees the cards"
    else:
        seen = "shown after reveal"
    takes_cards = plan.kind is not TaskKind.VOTE
    said = [
        "cards wait for approval" if plan.held and takes_cards else "",
        seen if takes_cards else "",
        "anonymous" if plan.anonymous else "",
        "in small groups" if plan.by_groups else "",
        "no cards are taken now" if takes_cards and not input_open else "",
    ]
    return " · ".join(filter(None, said))
