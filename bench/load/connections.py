"""Connections to a server: open streams, and requests over connections that are kept."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from bench.load.wire import Message, StreamReader, answer_in

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and when its last byte was here (`time.perf_counter`)."""

    status: int
    body: bytes
    at: float


class Stream(asyncio.Protocol):
    """One open event stream; `heard` gets each message and when it came."""

    def __init__(self, request: bytes, heard: Callable[[Message, float], None]) -> None:
        self._request, self._heard = request, heard
        self._reader = StreamReader()
        self.transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.ended = False

    def connection_made(self, transport) -> None:
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        try:
            messages = self._reader.feed(data)
        except Exception as error:
            self._fail(error)
            return
        if not self.opened.done():
            self.opened.set_result(None)
        for message in messages:
            self._heard(message, now)

    def connection_lost(self, error: Exception | None) -> None:
        self.ended = True
        if not self.opened.done():
            self.opened.set_exception(error or ConnectionResetError("the stream was refused"))

    def _fail(self, error: Exception) -> None:
        if not self.opened.done():
            self.opened.set_exception(error)
        if self.transport:
            self.transport.abort()


async def open_streams(port: int, streams: list[Callable[[], Stream]]) -> list[Stream]:
    """Open them all, some at a time; each has got its first bytes."""
    turns = asyncio.Semaphore(_AT_ONCE)
    loop = asyncio.get_running_loop()

    async def open_one(make: Callable[[], Stream]) -> Stream:
        async with turns:
            _, stream = await loop.create_connection(make, "127.0.0.1", port)
            await stream.opened
            return stream

    return await asyncio.gather(*(open_one(make) for make in streams))


class _Kept(asyncio.Protocol):
    """A connection that is kept between requests."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.closed = False
        self._received = b""
        self._waiting: asyncio.Future[Answer] | None = None

    def connection_made(self, transport) -> None:
        self.transport = transport

    def ask(self, request: bytes) -> asyncio.Future[Answer]:
        assert self.transport is not None, "not connected"
        self._waiting = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self._waiting

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._received += data
        found = answer_in(self._received)
        if found and self._waiting and not self._waiting.done():
            self._received = b""
            self._waiting.set_result(Answer(*found, now))

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(error or ConnectionResetError("closed by the server"))


class Requests:
    """Requests to one server: a free connection is used again, the latest used first."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: list[_Kept] = []

    async def ask(self, request: bytes) -> Answer:
        """The answer. What the server closed unanswered is asked once more, as a phone does."""
        while self._free:
            kept = self._free.pop()
            if kept.closed:
                continue
            try:
                answer = await kept.ask(request)
            except ConnectionError:
                continue
            self._free.append(kept)
            return answer
        loop = asyncio.get_running_loop()
        _, fresh = await loop.create_connection(_Kept, "127.0.0.1", self._port)
        answer = await fresh.ask(request)
        self._free.append(fresh)
        return answer

    def close(self) -> None:
        """Let go of every connection."""
        for kept in self._free:
            if kept.transport:
                kept.transport.close()
