"""The projector: told that its picture has another key, it fetches the picture."""

import asyncio
import bisect
import time

from bench.load.connections import Requests, Stream
from bench.load.venues import HttpVenue
from bench.load.wire import Message

#: Seconds until a picture that did not come is asked for again.
_AGAIN = 0.5
_NAME, _PERIOD = "activity-system", "present"


class Projector:
    """Does what its page does: one picture at a time, and always the newest next.

    Attributes:
        refused: how often it asked for a picture and got none.
    """

    def __init__(self, venue: HttpVenue, requests: Requests) -> None:
        self._venue, self._requests = venue, requests
        self._key, self._told = "", 0
        self._shown_key, self._shown = "", 0
        self._fetching: asyncio.Task | None = None
        self._moments: list[tuple[int, float]] = []
        self._failed: Exception | None = None
        self.refused = 0

    def stream(self) -> Stream:
        """Its event stream."""
        return Stream(self._venue.projector(), self._heard)

    def has(self, seq: int) -> bool:
        """True if it shows what was recorded up to there.

        Raises:
            OSError: the server was gone when it asked.
        """
        if self._failed:
            raise self._failed
        return self._shown >= seq

    def when(self, seq: int) -> float | None:
        """When it first showed what was recorded up to there (`time.perf_counter`)."""
        place = bisect.bisect_left(self._moments, (seq, 0.0))
        return self._moments[place][1] if place < len(self._moments) else None

    def leave(self) -> None:
        """Stop looking."""
        if self._fetching:
            self._fetching.cancel()
        self._requests.close()

    def _heard(self, message: Message, now: float) -> None:
        self._told = max(self._told, message.seq)
        keys = (message.pictures or {}).get(_NAME, {})
        self._key = keys.get(_PERIOD, self._key)
        if self._key == self._shown_key and not self._fetching:
            self._show(self._told, now)
        elif not self._fetching:
            self._fetching = asyncio.create_task(self._fetch())

    async def _fetch(self) -> None:
        try:
            while self._key != self._shown_key:
                key, told = self._key, self._told
                answer = await self._requests.ask(self._venue.picture(_NAME, _PERIOD, key))
                if answer.status != 200:
                    self.refused += 1
                    await asyncio.sleep(_AGAIN)
                    continue
                self._shown_key = key
                self._show(told, answer.at)
            # What was told meanwhile and changed nothing in the picture is shown as well.
            self._show(self._told, time.perf_counter())
        except Exception as error:
            self._failed = error
        finally:
            self._fetching = None

    def _show(self, seq: int, now: float) -> None:
        if seq > self._shown:
            self._shown = seq
            self._moments.append((seq, now))
