"""The pages and doors that people open by an address: phone, projector, links with a key."""

from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import segno
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from changelab.domain.errors import ChangeLabError, NotFound, Refused
from changelab.domain.text import CARD_LIMIT, TITLE_LIMIT
from changelab.domain.vocabulary import Purpose, Role
from changelab.domain.wording import Wording
from changelab.live.answers import Handler, answering, status_of, takes_gzip
from changelab.live.door import COOKIE, is_participant, known
from changelab.live.doorway import NO_NETWORK, base_address
from changelab.live.light import Assets, Page
from changelab.live.room import LiveRoom

_MONTH = 30 * 24 * 3600
_WELCOME = "Join the workshop"


def page_routes(room: LiveRoom) -> list[Route]:
    """The routes of pages, links and their files."""
    phone, projector, notice = Page("phone.html"), Page("room.html"), Page("notice.html")
    assets = Assets()

    def showing(handler: Handler):
        """The handler as an endpoint whose every error is a page that can be read."""

        async def shown(room: LiveRoom, request: Request) -> Response:
            try:
                return await handler(room, request)
            except ChangeLabError as error:
                return notice.answer(
                    request, status_of(error), title=error.happened, text=error.remedy
                )

        return answering(room, shown)

    async def join(room: LiveRoom, request: Request) -> Response:
        typed = request.query_params.get("code")
        if typed is not None and typed.strip():
            return RedirectResponse(f"/join/{quote(typed.strip(), safe='')}", 303)
        return _joining(request, "")

    async def join_by_code(room: LiveRoom, request: Request) -> Response:
        try:
            invitation = await room.read(_invitation, room, request.path_params["code"])
        except NotFound as error:
            return _joining(request, str(error), status_of(error))
        return phone.answer(request, title=invitation["title"], invitation=invitation)

    def _joining(request: Request, message: str, status: int = HTTPStatus.OK) -> Response:
        invitation = {"workshop": "", "message": message}
        return phone.answer(request, status, title=_WELCOME, invitation=invitation)

    async def projector_page(room: LiveRoom, request: Request) -> Response:
        about = await room.read(_projected, room, request)
        return projector.answer(request, title=about["title"], about=about)

    async def asset(room: LiveRoom, request: Request) -> Response:
        return _file(assets, request)

    return [
        Route("/join", showing(join)),
        Route("/join/{code}", showing(join_by_code)),
        Route("/join/{code}/qr.svg", answering(room, qr)),
        Route("/room/{key}", showing(projector_page)),
        Route("/enter/{key}", showing(enter)),
        Route("/light/{name:path}", answering(room, asset)),
    ]


def _invitation(room: LiveRoom, code: str) -> dict[str, Any]:
    """What one reads before joining."""
    workshop = room.laboratory.doors.workshop_behind(code)
    about = room.laboratory.state(workshop).about
    wording = Wording(about.wording)
    return {
        "workshop": workshop,
        "code": code,
        "title": about.title,
        "limits": {"card": CARD_LIMIT, "title": TITLE_LIMIT},
        "welcome": wording["welcome"],
        "who_sees": wording["who_sees"],
        "consent": [{"purpose": one, "text": wording[f"consent.{one}"]} for one in Purpose],
    }


def _projected(room: LiveRoom, request: Request) -> dict[str, str]:
    key = request.path_params["key"]
    visitor = known(room.laboratory, key)
    if is_participant(visitor):
        raise Refused("This is the key of a phone.", "Open the projector from the workbench.")
    workshop = visitor.workshop or request.query_params.get("workshop")
    if not workshop:
        raise Refused(
            "This key opens the whole house, not one room.",
            "Open the projector from the workshop it shall show.",
        )
    state = room.laboratory.state(workshop)
    if visitor.actor.role is not Role.OBSERVER:
        # Whatever key opens the projector: what fills the wall is what the room may see.
        key = room.laboratory.doors.issue(workshop, Role.OBSERVER)
    return {"workshop": workshop, "key": key, "title": state.about.title}


async def qr(room: LiveRoom, request: Request) -> Response:
    """The join address as a QR code, for the network the laptop is in now."""
    code = request.path_params["code"]
    await room.read(room.laboratory.doors.workshop_behind, code)
    base = base_address(request, room.hub.door)
    if base is None:
        raise NotFound(NO_NETWORK)
    made = segno.make(f"{base}/join/{code}", error="m", micro=False)
    drawn = BytesIO()
    made.save(drawn, kind="svg", border=4, omitsize=True, light="white", dark="black")
    return Response(drawn.getvalue(), 200, {"Cache-Control": "no-cache"}, "image/svg+xml")


async def enter(room: LiveRoom, request: Request) -> Response:
    """Whoever comes with a key gets it as a cookie, and the page it is for."""
    key = request.path_params["key"]
    visitor = await room.read(known, room.laboratory, key)
    if is_participant(visitor):
        raise Refused("This is the key of a phone.", "Join with the code on the wall.")
    if visitor.actor.role is Role.OBSERVER:
        return RedirectResponse(f"/room/{quote(key, safe='')}", 303, {"Cache-Control": "no-store"})
    entering = RedirectResponse("/", 303, {"Cache-Control": "no-store"})
    entering.set_cookie(
        COOKIE,
        key,
        max_age=_MONTH,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return entering


def _file(assets: Assets, request: Request) -> Response:
    found = assets.get(request.path_params["name"])
    headers = {
        "ETag": f'"{found.tag}"',
        "Cache-Control": "public, max-age=31536000, immutable"
        if request.query_params.get("v") == found.tag
        else "no-cache",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if f'"{found.tag}"' in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    body = found.body
    if takes_gzip(request):
        body = found.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, 200, headers, found.media_type)
