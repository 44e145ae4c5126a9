"""A client that sends a thousand acts a second, without waiting for the answers."""

import json
import re
import socket
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from laptop import Laptop

CONNECTIONS = 8
PER_SECOND = 1000
#: Acts sent in one go.
_AT_ONCE = 10

_ANSWER = re.compile(rb"HTTP/1\.1 (\d{3})")
_WAIT = re.compile(rb"^retry-after: (\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass
class Flood:
    """Sends within the `with`; at its end it leaves, whatever is still to be answered.

    Attributes:
        sent: how many acts.
        heard: everything that was answered, for each connection.
    """

    laptop: Laptop
    token: str
    sent: int = 0
    heard: list[bytearray] = field(default_factory=list)
    _sockets: list[socket.socket] = field(default_factory=list)
    _threads: list[Thread] = field(default_factory=list)
    _over: Event = field(default_factory=Event)

    def __enter__(self) -> "Flood":
        for place in range(CONNECTIONS):
            self._sockets.append(socket.create_connection(("127.0.0.1", self.laptop.port)))
            self.heard.append(bytearray())
            self._begin(self._listen, place)
        self._begin(self._send)
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for one in self._sockets:
            one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for one in self._sockets:
            one.close()

    @property
    def answers(self) -> list[int]:
        """The status of each answer so far."""
        return [int(found) for heard in self.heard for found in _ANSWER.findall(bytes(heard))]

    @property
    def waits(self) -> list[int]:
        """What the refusals said about how long to wait, in seconds."""
        return [int(found) for heard in self.heard for found in _WAIT.findall(bytes(heard))]

    def _begin(self, work, *args: object) -> None:
        thread = Thread(target=work, args=args, daemon=True)
        thread.start()
        self._threads.append(thread)

    def _listen(self, place: int) -> None:
        with suppress(OSError):
            while some := self._sockets[place].recv(65536):
                self.heard[place] += some

    def _send(self) -> None:
        due = time.monotonic()
        while not self._over.wait(max(0.0, due - time.monotonic())):
            connection = self._sockets[self.sent // _AT_ONCE % CONNECTIONS]
            # A server that takes no more makes us wait, until we leave.
            with suppress(OSError):
                connection.sendall(b"".join(self._request() for _ in range(_AT_ONCE)))
            self.sent += _AT_ONCE
            due += _AT_ONCE / PER_SECOND

    def _request(self) -> bytes:
        card = {"act": "add_entry", "element": "tools", "text": "flood", "period": "present"}
        body = json.dumps({"id": str(uuid.uuid4()), **card}).encode()
        head = (
            f"POST /api/workshops/{self.laptop.workshop}/acts HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{self.laptop.port}\r\n"
            f"Authorization: Bearer {self.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body
