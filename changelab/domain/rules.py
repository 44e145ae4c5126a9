"""Where the rules register: one decider per act, one evolver per event."""

from collections.abc import Callable
from typing import Any

from changelab.domain.actors import Actor
from changelab.domain.record import Act, Event, Recorded
from changelab.domain.state import WorkshopState

Decider = Callable[[WorkshopState, Any, Actor], list[Event]]
Evolver = Callable[[WorkshopState, Any, Recorded], None]

DECIDERS: dict[type[Act], Decider] = {}
EVOLVERS: dict[type[Event], Evolver] = {}


def decides(act: type[Act]) -> Callable[[Decider], Decider]:
    """Mark the function that turns this act into events or refuses it."""

    def register(decider: Decider) -> Decider:
        DECIDERS[act] = decider
        return decider

    return register


def evolves(event: type[Event]) -> Callable[[Evolver], Evolver]:
    """Mark the function that changes a private state by this event."""

    def register(evolver: Evolver) -> Evolver:
        EVOLVERS[event] = evolver
        return evolver

    return register
