"""How sentences about events are made: names for ids, short forms, one teller per kind of event.

A sentence goes on from who did it: “P07” + “wrote under Rules …”.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from changelab.domain.record import Event
from changelab.domain.text import one_line
from changelab.domain.vocabulary import Element, Period, Role
from changelab.domain.wording import Wording

#: Characters of a card that a sentence about it repeats; a card's own arrival repeats all.
_SHORT = 80

#: How a role is called where the record has it as the actor.
WHO = {
    Role.FACILITATOR.value: "Facilitator",
    Role.SCRIBE.value: "Scribe",
    Role.RESEARCHER.value: "Researcher",
    Role.OBSERVER.value: "Observer",
}


@dataclass
class Names:
    """What things are called at some moment of the record, by their ids.

    Attributes:
        things: cards, headings, sessions, tasks, systems and groups, as a sentence repeats them.
        undone: what was done, and by whom, for a sentence about undoing it.
    """

    wording: Wording
    things: Mapping[str, str] = field(default_factory=dict)
    undone: str = "an earlier act"

    def of(self, key: str | None) -> str:
        """The thing in quotation marks; its bare id when nothing is known of it."""
        return quoted(self.things.get(key or "") or key or "?")

    def all_of(self, keys: tuple[str, ...]) -> str:
        """The one thing in quotation marks, or of several the first and how many more."""
        first, more = self.of(next(iter(keys), None)), len(keys) - 1
        return f"{first} and {counted(more, 'more card')}" if more > 0 else first

    def place(self, element: Element, period: Period | None = None) -> str:
        """An element in the group's words, with its period if that matters."""
        name = self.wording.element(element)
        return f"{name} ({self.wording.period(period)})" if period else name


Teller = Callable[[Any, Names], str]
TELLERS: dict[type[Event], Teller] = {}


def tells(event: type[Event]) -> Callable[[Teller], Teller]:
    """Mark the function that says in words what such an event says."""

    def register(teller: Teller) -> Teller:
        TELLERS[event] = teller
        return teller

    return register


def who(actor: str) -> str:
    """The actor of a recorded event as people read it; aliases stay anonymous."""
    return "Anonymous" if actor.startswith("~") else WHO.get(actor, actor)


def short(text: str, limit: int = _SHORT) -> str:
    """The words on one line, cut off where they get too long."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """The words in quotation marks, short."""
    return f"“{short(text)}”"


def whole(text: str) -> str:
    """The words in quotation marks, all of them."""
    return f"“{text}”"


def counted(number: int, thing: str) -> str:
    """1 card, 3 cards."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
