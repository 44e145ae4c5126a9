"""Versions of the pictures: a picture that may look different has another one."""

import secrets
from collections.abc import Callable

from changelab.diagrams import Known, pictures_of_systems
from changelab.domain.entities import Contradiction, Contribution, Entry
from changelab.domain.screen import Screen, Shows
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

#: In the place of a period, for a picture that is the same for all.
ALWAYS = "always"


class Versions:
    """The version of each picture that the room sees.

    Those of the activity systems by system and period; beside them that of the picture
    that was put on the wall, which changes with the tables that it is made of.
    """

    def __init__(self, state: WorkshopState) -> None:
        # A number alone could come again after a backup was put back.
        self._mark = secrets.token_hex(3)
        self._systems: dict[tuple[str, Period], str] = {}
        self._on_the_wall: Known | None = None
        #: What the picture on the wall is made of, as it was when it got its version.
        self._made_of: tuple = ()
        self._version_there = ""
        self.all_anew(state)

    def all_anew(self, state: WorkshopState) -> None:
        """Every picture of an activity system may look different."""
        version = self._at(state.seq)
        self._systems = {(system, period): version for system in state.systems for period in Period}

    def anew(self, seq: int, changed: list[Contribution]) -> bool:
        """These cards look different, came or went; True if a system's picture shows one."""
        places = {place for item in changed for place in _where(item)} & set(self._systems)
        for place in places:
            self._systems[place] = self._at(seq)
        return bool(places)

    def wall(self, on_the_wall: Known | None, seen: Callable[[], WorkshopState]) -> bool:
        """This picture is on the wall, made of what the room sees.

        True if it is another one than before, or may look different.
        """
        before = self._on_the_wall, self._made_of
        self._on_the_wall, self._made_of = on_the_wall, ()
        if on_the_wall is None:
            return before[0] is not None
        room = seen()
        tables = sorted(on_the_wall.kind.watches)
        self._made_of = tuple(getattr(room, table) for table in tables)
        if before == (on_the_wall, self._made_of):
            return False
        self._version_there = self._at(room.seq)
        return True

    def by_name(self, state: WorkshopState) -> dict[str, dict[str, str]]:
        """The version of each picture in each period.

        Those of the systems in their order, then the one that was put on the wall.
        """
        versions = {
            name: {period.value: self._systems[system, period] for period in Period}
            for system, name in pictures_of_systems(state).items()
        }
        known = self._on_the_wall
        if known is not None and known.name not in versions:
            times = [period.value for period in known.periods] or [ALWAYS]
            versions[known.name] = dict.fromkeys(times, self._version_there)
        return versions

    def of_the_screen(self, state: WorkshopState, screen: Screen) -> dict[str, str]:
        """The version of each picture that the room looks at now; the first is in front."""
        if screen.shows is not Shows.PICTURE:
            return {}
        versions = self.by_name(state)
        if screen.picture is None:
            of_systems = pictures_of_systems(state).values()
            return {name: versions[name][screen.period] for name in of_systems}
        name = screen.picture.name
        period = screen.picture.period or screen.period
        return {name: versions[name].get(period) or versions[name][ALWAYS]}

    def _at(self, seq: int) -> str:
        return f"{self._mark}{seq}"


def version_in(versions: dict[str, dict[str, str]], name: str, period: Period) -> str:
    """The version of that picture in that period; empty if it has none."""
    of_it = versions.get(name, {})
    return of_it.get(period) or of_it.get(ALWAYS, "")


def _where(item: Contribution) -> list[tuple[str, Period]]:
    """The pictures of systems that an item may be drawn in."""
    match item:
        case Entry():
            return [(item.system, period) for period in item.periods]
        case Contradiction():
            return [(pole.system, period) for pole in item.poles for period in Period]
        case _:
            return []
