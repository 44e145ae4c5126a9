"""The servers as the load generator speaks to them: what a phone and a projector send."""

import json
import random
from dataclasses import dataclass
from typing import Protocol

from bench.load.wire import Broken

ELEMENTS = ("subject", "object", "tools", "rules", "community", "division_of_labour")
#: What people say, in the length people say it.
_SAID = (
    "the referral waits two weeks for a signature",
    "nobody has time to read the notes of the others",
    "we agreed on this in spring and then forgot it again",
    "the form asks for numbers, the family asks for help",
)


def card_text(number: int) -> str:
    """What the card of that number says; every card can be told from every other."""
    return f"card {number:06d}: {_SAID[number % len(_SAID)]}"


def act_id(number: int) -> str:
    """A UUID for each card, the same in every run."""
    return f"00000000-0000-4000-8000-{number:012d}"


class Venue(Protocol):
    """A server with a room on it.

    Attributes:
        process: the id of its server process.
    """

    @property
    def name(self) -> str: ...

    @property
    def port(self) -> int: ...

    @property
    def process(self) -> int: ...

    @property
    def phones(self) -> int: ...


class HttpVenue(Venue, Protocol):
    """One that is spoken to in HTTP, as ours is."""

    def stream(self, phone: int) -> bytes:
        """The request for the event stream of a phone."""
        ...

    def state(self, phone: int) -> bytes:
        """The request for everything that a phone is shown."""
        ...

    def projector(self) -> bytes:
        """The request for the event stream of the projector."""
        ...

    def act(self, phone: int, number: int) -> bytes:
        """The request that sends a card."""
        ...

    def picture(self, name: str, period: str, key: str) -> bytes:
        """The request for the picture of that key."""
        ...


@dataclass(frozen=True)
class OurRoom:
    """A workshop on our server; `seq` is where the streams begin."""

    port: int
    process: int
    workshop: str
    tokens: tuple[str, ...]
    observer: str
    seq: int
    name: str = "ours"

    @property
    def phones(self) -> int:
        return len(self.tokens)

    def stream(self, phone: int) -> bytes:
        return self._stream(self.tokens[phone])

    def projector(self) -> bytes:
        return self._stream(self.observer)

    def _stream(self, token: str) -> bytes:
        query = f"token={token}&changes=1&seq={self.seq}"
        return get(f"/live/{self.workshop}/events?{query}", "text/event-stream")

    def state(self, phone: int) -> bytes:
        return get(f"/api/workshops/{self.workshop}/state", "application/json", self.tokens[phone])

    def act(self, phone: int, number: int) -> bytes:
        path = f"/api/workshops/{self.workshop}/acts"
        return post(path, _act(number), self.tokens[phone])

    def picture(self, name: str, period: str, key: str) -> bytes:
        query = f"token={self.observer}&period={period}&v={key}"
        return get(f"/live/{self.workshop}/pictures/{name}.svg?{query}", "image/*")


@dataclass(frozen=True)
class Floor:
    """The bare application of `floor.py`, spoken to in the same way."""

    port: int
    process: int
    phones: int
    name: str = "floor"

    def stream(self, phone: int) -> bytes:
        return get(f"/events?phone={phone}", "text/event-stream")

    def projector(self) -> bytes:
        return get("/events?pictures=1", "text/event-stream")

    def state(self, phone: int) -> bytes:
        raise Broken("the floor tells everything as it comes, and has nothing to ask for")

    def act(self, phone: int, number: int) -> bytes:
        return post("/acts", _act(number), f"P{phone}")

    def picture(self, name: str, period: str, key: str) -> bytes:
        return get(f"/picture.svg?period={period}&v={key}", "image/*")


@dataclass(frozen=True)
class StreamlitAlone:
    """The room of `streamlit_room.py`, where every page looks for news each `every` seconds."""

    port: int
    process: int
    phones: int
    every: float

    @property
    def name(self) -> str:
        return f"Streamlit alone, every {self.every:g} s"


def moments(acts: int, seconds: float, phones: int, seed: int) -> list[tuple[float, int]]:
    """When which phone sends: people do not wait for each other, so at any moment of the round."""
    chance = random.Random(seed)
    when = sorted(chance.uniform(0, seconds) for _ in range(acts))
    who = [chance.sample(range(phones), phones) for _ in range(-(-acts // phones))]
    return list(zip(when, (phone for turn in who for phone in turn), strict=False))


def _act(number: int) -> bytes:
    act = {
        "id": act_id(number),
        "act": "add_entry",
        "element": ELEMENTS[number % len(ELEMENTS)],
        "text": card_text(number),
        "period": "present",
    }
    return json.dumps(act).encode()


def get(path: str, accept: str, token: str = "") -> bytes:
    """A request that asks, as a browser sends it."""
    key = f"Authorization: Bearer {token}\r\n" if token else ""
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n"
        f"Accept-Encoding: gzip, deflate\r\n{key}\r\n"
    ).encode()


def post(path: str, body: bytes, token: str = "") -> bytes:
    """A request that carries JSON."""
    key = f"Authorization: Bearer {token}\r\n" if token else ""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{key}"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
