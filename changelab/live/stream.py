"""The event stream: tells each screen what is new.

Anyone who asks is told the newest seq, and asks for the rest with the own token.
The phones and the projector of ours ask for `changes`: each message then holds what
this reader may see of what changed, and nothing else.
"""

import asyncio
from contextlib import AbstractContextManager
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from changelab.domain.errors import NotAllowed
from changelab.live.answers import answering
from changelab.live.beside import Beside
from changelab.live.door import is_participant, token_in
from changelab.live.hub import Ear, Hub
from changelab.live.room import LiveRoom
from changelab.live.rows import joined
from changelab.live.seen import moment_in
from changelab.live.showing import Showing

_BEGINNING = b"retry: 1000\n\n"
_STILL_HERE = b": still here\n\n"
#: Says that everything must be asked for again.
_AGAIN = b"event: again\ndata: {}\n\n"


def stream_routes(room: LiveRoom) -> list[Route]:
    """The event stream."""
    return [Route("/live/{workshop}/events", answering(room, events))]


async def events(room: LiveRoom, request: Request) -> Response:
    """A stream of what is new in the workshop."""
    workshop, token = request.path_params["workshop"], token_in(request)
    entry = Pass(room, workshop, token)
    visitor = await room.admitted(workshop, token)
    who = visitor.actor.id if is_participant(visitor) else None
    if "changes" in request.query_params and not visitor.actor.role.sees_everything:
        showing = await room.showing(workshop)
        showing.welcome(visitor.actor)
        ear = room.hub.ear(workshop, showing.state.seq, who, changes=True)
        beside = None if who else Beside(room, request, workshop)
        seq = moment_in(request, "seq")
        return EventStream(room.hub, ear, entry, Changes(room.hub, showing, who, beside, seq))
    newest = await room.read(room.laboratory.latest, workshop)
    ear = room.hub.ear(workshop, newest.seq, who)
    return EventStream(room.hub, ear, entry, Seqs(room.hub, workshop, who))


class Pass:
    """The token with which a stream was opened; one that was taken away hears nothing more."""

    def __init__(self, room: LiveRoom, workshop: str, token: str) -> None:
        self._room, self._workshop, self._token = room, workshop, token
        self._changes = room.laboratory.doors.changes

    async def still_good(self) -> bool:
        """True if it still opens the workshop; asks only if tokens were taken away since."""
        doors = self._room.laboratory.doors
        if self._changes != doors.changes:
            self._changes = doors.changes
            try:
                await self._room.admitted(self._workshop, self._token)
            except NotAllowed:
                return False
        return True


class Telling(Protocol):
    """What one stream tells."""

    def begin(self) -> bytes:
        """What it begins with."""
        ...

    def new(self) -> bytes:
        """What is new since it told something last; may be nothing."""
        ...


class EventStream(Response):
    """Server-sent events for as long as someone listens."""

    media_type = "text/event-stream"

    def __init__(
        self, hub: Hub, ear: AbstractContextManager[Ear], entry: Pass, telling: Telling
    ) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._hub, self._ear, self._entry, self._telling = hub, ear, entry, telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the listener leaves, may not listen any more, or the server stops."""
        start = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **start})
        with self._ear as ear:
            leaving = asyncio.ensure_future(_until_left(receive))
            leaving.add_done_callback(lambda _: ear.close())
            try:
                said = self._telling.begin()
                while True:
                    if said:
                        await send({"type": "http.response.body", "body": said, "more_body": True})
                    await ear.listen()
                    if self._hub.closing or ear.closed or not await self._entry.still_good():
                        break
                    said = self._telling.new()
            finally:
                leaving.cancel()
        if not ear.closed:
            await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _until_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Seqs:
    """The newest seq, whenever it is another; to screens also who is here, and the network."""

    def __init__(self, hub: Hub, workshop: str, who: str | None) -> None:
        self._hub, self._workshop, self._who = hub, workshop, who

    def begin(self) -> bytes:
        """The seq as it is."""
        hub = self._hub
        self._seq, self._network = hub.seq(self._workshop), hub.network
        self._here, self._beats = hub.here(self._workshop), hub.beats
        return _BEGINNING + _event("seq", b"%d" % self._seq)

    def new(self) -> bytes:
        """What is another than before."""
        hub, said = self._hub, b""
        seq, here = hub.seq(self._workshop), hub.here(self._workshop)
        if hub.network != self._network:
            said += _event("network", b"%d" % hub.network)
        if self._who is None and here != self._here:
            said += _event("here", b"%d" % here)
        if hub.beats != self._beats:
            # The comment is for what lies between; the seq for a screen that was asleep.
            said += _STILL_HERE + _event("seq", b"%d" % seq)
        elif seq != self._seq:
            said += _event("seq", b"%d" % seq)
        self._seq, self._network, self._here, self._beats = seq, hub.network, here, hub.beats
        return said


class Changes:
    """What changes for one reader, from a moment they have seen.

    `who` is the participant, None for a screen of the room, which hears what is beside too.
    """

    def __init__(
        self, hub: Hub, showing: Showing, who: str | None, beside: Beside | None, seq: int | None
    ) -> None:
        self._hub, self._showing, self._who, self._beside = hub, showing, who, beside
        self._beginnings, self._beats = showing.beginnings, hub.beats
        self._told = showing.state.seq if seq is None else seq

    def begin(self) -> bytes:
        """What this reader missed."""
        return _BEGINNING + self.new()

    def new(self) -> bytes:
        """The messages since then."""
        showing = self._showing
        goes_on = self._beginnings == showing.beginnings
        told = showing.told_since(self._told, self._who) if goes_on else None
        self._told, self._beginnings = showing.state.seq, showing.beginnings
        if told is None:
            return _AGAIN
        said = _event("changes", told)
        parts = self._beside.anew() if self._beside else None
        if parts:
            said += _event("changes", joined({"seq": b"%d" % self._told, **parts}))
        if self._hub.beats != self._beats:
            self._beats = self._hub.beats
            # What was told up to here is all there is: a screen that was asleep hears it.
            said += _STILL_HERE + _event("still", b"%d" % self._told)
        return said


def _event(name: str, data: bytes) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), data) if data else b""
