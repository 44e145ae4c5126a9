"""The workshops as they are folded in memory, and who wants to hear when they change.

A state here is never older than what this process wrote. What other processes
wrote is noticed by `refresh`, and by whoever asks first.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress

from changelab.domain.errors import NotFound, Refused
from changelab.domain.fold import advance, fold
from changelab.domain.people import takes_words
from changelab.domain.state import WorkshopState
from changelab.storage import record
from changelab.storage.database import Connection, Database

Listener = Callable[[WorkshopState], None]

_log = logging.getLogger(__name__)

#: How many earlier moments are kept, for the slider of the record page.
_MOMENTS = 8


class Folded:
    """Keeps each workshop folded and advances it by new events only.

    Methods that take `db` are called while the database is held.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._states: dict[str, WorkshopState] = {}
        #: The states whose every event is on the disk: what may be shown.
        self._settled: dict[str, WorkshopState] = {}
        #: What stood before, while several acts wait for one commit; else None.
        self._before: dict[str, WorkshopState | None] | None = None
        self._moments: dict[tuple[str, int], WorkshopState] = {}
        self._listeners: list[Listener] = []
        #: The newest seq of each workshop that listeners know of.
        self._told: dict[str, int] = {}
        self._version = database.version()
        self._refreshing = threading.Lock()

    def newest(self, db: Connection, workshop: str) -> WorkshopState:
        """The workshop as it is now.

        Raises:
            NotFound: there is none.
        """
        known = self._states.get(workshop)
        last = record.last_seq(db, workshop)
        if known is not None and last != known.seq:
            tip = next(reversed(known.deeds))
            # A backup was put back behind our back: what we knew is not what is there.
            if last < known.seq or record.act_at(db, workshop, known.seq) != tip:
                self.drop(workshop)
                known = None
        if known is not None and last > known.seq:
            new = list(record.facts(db, workshop, after=known.seq))
            if any(takes_words(one.event) for one in new):
                self.drop(workshop)
                known = None
            else:
                known = self._states[workshop] = advance(known, new)
        if known is None:
            # Folded as it is read: a list of all events at once would keep the collector busy.
            known = fold(workshop, record.facts(db, workshop))
            if known.seq == 0:
                raise NotFound(
                    "There is no such workshop here.", "Go back to the list of workshops."
                )
            self._told.setdefault(workshop, known.seq)
            self._states[workshop] = known
        if self._before is None:
            self._settled[workshop] = known
        return known

    def as_of(self, db: Connection, workshop: str, at: int) -> WorkshopState:
        """The workshop as it was after event `at`.

        Raises:
            NotFound: there is none.
            Refused: `at` is not a moment of its record.
        """
        newest = self.newest(db, workshop)
        if at == newest.seq:
            return newest
        if not 1 <= at < newest.seq:
            raise Refused(f"The record goes from 1 to {newest.seq}.", "Choose a moment in it.")
        moment = self._moments.get((workshop, at))
        if moment is None:
            moment = fold(workshop, record.facts(db, workshop, upto=at))
            self._moments[workshop, at] = moment
            while len(self._moments) > _MOMENTS:
                self._moments.pop(next(iter(self._moments)))
        return moment

    def put(self, state: WorkshopState) -> None:
        """Keep what this process just wrote; called before the database is let go."""
        workshop = state.workshop
        if self._before is not None:
            self._before.setdefault(workshop, self._settled.get(workshop))
        else:
            self._settled[workshop] = state
        self._states[workshop] = state
        self._told.setdefault(workshop, state.seq)

    def settled(self, workshop: str) -> WorkshopState | None:
        """The workshop as far as it is on the disk, if it is folded; any thread may ask."""
        return self._settled.get(workshop)

    def hold(self) -> None:
        """What is put from now on is not settled before `settle`."""
        self._before = {}

    def settle(self) -> list[str]:
        """What was put since `hold` is on the disk; the workshops that changed."""
        changed, self._before = list(self._before or ()), None
        for workshop in changed:
            self._settled[workshop] = self._states[workshop]
        return changed

    def let_go(self) -> None:
        """What was put since `hold` is not on the disk: back to what stood before."""
        before, self._before = self._before or {}, None
        for workshop, state in before.items():
            if state is None:
                self.drop(workshop)
            else:
                self._states[workshop] = state

    def drop(self, workshop: str) -> None:
        """Keep nothing of a workshop: folded states hold words, also in what undo would need."""
        self._states.pop(workshop, None)
        self._settled.pop(workshop, None)
        for moment in [key for key in self._moments if key[0] == workshop]:
            del self._moments[moment]

    # --- telling ------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(state)` after each change; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, workshop: str) -> None:
        """Tell every listener how the workshop stands now."""
        state = self._settled.get(workshop)
        if state is None or self._before is not None:
            return
        self._told[workshop] = state.seq
        for listener in list(self._listeners):
            try:
                listener(state)
            except Exception:
                # The act is recorded; a stream that broke is no reason to say otherwise.
                _log.exception("a listener failed")

    def refresh(self) -> bool:
        """Notice what other processes wrote, and tell it; True if they wrote anything."""
        with self._refreshing:
            version = self._database.version()
            others_wrote = version != self._version
            if others_wrote:
                self._version = version
                with self._database.using() as db:
                    for workshop in list(self._states):
                        # A backup from before it was opened may have been put back.
                        with suppress(NotFound):
                            self.newest(db, workshop)
            behind = [
                workshop
                for workshop, state in list(self._states.items())
                if self._told.get(workshop, state.seq) != state.seq
            ]
        for workshop in behind:
            self.tell(workshop)
        return others_wrote
