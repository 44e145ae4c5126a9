"""What every route shares: the laboratory, the hub, the threads that may block."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, Protocol, TypeVar

from changelab.diagrams import Format, Picture
from changelab.live.addresses import Address, lan_addresses
from changelab.live.door import admitted
from changelab.live.hub import Hub
from changelab.live.limits import Limits
from changelab.live.showing import Showing
from changelab.live.views import Views
from changelab.live.writer import Writer
from changelab.service import Laboratory
from changelab.service.doors import Visitor

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Draws(Protocol):
    """What is needed of a renderer."""

    def render(self, picture: Picture, format: Format = ..., *, embed_font: bool = ...) -> bytes:
        """The drawn picture; blocks."""
        ...


class LiveRoom:
    """The laboratory as the routes use it: blocking work goes to threads.

    One thread writes; reading and drawing have their own, so that nobody waits for a
    picture to send a card.
    """

    def __init__(
        self,
        laboratory: Laboratory,
        renderer: Draws,
        addresses: Callable[[], list[Address]] = lan_addresses,
    ) -> None:
        self.laboratory = laboratory
        self.renderer = renderer
        self.hub = Hub(laboratory, addresses)
        self.views = Views(laboratory)
        self.limits = Limits()
        self._writer = Writer(laboratory)
        self.hub.acts_wait = self._writer.is_busy
        self._readers = ThreadPoolExecutor(2, "live-read")
        self._drawers = ThreadPoolExecutor(2, "live-draw")

    async def write(
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Do what changes the record, off the event loop, one after the other."""
        return await self._writer.do(work, *args, **kwargs)

    async def read(
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Do what reads the record, off the event loop."""
        return await _in(self._readers, work, *args, **kwargs)

    async def admitted(self, workshop: str, token: str) -> Visitor:
        """Who holds the token, if it opens that workshop; nobody waits for the disk twice.

        Raises:
            NotKnown, NotAllowed: as `door.admitted`.
        """
        known = self.laboratory.doors.remembered(token)
        if known is not None and known.may_enter(workshop):
            return known
        return await self.read(admitted, self.laboratory, workshop, token)

    async def showing(self, workshop: str) -> Showing:
        """What there is to see of the workshop, as it is now.

        Raises:
            NotFound: there is no such workshop.
        """
        showing = self.hub.showing(workshop)
        if showing is None:
            state = await self.read(self.laboratory.latest, workshop)
            showing = self.hub.show(workshop, await self.read(Showing, state))
        showing.follow(self.laboratory.latest(workshop))
        return showing

    async def draw(self, picture: Picture, format: Format, embed_font: bool) -> bytes:
        """The picture as a file."""
        draw = self.renderer.render
        return await _in(self._drawers, draw, picture, format, embed_font=embed_font)

    def close(self) -> None:
        """Let the threads end; the laboratory and the renderer belong to the caller."""
        self._writer.close()
        for threads in (self._readers, self._drawers):
            threads.shutdown(wait=False, cancel_futures=True)


async def _in(threads: ThreadPoolExecutor, work, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(threads, lambda: work(*args, **kwargs))
