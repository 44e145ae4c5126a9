"""Event streams, byte by byte: what one begins with, and what it says as time goes by."""

import json
import re
import select
import socket
from contextlib import suppress
from dataclasses import dataclass

from live_venue import Server

_CHANGES = re.compile(rb"^event: changes\ndata: (\{.*\})$", re.MULTILINE)


def begins_with(server: Server, path: str) -> bytes:
    """The headers of an answer and the first piece of its body: all that a stream tells at once."""
    with _asked(server, path) as connection:
        return _first_piece(connection)


@dataclass
class OpenStream:
    """A stream that stays open.

    Attributes:
        begun: the headers, and what it began with.
    """

    connection: socket.socket
    begun: bytes
    ended: bool = False

    @classmethod
    def of(cls, server: Server, path: str) -> "OpenStream":
        """A stream that has begun."""
        connection = _asked(server, path)
        return cls(connection, _first_piece(connection))

    def heard(self, patience: float = 0) -> bytes:
        """What came since it was asked last, whole messages only.

        Args:
            patience: how many seconds to wait for something, or for the end.
        """
        said = b""
        with suppress(ConnectionError):
            while not self.ended and self._has_more(1 if _is_cut(said) else patience):
                got = self.connection.recv(1 << 16)
                said, self.ended = said + got, not got
                patience = 0
        return said

    def heard_until_it_ends(self) -> bytes:
        """All that it still says.

        Raises:
            TimeoutError: it goes on, and says nothing.
        """
        said = b""
        while not self.ended:
            more = self.heard(patience=15)
            if not more and not self.ended:
                raise TimeoutError("the stream goes on")
            said += more
        return said

    def _has_more(self, patience: float) -> bool:
        return bool(select.select([self.connection], [], [], patience)[0])

    def close(self) -> None:
        """Leave."""
        self.connection.close()


def messages_in(said: bytes) -> list[dict]:
    """The changes that a stream told."""
    return [json.loads(one) for one in _CHANGES.findall(said)]


def _asked(server: Server, path: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", server.port), 15)
    asking = f"GET {path} HTTP/1.1\r\nHost: room\r\nConnection: close\r\n\r\n"
    connection.sendall(asking.encode())
    return connection


def _first_piece(connection: socket.socket) -> bytes:
    got = b""
    while b"\r\n\r\n" not in got:
        got += _more(connection)
    headers, _, body = got.partition(b"\r\n\r\n")
    if b"chunked" not in headers.lower():
        return got
    while b"\r\n" not in body:
        body += _more(connection)
    size, _, body = body.partition(b"\r\n")
    while len(body) < int(size, 16):
        body += _more(connection)
    return headers + b"\r\n\r\n" + body


def _more(connection: socket.socket) -> bytes:
    got = connection.recv(1 << 16)
    if not got:
        raise ConnectionError("the stream ended before it said anything")
    return got


def _is_cut(said: bytes) -> bool:
    """True if a message goes on."""
    return bool(said) and not said.endswith(b"\r\n")
