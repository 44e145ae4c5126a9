"""Pictures: each named by the hash of what it shows, drawn once, kept in memory as sent."""

import asyncio
import gzip
from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.diagrams import Format, Look, Picture
from changelab.domain.actors import Actor
from changelab.domain.errors import Refused
from changelab.domain.screen import screen_of
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Role
from changelab.live.answers import answering, takes_gzip
from changelab.live.door import token_in
from changelab.live.room import LiveRoom
from changelab.live.seen import moment_in
from changelab.live.showing import Showing
from changelab.live.versions import version_in

_REMEMBERED = 128
#: The formats in which pictures are sent.
MEDIA_TYPES = {
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.PDF: "application/pdf",
}
_YEAR = 365 * 24 * 3600
#: Whose eyes, for the views: those of everybody who sees no more than the projector.
_THE_ROOM = "room"
#: A picture opened by itself runs nothing and asks for nothing.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn picture, as it is sent; `packed` if that makes it smaller."""

    body: bytes
    packed: bytes | None


class Gallery:
    """The pictures drawn lately. Those who ask for one being drawn wait for the same."""

    def __init__(self, room: LiveRoom) -> None:
        self._room = room
        self._drawn: OrderedDict[tuple[str, Format, bool], asyncio.Task[Drawn]] = OrderedDict()

    async def get(
        self, picture: Picture, format: Format = Format.SVG, embed_font: bool = False
    ) -> Drawn:
        """The picture as a file; an SVG with its typeface inside if it shall stand alone.

        Raises:
            PictureFailed: it could not be drawn; asked again it is tried again.
        """
        name = (picture.key, format, embed_font)
        task = self._drawn.get(name)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.ensure_future(self._draw(picture, format, embed_font))
            self._drawn[name] = task
            while len(self._drawn) > _REMEMBERED:
                self._drawn.popitem(last=False)
        # One who leaves must not take the picture from the others.
        return await asyncio.shield(task)

    async def _draw(self, picture: Picture, format: Format, embed_font: bool) -> Drawn:
        body = await self._room.draw(picture, format, embed_font)
        if format is not Format.SVG:
            return Drawn(body, None)
        # Packed quickly: a picture lives until the next card.
        return Drawn(body, gzip.compress(body, compresslevel=1, mtime=0))


def picture_routes(room: LiveRoom) -> list[Route]:
    """The routes of the pictures, one for each format."""
    gallery = Gallery(room)

    async def picture(room: LiveRoom, request: Request, format: Format) -> Response:
        composed, version = await _composed(room, request)
        composed = composed.on(_look_in(request))
        asked, alone = request.query_params.get("v"), request.query_params.get("font") == "inside"
        tag = f"{composed.key}-{format}-alone" if alone else f"{composed.key}-{format}"
        headers = {
            "ETag": f'"{tag}"',
            "Cache-Control": f"private, max-age={_YEAR}, immutable"
            if asked == version
            else "private, no-cache",
            "Vary": "Accept-Encoding, Authorization",
            "Content-Security-Policy": _ALONE,
            "X-Content-Type-Options": "nosniff",
        }
        if f'"{tag}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        drawn = await gallery.get(composed, format, alone)
        body = drawn.body
        if drawn.packed is not None and takes_gzip(request):
            body = drawn.packed
            headers["Content-Encoding"] = "gzip"
        return Response(body, 200, headers, MEDIA_TYPES[format])

    return [
        Route(
            f"/live/{{workshop}}/pictures/{{name}}.{format}",
            answering(room, partial(picture, format=format)),
        )
        for format in MEDIA_TYPES
    ]


async def _composed(room: LiveRoom, request: Request) -> tuple[Picture, str]:
    """The picture asked for as its reader may see it, and its version."""
    workshop = request.path_params["workshop"]
    visitor = await room.admitted(workshop, token_in(request))
    at, actor = moment_in(request), visitor.actor
    if at is None and not actor.role.sees_everything:
        showing = await room.showing(workshop)
        if showing.sees_what_the_room_does(actor):
            return await _of_the_room(room, request, showing, actor)
    return await room.read(_of_the_record, room, request, workshop, actor, at)


async def _of_the_room(
    room: LiveRoom, request: Request, showing: Showing, actor: Actor
) -> tuple[Picture, str]:
    workshop, name = showing.state.workshop, request.path_params["name"]
    period = _period_in(request, showing.state)
    version = version_in(showing.pictures(), name, period)
    known = room.views.kept(workshop, _THE_ROOM, name, period, version)
    if known is None:
        seen = showing.drawable()
        known = await room.read(room.views.picture, seen, _THE_ROOM, name, period, version)
    # What a person sees may change though what the room sees does not.
    return known, version if actor.role is Role.OBSERVER else known.key


def _of_the_record(
    room: LiveRoom, request: Request, workshop: str, actor: Actor, at: int | None
) -> tuple[Picture, str]:
    laboratory = room.laboratory
    period = _period_in(request, laboratory.state(workshop, at))
    seen = laboratory.pictured_to(workshop, actor, at)
    whose = actor.id if at is None else "earlier"
    composed = room.views.picture(seen, whose, request.path_params["name"], period)
    return composed, composed.key


def _look_in(request: Request) -> Look:
    look = request.query_params.get("look") or Look.LIGHT
    if look not in set(Look):
        raise Refused(f"There is no look “{look[:40]}”.", f"Use one of: {', '.join(Look)}.")
    return Look(look)


def _period_in(request: Request, state: WorkshopState) -> Period:
    period = request.query_params.get("period") or screen_of(state).period
    if period not in set(Period):
        raise Refused(f"There is no period “{period[:40]}”.", f"Use one of: {', '.join(Period)}.")
    return Period(period)
