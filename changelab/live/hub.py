"""Who listens: each stream is woken when its workshop has a newer seq.

Slow listeners miss nothing: a stream holds no queue, only the question whether
there is something newer than what it told last.
"""

import asyncio
import logging
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from changelab.domain.errors import ChangeLabError
from changelab.domain.state import WorkshopState
from changelab.live.addresses import Address, lan_addresses
from changelab.live.doorway import Doorway
from changelab.live.showing import Showing, everybody
from changelab.service import Laboratory

_log = logging.getLogger(__name__)

#: Seconds between looks for what other processes wrote.
REFRESH_EVERY = 0.25
#: Seconds between looks for a change of network.
NETWORK_EVERY = 2.0
#: Seconds after which every stream says that it is still there.
HEARTBEAT = 15.0
#: How often a round waits for acts that are being kept, and how long each time, in seconds.
_PAUSES, _PAUSE = 3, 0.001
#: Workshops that are kept ready to be shown though nobody looks at them.
_SHOWN = 16


class Ear:
    """One open stream: waits for news of its workshop.

    Attributes:
        who: the participant whose phone listens; None for screens and the workbench.
        changes: it is told what changes, and needs to hear of nothing else.
    """

    def __init__(self, who: str | None = None, *, changes: bool = False) -> None:
        self.who = who
        self.changes = changes
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
        self, laboratory: Laboratory, addresses: Callable[[], list[Address]] = lan_addresses
    ) -> None:
        self._laboratory = laboratory
        #: Under which address phones find this machine.
        self.door = Doorway(addresses)
        self.door.when_chosen = self._door_changed
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ears: dict[str, set[Ear]] = defaultdict(set)
        #: How many streams each person has open, by workshop.
        self._people: dict[str, Counter[str]] = defaultdict(Counter)
        self._seqs: dict[str, int] = {}
        self._showings: OrderedDict[str, Showing] = OrderedDict()
        self._tasks: list[asyncio.Task] = []
        self._stop_listening: Callable[[], None] | None = None
        #: Workshops with something new, and whether a round through the streams goes on.
        self._fresh: set[str] = set()
        self._telling = False
        self.closing = False
        #: Says whether somebody waits to hear that their act is kept.
        self.acts_wait: Callable[[], bool] = lambda: False
        #: Goes up by one each time phones may find this machine under another address.
        self.network = 0
        #: Goes up by one when every stream shall say that it is still there.
        self.beats = 0

    # --- for streams --------------------------------------------------------------------

    @contextmanager
    def ear(
        self, workshop: str, seq: int, who: str | None = None, *, changes: bool = False
    ) -> Iterator[Ear]:
        """An ear for that workshop, which stood at `seq` when it was asked."""
        self._seqs[workshop] = max(seq, self._seqs.get(workshop, 0))
        ear = Ear(who, changes=changes)
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
        for one in quiet[: max(0, len(self._showings) - _SHOWN)]:
            del self._showings[one]
        return kept

    # --- for the server -----------------------------------------------------------------

    async def start(self) -> None:
        """Begin to listen; call it on the event loop that serves."""
        self._loop = asyncio.get_running_loop()
        self.closing = self._telling = False
        await asyncio.to_thread(self.door.look)
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
            self._loop.call_soon_threadsafe(self._hear, state.workshop)

    def _hear(self, workshop: str) -> None:
        self._fresh.add(workshop)
        if not self._telling:
            self._telling = True
            self._tell()

    def _tell(self, pauses: int = _PAUSES) -> None:
        """One round through every stream that has something new to say."""
        if pauses and self.acts_wait():
            # Python does one thing at a time: who sent a card hears first that it is kept.
            asyncio.get_running_loop().call_later(_PAUSE, self._tell, pauses - 1)
            return
        begun = time.perf_counter()
        for workshop in self._fresh:
            for ear in self._concerned(workshop):
                ear.wake()
        self._fresh.clear()
        # Woken streams run before this: it is called when the last of them has spoken.
        asyncio.get_running_loop().call_soon(self._told_all, begun)

    def _told_all(self, begun: float) -> None:
        # A thousand screens take a while. The same while is left to those who send cards, and
        # what they send meanwhile goes out in one round.
        asyncio.get_running_loop().call_later(time.perf_counter() - begun, self._tell_on)

    def _tell_on(self) -> None:
        self._telling = bool(self._fresh) and not self.closing
        if self._telling:
            self._tell()

    def _concerned(self, workshop: str) -> list[Ear]:
        """The streams that have something new to say; the screens of the room last."""
        # What was told may be older by now than what is known, and a restored backup may go
        # back: what the laboratory says last is true.
        newest, showing = self._laboratory.latest(workshop), self._showings.get(workshop)
        self._seqs[workshop] = newest.seq
        concerns = showing.go_on(newest) if showing is not None else everybody
        # A screen asks for its picture at once: composing it would hold up the phones.
        ears = sorted(self._ears.get(workshop, ()), key=lambda ear: ear.who is None)
        return [ear for ear in ears if not ear.changes or concerns(ear.who)]

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
            if await asyncio.to_thread(self.door.look):
                self._tell_the_way_in()

    def _door_changed(self) -> None:
        # Called from whichever thread chose.
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell_the_way_in)

    def _tell_the_way_in(self) -> None:
        self.network += 1
        self._wake_all()
