"""What a token may see: the state as plain data, with what its reader's screen needs beside it."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.domain.entities import Contribution
from changelab.domain.errors import Refused
from changelab.domain.screen import screen_of
from changelab.domain.stage import seconds_left
from changelab.domain.state import WorkshopState
from changelab.domain.wording import Wording
from changelab.live.addresses import base_address
from changelab.live.answers import answering, packed
from changelab.live.door import admitted, is_participant, token_in
from changelab.live.room import LiveRoom
from changelab.service.doors import Visitor


def state_routes(room: LiveRoom) -> list[Route]:
    """The route that tells what a token may see."""

    async def state(room: LiveRoom, request: Request) -> Response:
        workshop, at = request.path_params["workshop"], moment_in(request)
        token = token_in(request)
        base = base_address(request, room.hub.addresses)

        def look() -> bytes:
            visitor = admitted(room.laboratory, workshop, token)
            return _told(room, workshop, visitor, at, base)

        body = await room.read(look)
        return packed(request, body, "application/json", {"Cache-Control": "no-store"})

    return [Route("/api/workshops/{workshop}/state", answering(room, state))]


def moment_in(request: Request) -> int | None:
    """The moment asked for, if one is.

    Raises:
        Refused: it is not a number.
    """
    given = request.query_params.get("at")
    if given is None or given == "":
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 12:
        raise Refused("“at” is not a moment.", "Give the number of an event, such as 12.")
    return int(given)


def _told(room: LiveRoom, workshop: str, visitor: Visitor, at: int | None, base: str) -> bytes:
    views = room.views
    seen = views.of(workshop, visitor.actor, at)
    whole = views.laboratory.state(workshop, at)
    own = _own(seen.state, visitor)
    beside: dict[str, Any] = {
        "you": visitor.actor.id,
        "screen": asdict(screen_of(whole)),
        "clock": clock_of(whole),
        "wording": Wording(whole.about.wording).all(),
        "own": {item.id: item.standing for item in own},
        "sent": views.acts_behind(whole, own),
        "pictures": {
            name: {period: picture.key for period, picture in periods.items()}
            for name, periods in seen.pictures.items()
        },
    }
    if not is_participant(visitor):
        code = views.join_code(workshop)
        beside["here"] = room.hub.here(workshop)
        beside["join"] = {"code": code, "address": f"{base}/join", "qr": f"/join/{code}/qr.svg"}
    # Both are objects: the second goes on where the first ends.
    return f"{seen.as_json[:-1]},{json.dumps(beside)[1:]}".encode()


def _own(seen: WorkshopState, visitor: Visitor) -> list[Contribution]:
    if not is_participant(visitor):
        return []
    # In what a person sees, exactly their own cards carry their name.
    return [item for item in seen.contributions() if item.author == visitor.actor.id]


def clock_of(state: WorkshopState) -> dict[str, Any] | None:
    """The clock of the task at hand: seconds left, running or not, and the server's time in ms."""
    clock = state.stage.clock
    if clock is None:
        return None
    now = datetime.now(UTC)
    return {
        "left": round(seconds_left(clock, now), 3),
        "running": clock.running_since is not None,
        "now": int(now.timestamp() * 1000),
    }
