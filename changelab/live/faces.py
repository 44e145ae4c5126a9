"""Whose card is it: the people in the room, known again by the aliases they have.

An alias leads to its person only here, in memory, so that a phone is told what
becomes of its own anonymous card. Nothing of it is kept, sent or logged.
"""

from collections.abc import Iterator

from changelab.domain.actors import Actor
from changelab.domain.state import WorkshopState


class Faces:
    """The people who came to one room."""

    def __init__(self) -> None:
        self._people: dict[str, Actor] = {}
        self._by_alias: dict[str, str] = {}

    def welcome(self, actor: Actor, state: WorkshopState) -> None:
        """Know this person again from now on."""
        if actor.id not in self._people:
            self._people[actor.id] = actor
            for place in anonymous_places(state):
                self._by_alias[actor.alias_in(place)] = actor.id

    def behind(self, author: str, place: str | None) -> Actor | None:
        """The person in the room who goes by that name, or by that alias in that place."""
        if not author.startswith("~"):
            return self._people.get(author)
        if author not in self._by_alias and place:
            # The place is new: everybody's alias in it is made once.
            for actor in self._people.values():
                self._by_alias[actor.alias_in(place)] = actor.id
        return self._people.get(self._by_alias.get(author, ""))


def anonymous_places(state: WorkshopState) -> Iterator[str]:
    """The tasks and ballots in which people have aliases."""
    yield from (key for key, task in state.tasks.items() if task.plan.anonymous)
    yield from (key for key, ballot in state.ballots.items() if ballot.anonymous)


def names_of(actor: Actor, state: WorkshopState) -> list[str]:
    """Every name under which that person may have written or voted."""
    return [actor.id, *(actor.alias_in(place) for place in anonymous_places(state))]
