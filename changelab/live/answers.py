"""Answers and problems: every error is a sentence for the person who reads it."""

import gzip
import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from changelab.domain.errors import ChangeLabError, NotAllowed, NotFound, NotNow, Refused
from changelab.live.limits import TooFast
from changelab.live.refusals import NotKnown, NotReadable, TooLarge
from changelab.live.room import LiveRoom

_log = logging.getLogger(__name__)

Handler = Callable[[LiveRoom, Request], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]

#: Answers shorter than this are not worth compressing.
_WORTH_PACKING = 1000


#: The first that fits counts. A database that is busy is a TimeoutError.
_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (NotKnown, HTTPStatus.UNAUTHORIZED),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (TooFast, HTTPStatus.TOO_MANY_REQUESTS),
    (TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (NotReadable, HTTPStatus.BAD_REQUEST),
    (NotNow, HTTPStatus.CONFLICT),
    (Refused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TimeoutError, HTTPStatus.SERVICE_UNAVAILABLE),
)
_TITLES = {
    HTTPStatus.UNAUTHORIZED: "Not known",
    HTTPStatus.FORBIDDEN: "Not allowed",
    HTTPStatus.NOT_FOUND: "Not found",
    HTTPStatus.TOO_MANY_REQUESTS: "Too fast",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large",
    HTTPStatus.BAD_REQUEST: "Not readable",
    HTTPStatus.CONFLICT: "Not now",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Refused",
    HTTPStatus.SERVICE_UNAVAILABLE: "Busy",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Failed",
}
UNEXPECTED = ChangeLabError(
    "Something went wrong inside the server; nothing that was acknowledged is lost.",
    "Send it again; if it fails again, tell the facilitator.",
)


def status_of(error: ChangeLabError) -> HTTPStatus:
    """The HTTP status of an error."""
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return status
    return HTTPStatus.INTERNAL_SERVER_ERROR


def headers_of(error: ChangeLabError) -> dict[str, str]:
    """What the status asks to be said beside it."""
    match error:
        case NotKnown():
            return {"WWW-Authenticate": "Bearer"}
        case TooFast():
            return {"Retry-After": str(error.wait)}
        case TimeoutError():
            return {"Retry-After": "1"}
        case _:
            return {}


def problem(error: ChangeLabError) -> Response:
    """The error as application/problem+json (RFC 9457)."""
    status = status_of(error)
    content = {
        "type": "about:blank",
        "title": _TITLES[status],
        "status": int(status),
        "detail": str(error),
    }
    headers = {"Cache-Control": "no-store", **headers_of(error)}
    # ASCII, since what was sent may hold half a character.
    return Response(json.dumps(content), status, headers, "application/problem+json")


def answer(content: dict, status: int = 200) -> Response:
    """A small JSON answer that must not be kept."""
    body = json.dumps(content, separators=(",", ":"))
    return Response(body, status, {"Cache-Control": "no-store"}, "application/json")


def packed(request: Request, body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    """A longer answer, compressed if the asker can read that."""
    headers = {"Vary": "Accept-Encoding, Authorization", **headers}
    if len(body) >= _WORTH_PACKING and takes_gzip(request):
        body = gzip.compress(body, compresslevel=3, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(body, 200, headers, media_type)


def takes_gzip(request: Request) -> bool:
    """True if the asker reads gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def answering(room: LiveRoom, handler: Handler) -> Endpoint:
    """The handler as an endpoint whose every error is a problem answer."""

    async def endpoint(request: Request) -> Response:
        try:
            return await handler(room, request)
        except ChangeLabError as error:
            return problem(error)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            _log.exception("An answer failed")
            return problem(UNEXPECTED)

    return endpoint
