"""One thread writes: acts are kept in the order they came, and those that wait share a commit."""

import asyncio
import queue
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from changelab.domain.errors import ChangeLabError
from changelab.service import Laboratory

Given = ParamSpec("Given")
Result = TypeVar("Result")

#: Acts that are kept by one commit, at most.
_TOGETHER = 64


class Closing(ChangeLabError, TimeoutError):
    """The server is being stopped."""

    def __init__(self) -> None:
        super().__init__("The server is being stopped.", "Send it again in a moment.")


class _Wish:
    """Something to be done, and who waits for it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.work = work
        self.loop = asyncio.get_running_loop()
        self.answer: asyncio.Future = self.loop.create_future()
        self.result: object = None
        self.error: BaseException | None = None

    def attempt(self) -> None:
        """Do it; what goes wrong is for the one who waits."""
        try:
            self.result = self.work()
        except Exception as error:
            self.error = error

    def hand_over(self) -> None:
        """Tell the one who waits, on their loop."""
        if not self.answer.done():
            if self.error is not None:
                self.answer.set_exception(self.error)
            else:
                self.answer.set_result(self.result)


class Writer:
    """The thread that writes into one laboratory.

    While a commit is on its way to the disk the next acts gather, and are then kept
    together: a busy room costs fewer commits, and a quiet one waits for nobody.
    """

    def __init__(self, laboratory: Laboratory) -> None:
        self._laboratory = laboratory
        self._wishes: queue.SimpleQueue[_Wish | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="live-write", daemon=True)
        self._closed = False
        self._waiting = 0
        self._thread.start()

    async def do(
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Do what changes the record; it is on the disk when this returns.

        Raises:
            ChangeLabError: it was refused, or could not be kept.
        """
        if self._closed:
            raise Closing
        wish = _Wish(lambda: work(*args, **kwargs))
        self._waiting += 1
        self._wishes.put(wish)
        return await wish.answer

    def is_busy(self) -> bool:
        """True while somebody waits to hear that their act is kept; for the loop to ask."""
        return self._waiting > 0

    def close(self) -> None:
        """Let the thread end after what it has begun."""
        self._closed = True
        self._wishes.put(None)

    def _write(self) -> None:
        while (first := self._wishes.get()) is not None:
            wishes, last = [first], False
            while len(wishes) < _TOGETHER and not self._wishes.empty():
                wish = self._wishes.get()
                if wish is None:
                    last = True
                    break
                wishes.append(wish)
            self._keep(wishes)
            if last:
                break
        while not self._wishes.empty():
            left = self._wishes.get()
            if left is not None:
                left.error = Closing()
                self._hand_over([left])

    def _keep(self, wishes: list[_Wish]) -> None:
        try:
            # Who sent it hears first: telling a thousand screens takes a while.
            with self._laboratory.together(kept=lambda: self._hand_over(wishes)):
                for wish in wishes:
                    wish.attempt()
        except Exception as error:
            # Nothing of it is on the disk: nobody may hear that it is.
            for wish in wishes:
                wish.error = error
            self._hand_over(wishes)

    def _hand_over(self, wishes: list[_Wish]) -> None:
        for loop in {wish.loop for wish in wishes}:
            mine = [wish for wish in wishes if wish.loop is loop]
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._hand_over_each, mine)

    def _hand_over_each(self, wishes: list[_Wish]) -> None:
        # Counted here, before the round of the same act begins: it need not wait for itself.
        self._waiting -= len(wishes)
        for wish in wishes:
            wish.hand_over()
