"""Versions of the pictures: a picture that may look different has another one."""

import secrets

from changelab.diagrams import pictures_of_systems
from changelab.domain.entities import Contradiction, Contribution, Entry
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period


class Versions:
    """The version of each picture that the room sees, by activity system and period."""

    def __init__(self, state: WorkshopState) -> None:
        # A number alone could come again after a backup was put back.
        self._mark = secrets.token_hex(3)
        self._versions: dict[tuple[str, Period], str] = {}
        self.all_anew(state)

    def all_anew(self, state: WorkshopState) -> None:
        """Every picture may look different."""
        version = f"{self._mark}{state.seq}"
        self._versions = {
            (system, period): version for system in state.systems for period in Period
        }

    def anew(self, seq: int, changed: list[Contribution]) -> bool:
        """These cards look different, came or went; True if a picture shows one of them."""
        places = {place for item in changed for place in _where(item)} & set(self._versions)
        for place in places:
            self._versions[place] = f"{self._mark}{seq}"
        return bool(places)

    def by_name(self, state: WorkshopState) -> dict[str, dict[str, str]]:
        """The version of each picture in each period."""
        return {
            name: {period.value: self._versions[system, period] for period in Period}
            for system, name in pictures_of_systems(state).items()
        }


def _where(item: Contribution) -> list[tuple[str, Period]]:
    """The pictures that an item may be drawn in."""
    match item:
        case Entry():
            return [(item.system, period) for period in item.periods]
        case Contradiction():
            return [(pole.system, period) for pole in item.poles for period in Period]
        case _:
            return []
