"""Where participants join, as the starting server says it."""

from changelab.live.doorway import NO_NETWORK, Doorway

_EVERYWHERE = ("0.0.0.0", "::", "")


def way_in(door: Doorway, host: str, port: int) -> str:
    """Every address under which phones find this server, the likeliest first.

    `host` is where the server listens; the door leads to no other address then.
    """
    if host == "localhost" or host.startswith("127.") or host == "::1":
        return f"Phones cannot join: the server listens on {host}, for this machine alone."
    door.look()
    if any(one.host == host for one in door.addresses):
        door.answers_only_at(host)
        door.look()
    elif host not in _EVERYWHERE:
        shown = f"[{host}]" if ":" in host else host
        return f"Participants join at http://{shown}:{port}/join"
    if not door.addresses:
        return f"Participants cannot join yet. {NO_NETWORK}"
    return "\n".join(
        f"{'Participants join at' if place == 0 else 'or, on another network, at'} "
        f"http://{one.host}:{port}/join ({one.interface})"
        for place, one in enumerate(door.addresses)
    )
