"""The event stream: tells each screen the newest seq, and screens how many are here.

What a screen may see it then asks for with its own token, so a stream has
nothing to hide and the same few bytes serve everyone.
"""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from changelab.live.answers import answering
from changelab.live.door import admitted, is_participant, token_in
from changelab.live.room import LiveRoom

#: Seconds of silence after which a stream says that it is still there.
HEARTBEAT = 15.0


def stream_routes(room: LiveRoom) -> list[Route]:
    """The event stream."""
    return [Route("/live/{workshop}/events", answering(room, events))]


async def events(room: LiveRoom, request: Request) -> Response:
    """A stream of the workshop's seq."""
    workshop, token = request.path_params["workshop"], token_in(request)

    def look() -> tuple[int, str | None]:
        visitor = admitted(room.laboratory, workshop, token)
        who = visitor.actor.id if is_participant(visitor) else None
        return room.laboratory.state(workshop).seq, who

    seq, who = await room.read(look)
    return StreamingResponse(
        _told(room, workshop, seq, who),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _told(room: LiveRoom, workshop: str, seq: int, who: str | None) -> AsyncIterator[bytes]:
    hub = room.hub
    with hub.ear(workshop, seq, who) as ear:
        told, network, here = hub.seq(workshop), hub.network, hub.here(workshop)
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
            if who is None and hub.here(workshop) != here:
                here = hub.here(workshop)
                yield _event("here", here)
            if hub.seq(workshop) != told:
                told = hub.seq(workshop)
                yield _event("seq", told)


def _event(name: str, data: int) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()
