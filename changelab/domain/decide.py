"""The one way to a change: an act is decided into events, or refused."""

from changelab.domain import fold  # noqa: F401  (registers every rule)
from changelab.domain.actors import Actor
from changelab.domain.people import GiveConsent
from changelab.domain.record import Act, Event
from changelab.domain.rules import DECIDERS
from changelab.domain.state import WorkshopState
from changelab.domain.undo import Undo


def decide(state: WorkshopState, act: Act, actor: Actor) -> list[Event]:
    """The events that follow if `actor` does `act` now; none if nothing changes.

    Raises:
        ChangeLabError: the act is refused, with the reason and what to do.
    """
    actor.check_may(act)
    return DECIDERS[type(act)](state, act, actor)


def name_for(state: WorkshopState, act: Act, actor: Actor) -> str:
    """The name under which the record keeps this act.

    A person who changes an own anonymous card does so under the card's alias:
    any other name would tell whose it is.
    """
    key = getattr(act, "item", None)
    if key is not None:
        item = state.contribution(key)
        if actor.wrote(item):
            return item.author
        return actor.id
    if isinstance(act, (GiveConsent, Undo)):
        return actor.id
    return actor.name_in(state.task)
