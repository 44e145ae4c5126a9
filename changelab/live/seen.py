"""What a token may see: the state as plain data, with what its reader's screen needs beside it.

Everyone who only looks on sees the same, and so do all who work with the
record: what they see is made once per change, not once per reader.
"""

import json
from collections import OrderedDict
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.diagrams import compose, picture_names
from changelab.domain.actors import Actor
from changelab.domain.entities import Contribution
from changelab.domain.errors import Refused
from changelab.domain.screen import screen_of
from changelab.domain.snapshot import snapshot
from changelab.domain.stage import seconds_left
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Role
from changelab.domain.wording import Wording
from changelab.live.addresses import base_address
from changelab.live.answers import answering, packed
from changelab.live.door import admitted, is_participant, token_in
from changelab.live.room import LiveRoom
from changelab.service import Laboratory
from changelab.service.doors import Visitor

_REMEMBERED = 16


def state_routes(room: LiveRoom) -> list[Route]:
    """The route that tells what a token may see."""
    views = Views(room.laboratory)

    async def state(room: LiveRoom, request: Request) -> Response:
        workshop, at = request.path_params["workshop"], moment_in(request)
        token = token_in(request)
        base = base_address(request)

        def look() -> bytes:
            visitor = admitted(room.laboratory, workshop, token)
            return _told(views, workshop, visitor, at, base)

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


@dataclass(frozen=True, slots=True)
class Seen:
    """What one kind of reader sees at one moment.

    Attributes:
        pictures: for each picture, the key of what it shows in each period.
    """

    state: WorkshopState
    as_json: str
    pictures: dict[str, dict[str, str]]


class Views:
    """What readers see; made once for all who see the same."""

    def __init__(self, laboratory: Laboratory) -> None:
        self.laboratory = laboratory
        self._known: OrderedDict[tuple, Seen] = OrderedDict()
        self._lock = Lock()
        self._codes: dict[str, str] = {}
        self._acts: tuple[WorkshopState | None, dict[int, str]] = (None, {})

    def of(self, workshop: str, actor: Actor, at: int | None = None) -> Seen:
        """What that person sees now, or of the moment `at`."""
        laboratory = self.laboratory
        if actor.role is Role.PARTICIPANT:
            state = laboratory.seen_by(workshop, actor, at)
            return Seen(state, snapshot(state).model_dump_json(), {})
        newest = laboratory.state(workshop).seq
        key = (workshop, actor.role.sees_everything, newest, at)
        with self._lock:
            seen = self._known.get(key)
            if seen is None:
                state = laboratory.seen_by(workshop, actor, at)
                seen = Seen(state, snapshot(state).model_dump_json(), _pictures(state))
                self._forget_older(workshop, newest)
                self._known[key] = seen
        return seen

    def acts_behind(self, whole: WorkshopState, items: list[Contribution]) -> dict[str, str]:
        """The items by the act each came from: a phone that missed an answer finds its card."""
        if not items:
            return {}
        known, acts = self._acts
        if known is not whole:
            acts = {seq: deed.act_id for deed in whole.deeds.values() for seq in deed.seqs}
            self._acts = (whole, acts)
        # An id is a letter and the seq of the event that made the thing.
        return {acts[int(item.id[1:])]: item.id for item in items}

    def _forget_older(self, workshop: str, newest: int) -> None:
        # What was seen before may hold words that were erased since.
        for key in [key for key in self._known if key[0] == workshop and key[2] != newest]:
            del self._known[key]
        while len(self._known) >= _REMEMBERED:
            self._known.popitem(last=False)

    def join_code(self, workshop: str) -> str:
        """The code on the wall."""
        if workshop not in self._codes:
            self._codes[workshop] = self.laboratory.doors.join_code(workshop)
        return self._codes[workshop]


def _pictures(state: WorkshopState) -> dict[str, dict[str, str]]:
    return {
        name: {period.value: compose(state, name, period).key for period in Period}
        for name in picture_names(state)
    }


def _told(views: Views, workshop: str, visitor: Visitor, at: int | None, base: str) -> bytes:
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
        "pictures": seen.pictures,
    }
    if not is_participant(visitor):
        code = views.join_code(workshop)
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
