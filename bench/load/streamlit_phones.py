"""Phones in a room of Streamlit alone: what its page in a browser sends and gets.

Spoken as Streamlit's own messages over its websocket, since a hundred browsers would not fit
on the machine. What a browser then does with a message is left out, to Streamlit's advantage.
"""

import asyncio
import random
import re
import time
from collections import Counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.load.tally import Tally
from bench.load.venues import ELEMENTS, StreamlitAlone, card_text

_LISTED = re.compile(rb"- card (\d{6}):")
_SENT = re.compile("✓ card (\\d{6}):".encode())
_VALUE = {"radio": "string_value", "text_input": "string_value", "button": "trigger_value"}
#: Longer than what Streamlit sends to begin a page's timer, shorter than anything else it repeats.
_SMALL = 160
_JOINING = 10.0


class StreamlitParty:
    """All phones of such a room; see `rounds.Party`."""

    projects = False
    pictures_refused = 0

    def __init__(self, venue: StreamlitAlone) -> None:
        self.venue = venue
        self.tally = Tally(venue.phones)
        self.answers: Counter[int] = Counter()
        self._phones = [_Phone(number, self.tally) for number in range(venue.phones)]
        self._staying: list[asyncio.Task] = []

    async def come(self) -> None:
        """Open every page, not all at the same moment: people do not look in step."""
        chance = random.Random(1)
        over = max(self.venue.every, self.venue.phones / _JOINING)
        self._staying = [
            asyncio.create_task(phone.stay(self.venue.port, chance.uniform(0, over)))
            for phone in self._phones
        ]
        ready = asyncio.gather(*(phone.ready.wait() for phone in self._phones))
        await asyncio.wait([ready, *self._staying], return_when=asyncio.FIRST_COMPLETED)
        for task in self._staying:
            if task.done():
                task.result()
        await ready

    async def send(self, number: int, phone: int) -> tuple[float, int]:
        """A card; when its sender read that it was sent."""
        at = await self._phones[phone].send(number)
        self.answers[200] += 1
        return at, number

    def shows(self, seq: int) -> bool:
        """There is no projector to wait for."""
        return True

    def pictured(self, seq: int) -> float | None:
        """There is no picture."""
        return None

    @property
    def ended(self) -> int:
        return sum(task.done() for task in self._staying)

    def leave(self) -> None:
        """Close every page."""
        for task in self._staying:
            task.cancel()
        for phone in self._phones:
            phone.leave()


class _Phone:
    """One browser with the page open."""

    def __init__(self, number: int, tally: Tally) -> None:
        self._number, self._tally = number, tally
        self.ready = asyncio.Event()
        self._line: ClientConnection | None = None
        self._widgets: dict[str, str] = {}
        self._page = ""
        self._looking: asyncio.Task | None = None
        self._last = b""
        self._cached = ""
        self._known: set[int] = set()
        self._waiting: dict[int, asyncio.Future[float]] = {}

    async def stay(self, port: int, after: float) -> None:
        """Open the page after so many seconds, and keep it open."""
        await asyncio.sleep(after)
        url = f"ws://127.0.0.1:{port}/_stcore/stream"
        async with connect(
            url, subprotocols=["streamlit"], compression=None, max_size=None, ping_interval=None
        ) as line:
            self._line = line
            await self._ask()
            async for received in line:
                self._hear(received, time.perf_counter())

    async def send(self, number: int) -> float:
        """Fill in the form and press its button; when the page says that it was sent."""
        self._waiting[number] = asyncio.get_running_loop().create_future()
        element = ELEMENTS[number % len(ELEMENTS)]
        await self._ask({"radio": element, "text_input": card_text(number), "button": True})
        return await self._waiting[number]

    async def _ask(self, widgets: dict | None = None, fragment: str = "") -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.page_script_hash = self._page
        if fragment:
            rerun.fragment_id, rerun.is_auto_rerun = fragment, True
        if self._cached:
            rerun.cached_message_hashes.append(self._cached)
        for kind, value in {"radio": ELEMENTS[0], "text_input": "", **(widgets or {})}.items():
            if kind in self._widgets:
                state = rerun.widget_states.widgets.add(id=self._widgets[kind])
                setattr(state, _VALUE[kind], value)
        await self._line.send(message.SerializeToString())

    def _hear(self, received: bytes, now: float) -> None:
        self._tally.sent(len(received))
        if b"- card " in received:
            self._read_list(received, now)
        elif found := _SENT.search(received):
            self._was_sent(int(found[1]), now)
        elif not self.ready.is_set() or len(received) < _SMALL:
            self._set_up(received)

    def _was_sent(self, number: int, now: float) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting and not waiting.done():
            waiting.set_result(now)

    def _read_list(self, received: bytes, now: float) -> None:
        if received == self._last:
            return
        self._last = received
        listed = tuple(map(int, _LISTED.findall(received)))
        fresh = tuple(card for card in listed if card not in self._known)
        if len(set(listed)) < len(listed):
            fresh += tuple(card for card in set(listed) if listed.count(card) > 1)
        self._known.update(fresh)
        for card in fresh:
            # A page that is drawn anew may drop the ✓; the card in the list says the same.
            self._was_sent(card, now)
        self._tally.arrived(self._number, fresh, now)
        message = ForwardMsg.FromString(received)
        self._cached = message.hash if message.metadata.cacheable else ""

    def _set_up(self, received: bytes) -> None:
        message = ForwardMsg.FromString(received)
        match message.WhichOneof("type"):
            case "new_session":
                self._page = message.new_session.page_script_hash
            case "auto_rerun":
                self._look_every(message.auto_rerun.interval, message.auto_rerun.fragment_id)
            case "script_finished":
                self.ready.set()
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                kind = element.WhichOneof("type")
                if kind in ("radio", "text_input", "button"):
                    self._widgets[kind] = getattr(element, kind).id

    def _look_every(self, seconds: float, fragment: str) -> None:
        async def look() -> None:
            while True:
                await asyncio.sleep(seconds)
                await self._ask(fragment=fragment)

        # As in the browser, a page that is drawn anew begins to count anew.
        self.leave()
        self._looking = asyncio.create_task(look())

    def leave(self) -> None:
        """Look no more."""
        if self._looking:
            self._looking.cancel()
