"""The event stream: tells each screen the newest seq, and nothing else.

What a screen may see it then asks for with its own token, so a stream has
nothing to hide and the same few bytes serve everyone.
"""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from changelab.live.answers import answering
from changelab.live.door import admitted, token_in
from changelab.live.room import LiveRoom

#: Seconds of silence after which a stream says that it is still there.
HEARTBEAT = 15.0


def stream_routes(room: LiveRoom) -> list[Route]:
    """The event stream."""
    return [Route("/live/{workshop}/events", answering(room, events))]


async def events(room: LiveRoom, request: Request) -> Response:
    """A stream of the workshop's seq."""
    workshop, token = request.path_params["workshop"], token_in(request)

    def look() -> int:
        admitted(room.laboratory, workshop, token)
        return room.laboratory.state(workshop).seq

    seq = await room.read(look)
    return StreamingResponse(
        _told(room, workshop, seq),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _told(room: LiveRoom, workshop: str, seq: int) -> AsyncIterator[bytes]:
    hub = room.hub
    with hub.ear(workshop, seq) as ear:
        told, network = hub.seq(workshop), hub.network
        yield b"retry: 1000\n\n" + _event("seq", told)
        while not hub.closing:
            news = await ear.listen(HEARTBEAT)
            if hub.closing:
                return
            if not news:
                # The comment is for what lies between; the seq for a screen that was asleep.
                told = hub.seq(workshop)
                yield b": still here\n\n" + _event("seq", told)
                continue
            if hub.network != network:
                network = hub.network
                yield _event("network", network)
            if hub.seq(workshop) != told:
                told = hub.seq(workshop)
                yield _event("seq", told)


def _event(name: str, data: int) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()
