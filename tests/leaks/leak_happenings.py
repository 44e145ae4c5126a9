"""What can happen in a room: every act there is, by whoever might try it, on whatever is there."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from leak_promises import Card, Reader
from leak_room import LeakRoom

Thing = TypeVar("Thing")
Happening = Callable[[LeakRoom, "Chance"], object]


@dataclass(frozen=True)
class Known:
    """A happening, how often it comes, and the acts it tries."""

    happens: Happening
    weight: int
    acts: tuple[str, ...]


#: Every happening by its name.
HAPPENINGS: dict[str, Known] = {}


def happens(*acts: str, weight: int = 2) -> Callable[[Happening], Happening]:
    """The function is something that happens; it tries these acts."""

    def known(function: Happening) -> Happening:
        HAPPENINGS[function.__name__] = Known(function, weight, acts)
        return function

    return known


class Nothing(Exception):
    """There is nothing to choose from: nothing happens."""


class Chance(random.Random):
    """Chooses who does it, and to what."""

    def one_of(self, things: Iterable[Thing]) -> Thing:
        """One of them.

        Raises:
            Nothing: there is none.
        """
        found = list(things)
        if not found:
            raise Nothing
        return self.choice(found)

    def perhaps(self, things: Iterable[Thing]) -> Thing | None:
        """One of them, or none."""
        found = [*things, None]
        return self.choice(found)

    def person(self, room: LeakRoom) -> Reader:
        """Someone with a phone."""
        return self.one_of(room.persons.values())

    def sorter(self, room: LeakRoom) -> Reader:
        """Who may sort; now and then someone who may not."""
        if self.random() < 0.08:
            return self.one_of(room.readers)
        return self.one_of([room.facilitator, room.scribe])

    def leader(self, room: LeakRoom) -> Reader:
        """Who leads; now and then someone who does not."""
        return self.one_of(room.readers) if self.random() < 0.05 else room.facilitator

    def card(
        self,
        room: LeakRoom,
        letters: str = "ecomnakjdf",
        mostly: Callable[[Card], bool] = lambda card: card.standing != "withdrawn",
    ) -> Card:
        """A card of these kinds; mostly one for which that holds, and more often a late one."""
        found = [card for card in room.promises.cards.values() if card.id[0] in letters]
        fitting = [card for card in found if mostly(card)]
        if fitting and self.random() < 0.9:
            found = fitting
        return self.one_of(found[-4:] if self.random() < 0.5 else found)

    def period(self) -> str:
        """A period."""
        return self.choice(["past", "present", "future"])

    def element(self) -> str:
        """An element."""
        return self.choice(["subject", "object", "tools", "rules", "community", "outcome"])
