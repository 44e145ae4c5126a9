"""What those see who work with the record, and what anyone sees of an earlier moment.

What the room sees now is kept up to date in `showing.py`.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from changelab.diagrams import Known, Picture, compose, known_picture, pictures_of_systems
from changelab.domain.actors import Actor
from changelab.domain.entities import Contribution
from changelab.domain.snapshot import snapshot
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period
from changelab.service import Laboratory

#: Composed pictures that are remembered.
_REMEMBERED = 256
#: Workshop, whose eyes, name of the picture, period.
_Place = tuple[str, str, str, Period]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reader sees at one moment."""

    state: WorkshopState
    as_json: str
    pictures: dict[str, dict[Period, Picture]]


class Views:
    """What readers see who are not in the room just now."""

    def __init__(self, laboratory: Laboratory) -> None:
        self.laboratory = laboratory
        self._lock = Lock()
        self._composed: OrderedDict[_Place, tuple[object, Picture]] = OrderedDict()
        self._codes: dict[str, str] = {}

    def of(self, workshop: str, actor: Actor, at: int | None = None) -> Seen:
        """What that person sees now, or of the moment `at`."""
        state = self.laboratory.seen_by(workshop, actor, at)
        whose = actor.id if at is None else "earlier"
        pictures = {
            name: {period: self.picture(state, whose, name, period) for period in Period}
            for name in pictures_of_systems(state).values()
        }
        return Seen(state, snapshot(state).model_dump_json(), pictures)

    def picture(
        self, state: WorkshopState, whose: str, name: str, period: Period, version: str = ""
    ) -> Picture:
        """The picture of what is seen; composed anew only when what it shows has changed.

        `whose` tells apart readers who may see different things at the same time;
        `version` says, where it is known, that what is shown has not changed.

        Raises:
            NotFound: there is none of that name.
        """
        place: _Place = (state.workshop, whose, name, period)
        shows: object = version or _what_it_shows(state, known_picture(state, name))
        known = self._remembered(place, shows)
        if known is not None:
            return known
        composed = compose(state, name, period)
        with self._lock:
            self._composed[place] = (shows, composed)
            while len(self._composed) > _REMEMBERED:
                self._composed.popitem(last=False)
        return composed

    def kept(
        self, workshop: str, whose: str, name: str, period: Period, version: str
    ) -> Picture | None:
        """The picture of that version, if it is remembered."""
        return self._remembered((workshop, whose, name, period), version) if version else None

    def _remembered(self, place: _Place, shows: object) -> Picture | None:
        with self._lock:
            known = self._composed.get(place)
            if known is None or known[0] != shows:
                return None
            self._composed.move_to_end(place)
            return known[1]

    def acts_behind(self, whole: WorkshopState, items: list[Contribution]) -> dict[str, str]:
        """The items by the act each came from: a phone that missed an answer finds its card."""
        wanted = {int(item.id[1:]): item.id for item in items}
        return {
            deed.act_id: wanted[seq]
            for deed in whole.deeds.values()
            for seq in deed.seqs
            if seq in wanted
        }

    def join_code(self, workshop: str) -> str:
        """The code on the wall."""
        if workshop not in self._codes:
            self._codes[workshop] = self.laboratory.doors.join_code(workshop)
        return self._codes[workshop]


def _what_it_shows(state: WorkshopState, known: Known) -> tuple:
    """Everything a picture is made of, in a form that can be compared."""
    return (known, *(getattr(state, table) for table in sorted(known.kind.watches)))
