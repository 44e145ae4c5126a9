"""A network that loses what is on its way: it lies between the phones and the server.

It passes every byte unchanged, unless it was told to cut what the server sends after a random
number of bytes, or to hold answers back. Each phone that shall use it opens its `port`.
"""

import asyncio
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STREAM, _ACT, _JOIN = b"/events?", b"/acts ", b"POST /api/join "

#: Bytes of which the answer to an act has some two hundred.
_SHORT = 400


class PoorNetwork:
    """The way to one server.

    Attributes:
        port: what phones connect to instead of the server's own.
        streams_cut: how many event streams it has cut.
        answers_cut: how many answers to acts it has cut.
        held: how many answers it has held back.
    """

    def __init__(self, server_port: int, seed: int) -> None:
        self._server_port = server_port
        self._random = random.Random(seed)
        self._cutting: tuple[bytes, ...] = ()
        self._longest = 1
        self._holding: tuple[bytes, float] = (_ACT, 0.0)
        self._ways: set[_Way] = set()
        self._loop = asyncio.new_event_loop()
        self.port = 0
        self.streams_cut = 0
        self.answers_cut = 0
        self.held = 0

    def cut_streams(self, longest: int) -> None:
        """Each event stream is cut, at the latest after so many bytes; open ones as well."""
        self._cut((_STREAM,), longest)

    def cut_streams_and_answers(self, longest: int) -> None:
        """The same, and answers to acts as well: the phone cannot know whether they arrived."""
        self._cut((_STREAM, _ACT), longest)

    def hold_answers(self, seconds: float) -> None:
        """From now on the answer to each act comes so much later."""
        self._holding = (_ACT, seconds)

    def hold_joining(self, seconds: float) -> None:
        """From now on who joins is answered so much later."""
        self._holding = (_JOIN, seconds)

    def forget_open_ways(self) -> None:
        """What is open now passes nothing any more, and neither side is told; new ways are good.

        So it is when a phone changes from one access point to another.
        """

        def forget() -> None:
            for way in self._ways:
                way.lost = True

        self._loop.call_soon_threadsafe(forget)

    def heal(self) -> None:
        """From now on everything passes; what a cut was rolled for before is cut still."""
        self._cutting, self._holding = (), (_ACT, 0.0)

    def _cut(self, which: tuple[bytes, ...], longest: int) -> None:
        self._cutting, self._longest = which, longest

        def cut_open_ones() -> None:
            for way in self._ways:
                way.left = self._rolled(way.asked)

        self._loop.call_soon_threadsafe(cut_open_ones)

    # --- inside -------------------------------------------------------------------------

    async def _pass_on(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        try:
            server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            to_phone.close()
            return
        way = _Way()
        self._ways.add(way)
        upwards = asyncio.create_task(self._up(phone, to_server, way))
        downwards = asyncio.create_task(self._down(server, to_phone, way))
        # Cancelled when the network ends; asyncio would log that as an error.
        with suppress(asyncio.CancelledError):
            await asyncio.wait({upwards, downwards}, return_when=asyncio.FIRST_COMPLETED)
        self._ways.discard(way)
        for task in (upwards, downwards):
            task.cancel()
        for writer in (to_server, to_phone):
            writer.close()

    async def _up(
        self, phone: asyncio.StreamReader, to_server: asyncio.StreamWriter, way: "_Way"
    ) -> None:
        while sent := await way.passed(phone):
            line = sent.partition(b"\r\n")[0]
            if line.endswith(b" HTTP/1.1"):
                way.asked, way.left = line, self._rolled(line)
                which, seconds = self._holding
                way.wait = seconds if which in line else 0.0
            to_server.write(sent)
            await to_server.drain()

    async def _down(
        self, server: asyncio.StreamReader, to_phone: asyncio.StreamWriter, way: "_Way"
    ) -> None:
        while sent := await way.passed(server):
            if way.wait:
                self.held += 1
                seconds, way.wait = way.wait, 0.0
                await asyncio.sleep(seconds)
            over = way.left is not None and len(sent) >= way.left
            to_phone.write(sent[: way.left] if over else sent)
            await to_phone.drain()
            if over:
                self.streams_cut += _STREAM in way.asked
                self.answers_cut += _ACT in way.asked
                return
            if way.left is not None:
                way.left -= len(sent)

    def _rolled(self, asked: bytes) -> int | None:
        """After how many bytes the answer is cut; None if it is not."""
        if not any(one in asked for one in self._cutting):
            return None
        return self._random.randint(1, self._longest if _STREAM in asked else _SHORT)

    def _run(self, ready: threading.Event) -> None:
        async def listening() -> None:
            listener = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
            self.port = listener.sockets[0].getsockname()[1]
            ready.set()
            async with listener:
                await listener.serve_forever()

        self._listening = self._loop.create_task(listening())
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._listening)
        while left := asyncio.all_tasks(self._loop):
            for task in left:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.close()


class _Way:
    """One connection.

    Attributes:
        asked: the first line of what was asked on it last.
        left: how many more bytes of the answer pass before it is cut; None for all.
        wait: seconds that the next answer waits.
        lost: nothing passes any more.
    """

    asked: bytes = b""
    left: int | None = None
    wait: float = 0.0
    lost: bool = False

    async def passed(self, side: asyncio.StreamReader) -> bytes:
        """What comes from that side and is to be passed on; nothing at its end."""
        while sent := await side.read(65536):
            if not self.lost:
                return sent
        if self.lost:
            # Nobody hears that this side has gone.
            await asyncio.Event().wait()
        return b""


@contextmanager
def poor_network(server_port: int, seed: int) -> Iterator[PoorNetwork]:
    """A network to that server, for the length of the block."""
    network, ready = PoorNetwork(server_port, seed), threading.Event()
    thread = threading.Thread(target=network._run, args=[ready], daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield network
    finally:
        network._loop.call_soon_threadsafe(network._listening.cancel)
        thread.join(10)
