"""The live room, wired: its routes, and what must run beside them."""

import logging
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from changelab import __version__
from changelab.domain.errors import NotFound
from changelab.live.acts import act_routes
from changelab.live.addresses import Address, lan_addresses
from changelab.live.answers import answer, answering
from changelab.live.door import HideTokens
from changelab.live.hub import Hub
from changelab.live.lane import Lane
from changelab.live.materials import material_routes
from changelab.live.messages import Health
from changelab.live.openapi import document
from changelab.live.pages import page_routes
from changelab.live.pictures import picture_routes
from changelab.live.room import Draws, LiveRoom
from changelab.live.seen import state_routes
from changelab.live.stream import stream_routes
from changelab.service import Laboratory

_ACCESS_LOG = "uvicorn.access"


class Live:
    """The room of one laboratory over HTTP.

    Args:
        renderer: draws the pictures; stays the caller's to close.
        addresses: tells this machine's addresses on the local network, anew at each call;
            the likeliest first.

    Attributes:
        routes: for a Starlette application, in any order among others.
    """

    def __init__(
        self,
        laboratory: Laboratory,
        renderer: Draws,
        *,
        addresses: Callable[[], list[Address]] = lan_addresses,
    ) -> None:
        self._room = LiveRoom(laboratory, renderer, addresses)
        self.routes: list[BaseRoute] = _routes(self._room)

    @property
    def lane(self) -> Middleware:
        """The routes as a middleware around another application."""
        return Middleware(Lane, routes=self.routes)

    @property
    def hub(self) -> Hub:
        """What tells the open streams."""
        return self._room.hub

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the streams told; a lifespan, to be entered on the loop that serves."""
        hide = HideTokens()
        logging.getLogger(_ACCESS_LOG).addFilter(hide)
        await self.hub.start()
        try:
            with _streams_end_with_the_server(self.hub):
                yield
        finally:
            logging.getLogger(_ACCESS_LOG).removeFilter(hide)
            await self.hub.stop()
            self._room.close()


def routes(
    laboratory: Laboratory,
    renderer: Draws,
    *,
    addresses: Callable[[], list[Address]] = lan_addresses,
) -> list[BaseRoute]:
    """The routes alone; without `Live.running` the streams tell nothing new."""
    return Live(laboratory, renderer, addresses=addresses).routes


def _routes(room: LiveRoom) -> list[BaseRoute]:
    return [
        Route("/api/health", health),
        Route("/api/openapi.json", openapi),
        *act_routes(room),
        *state_routes(room),
        *stream_routes(room),
        *picture_routes(room),
        *material_routes(room),
        *page_routes(room),
        Route("/api/{rest:path}", answering(room, nothing_here), methods=["GET", "POST"]),
        Route("/live/{rest:path}", answering(room, nothing_here)),
    ]


async def health(request: Request) -> Response:
    """The server is up."""
    return answer(Health(status="ok", version=__version__).model_dump())


async def openapi(request: Request) -> Response:
    """What these routes take and answer."""
    return JSONResponse(document())


async def nothing_here(room: LiveRoom, request: Request) -> Response:
    """An address that leads nowhere."""
    raise NotFound("There is nothing at this address.", "See /api/openapi.json.")


@contextmanager
def _streams_end_with_the_server(hub: Hub) -> Iterator[None]:
    """When the server is told to stop, end the streams first: it waits for them otherwise."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[int, Any] = {}

    def ending(number, frame) -> None:
        hub.end_streams()
        handler = before[number]
        if callable(handler):
            handler(number, frame)

    for number in (signal.SIGINT, signal.SIGTERM):
        before[number] = signal.getsignal(number)
        if callable(before[number]):
            signal.signal(number, ending)
    try:
        yield
    finally:
        for changed, handler in before.items():
            if signal.getsignal(changed) is ending:
                signal.signal(changed, handler)
