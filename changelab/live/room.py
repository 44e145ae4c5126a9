"""What every route shares: the laboratory, the hub, the threads that may block."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, Protocol, TypeVar

from changelab.diagrams import Format, Picture
from changelab.live.addresses import lan_addresses
from changelab.live.hub import Hub
from changelab.live.limits import Limits
from changelab.live.views import Views
from changelab.service import Laboratory

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Draws(Protocol):
    """What is needed of a renderer."""

    def render(self, picture: Picture, format: Format = ..., *, embed_font: bool = ...) -> bytes:
        """The drawn picture; blocks."""
        ...


class LiveRoom:
    """The laboratory as the routes use it: blocking work goes to threads.

    One thread writes, so that acts queue in the order they came; reading and
    drawing have their own, so that nobody waits for a picture to send a card.
    """

    def __init__(
        self,
        laboratory: Laboratory,
        renderer: Draws,
        addresses: Callable[[], list[str]] = lan_addresses,
    ) -> None:
        self.laboratory = laboratory
        self.renderer = renderer
        self.hub = Hub(laboratory, addresses)
        self.views = Views(laboratory)
        self.limits = Limits()
        self._writer = ThreadPoolExecutor(1, "live-write")
        self._readers = ThreadPoolExecutor(2, "live-read")
        self._drawers = ThreadPoolExecutor(2, "live-draw")

    async def write(
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Do what changes the record, off the event loop, one after the other."""
        return await _in(self._writer, work, *args, **kwargs)

    async def read(
        self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Do what reads the record, off the event loop."""
        return await _in(self._readers, work, *args, **kwargs)

    async def draw(self, picture: Picture, embed_font: bool) -> bytes:
        """The picture as SVG."""
        draw = self.renderer.render
        return await _in(self._drawers, draw, picture, Format.SVG, embed_font=embed_font)

    def close(self) -> None:
        """Let the threads end; the laboratory and the renderer belong to the caller."""
        for threads in (self._writer, self._readers, self._drawers):
            threads.shutdown(wait=False, cancel_futures=True)


async def _in(threads: ThreadPoolExecutor, work, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(threads, lambda: work(*args, **kwargs))
