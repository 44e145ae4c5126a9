"""Pictures: each named by the hash of what it shows, drawn once, kept in memory as sent."""

import asyncio
import gzip
from collections import OrderedDict
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.diagrams import Format, Picture
from changelab.domain.actors import Actor
from changelab.domain.errors import NotFound, Refused
from changelab.domain.screen import screen_of
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Role
from changelab.live.answers import answering, takes_gzip
from changelab.live.door import token_in
from changelab.live.room import LiveRoom
from changelab.live.seen import moment_in

_REMEMBERED = 128
_MEDIA_TYPES = {
    Format.SVG: "image/svg+xml",
    Format.PNG: "image/png",
    Format.PDF: "application/pdf",
}
_YEAR = 365 * 24 * 3600
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
        return Drawn(body, gzip.compress(body, compresslevel=3, mtime=0))


def picture_routes(room: LiveRoom) -> list[Route]:
    """The route of the pictures."""
    gallery = Gallery(room)

    async def picture(room: LiveRoom, request: Request) -> Response:
        composed, version = await _composed(room, request)
        asked, alone = request.query_params.get("v"), request.query_params.get("font") == "inside"
        format = _format_in(request)
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
        return Response(body, 200, headers, _MEDIA_TYPES[format])

    return [Route("/live/{workshop}/pictures/{name}.{format}", answering(room, picture))]


def _format_in(request: Request) -> Format:
    asked = request.path_params["format"]
    if asked not in _MEDIA_TYPES:
        raise NotFound(
            f"There are no pictures as “{asked[:20]}” here.",
            f"Use one of: {', '.join(_MEDIA_TYPES)}.",
        )
    return Format(asked)


async def _composed(room: LiveRoom, request: Request) -> tuple[Picture, str]:
    """The picture asked for as its reader may see it, and its version."""
    workshop, name = request.path_params["workshop"], request.path_params["name"]
    visitor = await room.admitted(workshop, token_in(request))
    at, actor = moment_in(request), visitor.actor
    if at is None and actor.role is Role.OBSERVER:
        showing = await room.showing(workshop)
        period = _period_in(request, showing.state)
        drawable = showing.drawable()
        version = showing.pictures().get(name, {}).get(period, "")
        composed = await room.read(room.views.picture, drawable, "room", name, period, version)
        return composed, version
    return await room.read(_of_the_record, room, request, workshop, actor, at)


def _of_the_record(
    room: LiveRoom, request: Request, workshop: str, actor: Actor, at: int | None
) -> tuple[Picture, str]:
    laboratory = room.laboratory
    period = _period_in(request, laboratory.state(workshop, at))
    seen = laboratory.pictured_to(workshop, actor, at)
    whose = actor.id if at is None else "earlier"
    composed = room.views.picture(seen, whose, request.path_params["name"], period)
    return composed, composed.key


def _period_in(request: Request, state: WorkshopState) -> Period:
    period = request.query_params.get("period") or screen_of(state).period
    if period not in set(Period):
        raise Refused(f"There is no period “{period[:40]}”.", f"Use one of: {', '.join(Period)}.")
    return Period(period)
