"""Who is asking: the token in a request, and what it opens."""

import logging
import re

from starlette.requests import Request

from changelab.domain.errors import NotAllowed
from changelab.domain.vocabulary import Role
from changelab.live.refusals import NotKnown
from changelab.service import Laboratory
from changelab.service.doors import Visitor

#: Holds the key of whoever entered by a link, for pages that carry none in their address.
COOKIE = "changelab_key"


def token_in(request: Request) -> str:
    """The token a request carries: as Bearer, in the address, or (to read only) as a cookie."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer.strip():
        return bearer.strip()
    if request.method in ("GET", "HEAD"):
        return request.query_params.get("token") or request.cookies.get(COOKIE) or ""
    return ""


def admitted(laboratory: Laboratory, workshop: str, token: str) -> Visitor:
    """Who holds the token, if it opens that workshop. Blocks.

    Raises:
        NotKnown: there is no token, or nobody holds it.
        NotAllowed: it opens another workshop.
    """
    if not token:
        raise NotKnown("This needs a key.", "Join with the code on the wall.")
    visitor = known(laboratory, token)
    if not visitor.may_enter(workshop):
        raise NotAllowed("This key opens another workshop.", "Join this one with its own code.")
    return visitor


def known(laboratory: Laboratory, token: str) -> Visitor:
    """Who holds the token. Blocks.

    Raises:
        NotKnown: nobody does.
    """
    try:
        return laboratory.doors.visitor(token)
    except NotAllowed as error:
        raise NotKnown(error.happened, error.remedy) from None


def is_participant(visitor: Visitor) -> bool:
    """True for the holder of a phone's token."""
    return visitor.actor.role is Role.PARTICIPANT


class HideTokens(logging.Filter):
    """Keeps tokens out of a server's log of requests."""

    _SECRET = re.compile(r"(token=|/room/|/enter/)[^\s&?\"]+")

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line through, with its tokens replaced."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                self._SECRET.sub(r"\1…", one) if isinstance(one, str) else one
                for one in record.args
            )
        return True
