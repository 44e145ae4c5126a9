"""Pictures of mirror material: named by the hash of their bytes, sent to whoever may see them."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from changelab.domain.actors import Actor
from changelab.domain.errors import NotFound
from changelab.domain.research import Material
from changelab.domain.state import WorkshopState
from changelab.live.answers import answering
from changelab.live.door import token_in
from changelab.live.room import LiveRoom

#: The endings of these pictures, and what each is.
MATERIAL_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_YEAR = 365 * 24 * 3600
_HEADERS = {
    # The name says what is in it: under the same name there is never another picture.
    "Cache-Control": f"private, max-age={_YEAR}, immutable",
    "Content-Security-Policy": "default-src 'none'",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Authorization",
}


def material_routes(room: LiveRoom) -> list[Route]:
    """The routes of the pictures, one for each kind."""

    async def picture(room: LiveRoom, request: Request, media_type: str) -> Response:
        workshop, file = request.path_params["workshop"], request.path_params["file"]
        visitor = await room.admitted(workshop, token_in(request))
        state = await room.read(room.laboratory.latest, workshop)
        if not any(
            piece.file == file and piece.media_type == media_type
            for piece in _looked_at_by(visitor.actor, state)
        ):
            raise NotFound("There is no such picture on the wall.", "Look at the wall again.")
        body = await room.read(room.laboratory.file, workshop, file)
        return Response(body, 200, _HEADERS, media_type)

    return [
        Route(
            f"/live/{{workshop}}/materials/{{file}}.{ending}",
            answering(room, partial(picture, media_type=media_type)),
        )
        for ending, media_type in MATERIAL_TYPES.items()
    ]


def _looked_at_by(viewer: Actor, state: WorkshopState) -> list[Material]:
    """The pieces whose pictures that person may see: the room only the one on the wall."""
    if viewer.role.sees_everything:
        return [piece for piece in state.materials.values() if not piece.removed]
    return [state.mirror] if state.mirror else []
