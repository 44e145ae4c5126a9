"""Bytes on the wire: answers to requests, and event streams as messages."""

import gzip
import json
import re
from dataclasses import dataclass
from typing import Any

#: How the text of every card that the benchmark sends begins: its number finds it everywhere.
CARD = re.compile(r"card (\d{6}):")

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_REMEMBERED = 1024
_TABLES = (
    "entries",
    "contradictions",
    "observations",
    "manifestations",
    "notes",
    "answers",
    "commitments",
)


class Broken(Exception):
    """A server sent what it should not; says what."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an event stream.

    Attributes:
        cards: the numbers of the cards it brings, as often as it brings them.
        pictures: key by name and period, for a projector; None where no picture changed.
        again: the screen must ask for everything again.
    """

    seq: int
    cards: tuple[int, ...]
    pictures: dict[str, dict[str, str]] | None
    size: int
    again: bool = False


def answer_in(received: bytes) -> tuple[int, bytes] | None:
    """Status and body of an answer, once it is there as a whole."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = received[: end + 2]
    status, length = _STATUS.match(head), _LENGTH.search(head)
    if not status or not length:
        raise Broken(f"not an answer with a length: {head[:200]!r}")
    body = received[end + 4 :]
    return (int(status[1]), body) if len(body) >= int(length[1]) else None


class StreamReader:
    """An event stream as it comes in: head, then chunks, then messages.

    A room sends the same bytes to everyone. What they say is read once and known for the
    others, else thousands of phones could not be played on one core.
    """

    _chunks_known: dict[bytes, list[Message]] = {}  # noqa: RUF012 (shared by all on purpose)
    _events_known: dict[bytes, Message | None] = {}  # noqa: RUF012

    def __init__(self) -> None:
        self._raw = b""
        self._body = b""
        self._head = True

    def feed(self, received: bytes) -> list[Message]:
        """The messages that are complete now.

        Raises:
            Broken: the answer is no event stream.
        """
        between = not (self._raw or self._body or self._head)
        if between:
            known = self._chunks_known.get(received)
            if known is not None:
                return known
        self._raw += received
        if self._head and not self._past_the_head():
            return []
        self._take_chunks()
        *events, self._body = self._body.split(b"\n\n")
        messages = [message for event in events if (message := self._message(event))]
        if between and not (self._raw or self._body):
            _remember(self._chunks_known, received, messages)
        return messages

    def _past_the_head(self) -> bool:
        head, found, rest = self._raw.partition(b"\r\n\r\n")
        if not found:
            return False
        if not head.startswith(b"HTTP/1.1 200") or b"chunked" not in head.lower():
            raise Broken(f"not a stream: {self._raw[:300]!r}")
        self._head, self._raw = False, rest
        return True

    def _take_chunks(self) -> None:
        at, raw = 0, self._raw
        while (line := raw.find(b"\r\n", at)) >= 0:
            size = int(raw[at:line], 16)
            if len(raw) < line + 2 + size + 2:
                break
            self._body += raw[line + 2 : line + 2 + size]
            at = line + 2 + size + 2
        self._raw = raw[at:]

    def _message(self, event: bytes) -> Message | None:
        if event not in self._events_known:
            _remember(self._events_known, event, read_message(event))
        return self._events_known[event]


def read_message(event: bytes) -> Message | None:
    """What one event of a stream says; None for what brings no change."""
    name, data = b"message", b""
    for line in event.split(b"\n"):
        if line.startswith(b"event:"):
            name = line[6:].strip()
        elif line.startswith(b"data:"):
            data = line[5:].strip()
    if name == b"again":
        return Message(0, (), None, len(event), again=True)
    if name != b"changes":
        return None
    told = json.loads(data)
    return Message(told["seq"], _cards_in(told), told.get("pictures"), len(event))


def _cards_in(told: dict[str, Any]) -> tuple[int, ...]:
    """The cards that everyone is told of, and those that only their sender is told of.

    A sender is told of their own card in both places: there it says that it is theirs.
    """
    everyones, own = (_numbered(told.get(part, {})) for part in ("put", "own"))
    return (*everyones, *(card for card in own if card not in everyones))


def cards_of_state(body: bytes) -> list[int]:
    """The cards in a whole state, as it is sent when a phone asks for everything."""
    plain = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
    state = json.loads(plain)
    return _numbered({name: rows for name, rows in state.items() if name in _TABLES})


def _numbered(tables: dict[str, list[dict[str, Any]]]) -> list[int]:
    texts = [row.get("text", "") for rows in tables.values() for row in rows]
    return [int(found[1]) for text in texts if (found := CARD.match(text))]


def _remember(known: dict, key: bytes, value: object) -> None:
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value
