"""The short way in: what phones and projector ask for does not pass through the workbench.

Streamlit wraps every request in its session and compression; a message to a
thousand streams would pass through each of them a thousand times.
"""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Router
from starlette.types import ASGIApp, Receive, Scope, Send

#: The first parts of our addresses.
_OURS = {"api", "live", "join", "room", "enter", "light"}


class Lane:
    """A middleware that answers our own addresses, and lets all others through."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._ours = Router(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass it on."""
        ours = scope["type"] == "http" and scope["path"].split("/", 2)[1] in _OURS
        await (self._ours if ours else self._app)(scope, receive, send)
