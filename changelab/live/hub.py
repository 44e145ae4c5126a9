"""Who listens: each stream is woken when its workshop has a newer seq.

Slow listeners miss nothing: a stream holds no queue, only the question whether
there is something newer than what it told last.
"""

import asyncio
import logging
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.live.addresses import lan_addresses
from changelab.live.showing import Showing
from changelab.service import Laboratory

_log = logging.getLogger(__name__)

#: Seconds between looks for what other processes wrote.
REFRESH_EVERY = 0.25
#: Seconds between looks for a change of network.
NETWORK_EVERY = 2.0
#: Seconds after which every stream says that it is still there.
HEARTBEAT = 15.0
#: Workshops that are kept ready to be shown though nobody looks at them.
_SHOWN = 16


class Ear:
    """One open stream: waits for news of its workshop.

    Attributes:
        who: the participant whose phone listens; None for screens and the workbench.
    """

    def __init__(self, who: str | None = None) -> None:
        self.who = who
        self._news = asyncio.Event()
        self.closed = False

    def wake(self) -> None:
        """Something is new."""
        self._news.set()

    def close(self) -> None:
        """Nobody listens any more."""
        self.closed = True
        self._news.set()

    async def listen(self) -> None:
        """Wait for news; a beat of the hub is news as well."""
        await self._news.wait()
        self._news.clear()


class Hub:
    """Brings the laboratory's changes, from whichever thread, to the open streams."""

    def __init__(
        self, laboratory: Laboratory, addresses: Callable[[], list[str]] = lan_addresses
    ) -> None:
        self._laboratory = laboratory
        self._look_for_addresses = addresses
        #: This machine's addresses on the local network, as they were moments ago.
        self.addresses: list[str] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ears: dict[str, set[Ear]] = defaultdict(set)
        #: How many streams each person has open, by workshop.
        self._people: dict[str, Counter[str]] = defaultdict(Counter)
        self._seqs: dict[str, int] = {}
        self._showings: OrderedDict[str, Showing] = OrderedDict()
        self._tasks: list[asyncio.Task] = []
        self._stop_listening: Callable[[], None] | None = None
        self.closing = False
        #: Goes up by one each time this machine's addresses change.
        self.network = 0
        #: Goes up by one when every stream shall say that it is still there.
        self.beats = 0

    # --- for streams --------------------------------------------------------------------

    @contextmanager
    def ear(self, workshop: str, seq: int, who: str | None = None) -> Iterator[Ear]:
        """An ear for that workshop, which stood at `seq` when it was asked."""
        self._seqs[workshop] = max(seq, self._seqs.get(workshop, 0))
        ear = Ear(who)
        self._ears[workshop].add(ear)
        self._somebody_came_or_went(workshop, ear, 1)
        try:
            yield ear
        finally:
            self._ears[workshop].discard(ear)
            self._somebody_came_or_went(workshop, ear, -1)
            if not self._ears[workshop]:
                del self._ears[workshop]

    def here(self, workshop: str) -> int:
        """How many people have the workshop open on their phones right now."""
        return len(self._people[workshop]) if workshop in self._people else 0

    def _somebody_came_or_went(self, workshop: str, ear: Ear, streams: int) -> None:
        if ear.who is None:
            return
        people = self._people[workshop]
        people[ear.who] += streams
        if not people[ear.who]:
            del people[ear.who]
        # Screens show how many are here; phones do not, and are not woken for it.
        for other in self._ears[workshop]:
            if other.who is None:
                other.wake()

    def seq(self, workshop: str) -> int:
        """The newest seq known."""
        return self._seqs.get(workshop, 0)

    def showing(self, workshop: str) -> Showing | None:
        """What there is to see of the workshop, if it was shown lately."""
        return self._showings.get(workshop)

    def show(self, workshop: str, showing: Showing) -> Showing:
        """Keep up to date what there is to see; another that was kept meanwhile goes first."""
        kept = self._showings.setdefault(workshop, showing)
        self._showings.move_to_end(workshop)
        quiet = [one for one in self._showings if one not in self._ears and one != workshop]
        for one in quiet[: len(self._showings) - _SHOWN]:
            del self._showings[one]
        return kept

    # --- for the server -----------------------------------------------------------------

    async def start(self) -> None:
        """Begin to listen; call it on the event loop that serves."""
        self._loop = asyncio.get_running_loop()
        self.closing = False
        self.addresses = await asyncio.to_thread(self._look_for_addresses)
        self._stop_listening = self._laboratory.subscribe(self._told)
        self._tasks = [
            asyncio.create_task(self._watch_other_processes()),
            asyncio.create_task(self._watch_network()),
            asyncio.create_task(self._beat()),
        ]

    async def stop(self) -> None:
        """Stop listening and let every stream end."""
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        self.end_streams()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._loop = None

    def end_streams(self) -> None:
        """Let every stream end at once; they never would by themselves."""
        self.closing = True
        self._wake_all()

    def _wake_all(self) -> None:
        for ears in self._ears.values():
            for ear in ears:
                ear.wake()

    def _told(self, state: WorkshopState) -> None:
        # Called from whichever thread wrote.
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._hear, state)

    def _hear(self, state: WorkshopState) -> None:
        # A restored backup may go back: what the laboratory says last is true.
        self._seqs[state.workshop] = state.seq
        showing = self._showings.get(state.workshop)
        if showing is not None:
            showing.follow(state)
        for ear in self._ears.get(state.workshop, ()):
            ear.wake()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            self.beats += 1
            self._wake_all()

    async def _watch_other_processes(self) -> None:
        said, doors = "", self._laboratory.doors
        changes = doors.changes
        while True:
            await asyncio.sleep(REFRESH_EVERY)
            try:
                await asyncio.to_thread(self._laboratory.refresh)
                said = ""
            except ChangeLabError as error:
                if str(error) != said:
                    said = str(error)
                    _log.warning("The record cannot be read just now: %s", said)
            if doors.changes != changes:
                changes = doors.changes
                self._wake_all()

    async def _watch_network(self) -> None:
        while True:
            await asyncio.sleep(NETWORK_EVERY)
            found = await asyncio.to_thread(self._look_for_addresses)
            if found != self.addresses:
                self.addresses = found
                self.network += 1
                self._wake_all()
