"""What screens are told beside the record: who is here, and how one gets in."""

from starlette.requests import Request

from changelab.live.doorway import NO_NETWORK, base_address
from changelab.live.room import LiveRoom
from changelab.live.rows import plain_json


class Beside:
    """For one screen of a workshop: the people here, and the address as this screen knows it."""

    def __init__(self, room: LiveRoom, request: Request, workshop: str) -> None:
        self._room = room
        self._request = request
        self._workshop = workshop
        self._told: dict[str, bytes] = {}

    def all(self) -> dict[str, bytes]:
        """All of it, by field."""
        code = self._room.views.join_code(self._workshop)
        base = base_address(self._request, self._room.hub.door)
        join = {
            "code": code,
            "address": f"{base}/join" if base else "",
            "qr": f"/join/{code}/qr.svg",
            "missing": "" if base else NO_NETWORK,
        }
        here = self._room.hub.here(self._workshop)
        self._told = {"here": plain_json(here), "join": plain_json(join)}
        return self._told

    def anew(self) -> dict[str, bytes]:
        """What is different from what was told last."""
        before = self._told
        return {name: part for name, part in self.all().items() if before.get(name) != part}
