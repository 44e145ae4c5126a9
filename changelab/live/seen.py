"""What a token may see: the state as plain data, with what its reader's screen needs beside it."""

import json
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.domain.entities import Contribution
from changelab.domain.errors import Refused
from changelab.domain.screen import screen_of
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import THE_ROOM
from changelab.domain.wording import Wording
from changelab.live.answers import answering, packed
from changelab.live.beside import Beside
from changelab.live.clock import clock_of
from changelab.live.door import is_participant, token_in
from changelab.live.room import LiveRoom
from changelab.live.rows import joined, plain_json
from changelab.live.wall import find_in, looked_at
from changelab.service.doors import Visitor


def state_routes(room: LiveRoom) -> list[Route]:
    """The route that tells what a token may see."""

    async def state(room: LiveRoom, request: Request) -> Response:
        workshop, at = request.path_params["workshop"], moment_in(request)
        visitor = await room.admitted(workshop, token_in(request))
        beside = None if is_participant(visitor) else Beside(room, request, workshop).all
        if at is None and not visitor.actor.role.sees_everything:
            showing = await room.showing(workshop)
            told = (
                showing.told_to(visitor.actor)
                if is_participant(visitor)
                else showing.told_to_screens()
            )
            told["you"] = plain_json(visitor.actor.id)
            body = joined({**told, **(beside() if beside else {})})
        else:
            body = await room.read(_told, room, workshop, visitor, at)
            if beside:
                body = joined_on(body, beside())
        if len(body) < _LONG:
            return packed(request, body, "application/json", _NOT_KEPT)
        return await room.read(packed, request, body, "application/json", _NOT_KEPT)

    return [Route("/api/workshops/{workshop}/state", answering(room, state))]


#: Bytes that take a while to compress.
_LONG = 50_000
_NOT_KEPT = {"Cache-Control": "no-store"}


def moment_in(request: Request, name: str = "at") -> int | None:
    """The moment asked for, if one is.

    Raises:
        Refused: it is not a number.
    """
    given = request.query_params.get(name)
    if given is None or given == "":
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 12:
        raise Refused(f"“{name}” is not a moment.", "Give the number of an event, such as 12.")
    return int(given)


def joined_on(body: bytes, more: dict[str, bytes]) -> bytes:
    """An object and more of its fields: the second goes on where the first ends."""
    return body[:-1] + b"," + joined(more)[1:]


def _told(room: LiveRoom, workshop: str, visitor: Visitor, at: int | None) -> bytes:
    """What those see who work with the record, and what anyone sees of an earlier moment."""
    views = room.views
    seen = views.of(workshop, visitor.actor, at)
    whole = views.laboratory.state(workshop, at)
    own = _own(seen.state, visitor)
    find = find_in(views.laboratory.pictured_to(workshop, THE_ROOM, at))
    screen, _ = looked_at(whole, screen_of(whole), find)
    beside: dict[str, Any] = {
        "you": visitor.actor.id,
        "screen": asdict(screen),
        "clock": clock_of(whole),
        "wording": Wording(whole.about.wording).all(),
        "own": {item.id: item.standing for item in own},
        "sent": views.acts_behind(whole, own),
        "pictures": {
            name: {period: picture.key for period, picture in periods.items()}
            for name, periods in seen.pictures.items()
        },
    }
    # Both are objects: the second goes on where the first ends.
    return f"{seen.as_json[:-1]},{json.dumps(beside)[1:]}".encode()


def _own(seen: WorkshopState, visitor: Visitor) -> list[Contribution]:
    if not is_participant(visitor):
        return []
    # In what a person sees, exactly their own cards carry their name.
    return [item for item in seen.contributions() if item.author == visitor.actor.id]
