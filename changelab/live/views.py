"""What readers see at one moment: made once for all who see the same.

Everyone who only looks on sees the same, and so do all who work with the record.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from changelab.diagrams import Picture, compose, picture_names
from changelab.domain.actors import Actor
from changelab.domain.entities import Contribution
from changelab.domain.snapshot import snapshot
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Role
from changelab.service import Laboratory

_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Seen:
    """What one kind of reader sees at one moment.

    Attributes:
        pictures: each picture in each period; none for participants, who read lists.
    """

    state: WorkshopState
    as_json: str
    pictures: dict[str, dict[Period, Picture]]

    def picture(self, name: str, period: Period) -> Picture:
        """The picture of that name.

        Raises:
            NotFound: there is none.
        """
        known = self.pictures.get(name)
        return known[period] if known else compose(self.state, name, period)


class Views:
    """What readers see; made once for all who see the same."""

    def __init__(self, laboratory: Laboratory) -> None:
        self.laboratory = laboratory
        self._known: OrderedDict[tuple, Seen] = OrderedDict()
        self._lock = Lock()
        self._composer = _Composer()
        self._codes: dict[str, str] = {}
        self._acts: tuple[WorkshopState | None, dict[int, str]] = (None, {})

    def of(self, workshop: str, actor: Actor, at: int | None = None) -> Seen:
        """What that person sees now, or of the moment `at`."""
        laboratory = self.laboratory
        if actor.role is Role.PARTICIPANT:
            state = laboratory.seen_by(workshop, actor, at)
            return Seen(state, snapshot(state).model_dump_json(), {})
        newest = laboratory.state(workshop).seq
        key = (workshop, actor.role.sees_everything, newest, at)
        with self._lock:
            seen = self._known.get(key)
            if seen is None:
                state = laboratory.seen_by(workshop, actor, at)
                pictures = self._composer.pictures(state, actor.role.sees_everything)
                seen = Seen(state, snapshot(state).model_dump_json(), pictures)
                self._forget_older(workshop, newest)
                self._known[key] = seen
        return seen

    def acts_behind(self, whole: WorkshopState, items: list[Contribution]) -> dict[str, str]:
        """The items by the act each came from: a phone that missed an answer finds its card."""
        if not items:
            return {}
        known, acts = self._acts
        if known is not whole:
            acts = {seq: deed.act_id for deed in whole.deeds.values() for seq in deed.seqs}
            self._acts = (whole, acts)
        # An id is a letter and the seq of the event that made the thing.
        return {acts[int(item.id[1:])]: item.id for item in items}

    def _forget_older(self, workshop: str, newest: int) -> None:
        # What was seen before may hold words that were erased since.
        for key in [key for key in self._known if key[0] == workshop and key[2] != newest]:
            del self._known[key]
        while len(self._known) >= _REMEMBERED:
            self._known.popitem(last=False)

    def join_code(self, workshop: str) -> str:
        """The code on the wall."""
        if workshop not in self._codes:
            self._codes[workshop] = self.laboratory.doors.join_code(workshop)
        return self._codes[workshop]


class _Composer:
    """Composes a picture anew only when what it shows has changed.

    Most events change one period of one system, or no picture at all; and when
    nothing is hidden, the room and those who work with the record see the same.
    """

    def __init__(self) -> None:
        self._last: dict[tuple, dict[bool, tuple[tuple, Picture]]] = {}

    def pictures(self, state: WorkshopState, reader: bool) -> dict[str, dict[Period, Picture]]:
        """Every picture of the state; `reader` tells apart those who may see different things."""
        named = zip(picture_names(state), state.systems, strict=True)
        return {
            name: {period: self._one(state, reader, name, system, period) for period in Period}
            for name, system in named
        }

    def _one(
        self, state: WorkshopState, reader: bool, name: str, system: str, period: Period
    ) -> Picture:
        shows = _what_it_shows(state, system, period)
        last = self._last.setdefault((state.workshop, name, period), {})
        for known in last.values():
            if known[0] == shows:
                break
        else:
            known = (shows, compose(state, name, period))
        last[reader] = known
        return known[1]


def _what_it_shows(state: WorkshopState, system: str, period: Period) -> tuple:
    """Everything a picture is made of, in a form that can be compared."""
    return (
        [(one.id, one.text, one.element) for one in state.entries_of(system, period)],
        [
            (one.id, one.number, one.text, one.poles, one.level, one.status, one.standing)
            for one in state.contradictions.values()
        ],
        [(one.id, one.name) for one in state.systems.values()],
        state.about.wording,
    )
