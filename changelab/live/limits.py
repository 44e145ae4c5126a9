"""How fast one phone may send. Never by address: in a venue sixty phones share one."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from changelab.domain.errors import ChangeLabError

#: Acts a second that one token may send for long, and at once.
STEADY = 20.0
BURST = 60.0
#: Seconds that the answer to one act too many is held back.
_HELD_BACK = 0.5
_REMEMBERED = 10_000


class TooFast(ChangeLabError):
    """One sender sends more than a person can; `wait` says how many seconds to hold on."""

    def __init__(self, wait: int) -> None:
        super().__init__("You are sending faster than this room can take.", "Wait a moment.")
        self.wait = wait


class Limits:
    """A bucket of acts for each sender, filling steadily."""

    def __init__(
        self,
        steady: float = STEADY,
        burst: float = BURST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._steady, self._burst, self._clock = steady, burst, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def take(self, sender: str) -> None:
        """One act from that sender; who sends too fast waits for the answer as well.

        Raises:
            TooFast: their bucket is empty.
        """
        try:
            self.take_at_once(sender)
        except TooFast:
            # Held back, a sender that does not care about answers sends less.
            await asyncio.sleep(_HELD_BACK)
            raise

    def take_at_once(self, sender: str) -> None:
        """One act from that sender.

        Raises:
            TooFast: their bucket is empty.
        """
        now = self._clock()
        left, since = self._buckets.pop(sender, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._steady)
        enough = left >= 1
        self._buckets[sender] = (left - 1 if enough else left, now)
        while len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        if not enough:
            raise TooFast(ceil((1 - left) / self._steady))
