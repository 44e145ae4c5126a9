"""Phones and a projector over HTTP: one event stream each, and acts over kept connections."""

import asyncio
import json
from collections import Counter

from bench.load.connections import Requests, Stream, open_streams
from bench.load.projector import Projector
from bench.load.tally import Tally
from bench.load.venues import HttpVenue
from bench.load.wire import Message, cards_of_state


class HttpParty:
    """All phones of a room and its projector; see `rounds.Party`."""

    projects = True

    def __init__(self, venue: HttpVenue) -> None:
        self.venue = venue
        self.tally = Tally(venue.phones)
        self.answers: Counter[int] = Counter()
        self._requests = Requests(venue.port)
        self._projector = Projector(venue, Requests(venue.port))
        self._streams: list[Stream] = []
        self._asking: set[asyncio.Task] = set()

    async def come(self) -> None:
        """Open every stream."""
        phones = [self._phone(number) for number in range(self.venue.phones)]
        self._streams = await open_streams(self.venue.port, [*phones, self._projector.stream])

    def _phone(self, number: int):
        tally = self.tally

        def heard(message: Message, now: float) -> None:
            tally.sent(message.size)
            tally.arrived(number, message.cards, now)
            if message.again:
                tally.again += 1
                asking = asyncio.create_task(self._ask_again(number))
                self._asking.add(asking)
                asking.add_done_callback(self._asking.discard)

        return lambda: Stream(self.venue.stream(number), heard)

    async def _ask_again(self, phone: int) -> None:
        answer = await self._requests.ask(self.venue.state(phone))
        if answer.status == 200:
            self.tally.shown(phone, cards_of_state(answer.body), answer.at)

    async def send(self, number: int, phone: int) -> tuple[float, int] | None:
        """A card; when it was acknowledged and as which seq."""
        answer = await self._requests.ask(self.venue.act(phone, number))
        self.answers[answer.status] += 1
        return (answer.at, json.loads(answer.body)["seq"]) if answer.status == 200 else None

    def shows(self, seq: int) -> bool:
        """True if the projector has got as far."""
        return self._projector.has(seq)

    def pictured(self, seq: int) -> float | None:
        """When the projector had got as far."""
        return self._projector.when(seq)

    @property
    def pictures_refused(self) -> int:
        return self._projector.refused

    @property
    def ended(self) -> int:
        return sum(stream.ended for stream in self._streams)

    def leave(self) -> None:
        """Close everything."""
        self._projector.leave()
        self._requests.close()
        for stream in self._streams:
            if stream.transport:
                stream.transport.abort()
