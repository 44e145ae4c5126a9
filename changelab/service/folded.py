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
from changelab.domain.people import PersonForgotten
from changelab.domain.state import WorkshopState
from changelab.storage import record
from changelab.storage.database import Connection, Database

Listener = Callable[[str, int], None]

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
            if any(isinstance(one.event, PersonForgotten) for one in new):
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
        self._states[state.workshop] = state
        self._told.setdefault(state.workshop, state.seq)

    def drop(self, workshop: str) -> None:
        """Keep nothing of a workshop: folded states hold words, also in what undo would need."""
        self._states.pop(workshop, None)
        for moment in [key for key in self._moments if key[0] == workshop]:
            del self._moments[moment]

    # --- telling ------------------------------------------------------------------------

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(workshop, seq)` after each change; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, workshop: str) -> None:
        """Tell every listener where the workshop is now."""
        state = self._states.get(workshop)
        if state is None:
            return
        self._told[workshop] = state.seq
        for listener in list(self._listeners):
            try:
                listener(workshop, state.seq)
            except Exception:
                # The act is recorded; a stream that broke is no reason to say otherwise.
                _log.exception("a listener failed")

    def refresh(self) -> None:
        """Notice what other processes wrote, and tell it."""
        with self._refreshing:
            version = self._database.version()
            if version != self._version:
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
