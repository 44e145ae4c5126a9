"""Who listens: each stream is woken when its workshop has a newer seq.

Slow listeners miss nothing: a stream holds no queue, only the question whether
there is something newer than what it told last.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from changelab.domain.errors import ChangeLabError
from changelab.live.addresses import lan_addresses
from changelab.service import Laboratory

_log = logging.getLogger(__name__)

#: Seconds between looks for what other processes wrote.
REFRESH_EVERY = 0.25
#: Seconds between looks for a change of network.
NETWORK_EVERY = 2.0


class Ear:
    """One open stream: waits for news of its workshop.

    Attributes:
        who: the participant whose phone listens; None for screens and the workbench.
    """

    def __init__(self, who: str | None = None) -> None:
        self.who = who
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Something is new."""
        self._news.set()

    async def listen(self, seconds: float) -> bool:
        """Wait for news, at most so long; True if there is some."""
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()
        return True


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
        self._seqs: dict[str, int] = {}
        self._tasks: list[asyncio.Task] = []
        self._stop_listening: Callable[[], None] | None = None
        self.closing = False
        #: Goes up by one each time this machine's addresses change.
        self.network = 0

    # --- for streams --------------------------------------------------------------------

    @contextmanager
    def ear(self, workshop: str, seq: int, who: str | None = None) -> Iterator[Ear]:
        """An ear for that workshop, which stood at `seq` when it was asked."""
        self._seqs[workshop] = max(seq, self._seqs.get(workshop, 0))
        ear = Ear(who)
        self._ears[workshop].add(ear)
        self._somebody_came_or_went(workshop, ear)
        try:
            yield ear
        finally:
            self._ears[workshop].discard(ear)
            self._somebody_came_or_went(workshop, ear)
            if not self._ears[workshop]:
                del self._ears[workshop]

    def here(self, workshop: str) -> int:
        """How many people have the workshop open on their phones right now."""
        return len({ear.who for ear in tuple(self._ears.get(workshop, ())) if ear.who})

    def _somebody_came_or_went(self, workshop: str, who: Ear) -> None:
        # Screens show how many are here; phones do not, and are not woken for it.
        if who.who is not None:
            for ear in self._ears[workshop]:
                if ear.who is None:
                    ear.wake()

    def seq(self, workshop: str) -> int:
        """The newest seq known."""
        return self._seqs.get(workshop, 0)

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
        for ears in self._ears.values():
            for ear in ears:
                ear.wake()

    def _told(self, workshop: str, seq: int) -> None:
        # Called from whichever thread wrote.
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._hear, workshop, seq)

    def _hear(self, workshop: str, seq: int) -> None:
        # A restored backup may go back: what the laboratory says last is true.
        self._seqs[workshop] = seq
        for ear in self._ears.get(workshop, ()):
            ear.wake()

    async def _watch_other_processes(self) -> None:
        said = ""
        while True:
            await asyncio.sleep(REFRESH_EVERY)
            try:
                await asyncio.to_thread(self._laboratory.refresh)
                said = ""
            except ChangeLabError as error:
                if str(error) != said:
                    said = str(error)
                    _log.warning("The record cannot be read just now: %s", said)

    async def _watch_network(self) -> None:
        while True:
            await asyncio.sleep(NETWORK_EVERY)
            found = await asyncio.to_thread(self._look_for_addresses)
            if found != self.addresses:
                self.addresses = found
                self.network += 1
                for ears in self._ears.values():
                    for ear in ears:
                        ear.wake()
