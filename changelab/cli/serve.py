"""`serve`: one process on one port for the workbench, the phones and the projector."""

import json
import os
import socket
import sys
import tomllib
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from changelab.domain.errors import ChangeLabError

_ROOT = Path(__file__).parents[2]
_LOCK = ".serving.lock"
_SERVING = ".serving.json"
DEFAULT_PORT = 8501


class ServerRefused(ChangeLabError, OSError):
    """The server cannot start here and now."""


def serving_port(data: Path) -> int:
    """The port on which this data folder is served, or would be by default."""
    try:
        return int(json.loads((data / _SERVING).read_text("utf-8"))["port"])
    except (OSError, ValueError, KeyError, TypeError):
        return DEFAULT_PORT


@contextmanager
def only_here(data: Path) -> Iterator[None]:
    """Hold the data folder, so that no second server and no restore works on it meanwhile.

    Raises:
        ServerRefused: another process holds it, or it cannot be written.
    """
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data / _LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise ServerRefused(
            f"A server is already working with {data}.",
            "Use that one, stop it first, or choose another folder with --data DIR.",
        ) from None
    except OSError as error:
        raise ServerRefused(
            f"The folder {data} cannot be used ({error.strerror}).",
            "Choose another one with --data DIR.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def serve(data: Path, *, host: str, port: int, samples: bool, browser: bool) -> int:
    """Serve until stopped.

    Raises:
        ServerRefused: the port is taken or another server works with the folder.
        DatabaseUnusable: the database cannot be used.
    """
    data = data.resolve()
    _check_port_is_free(host, port)
    with only_here(data):
        os.environ["CHANGELAB_DATA"] = str(data)
        sys.path.insert(0, str(_ROOT))
        from app import app
        from changelab.cli.way_in import way_in
        from changelab.domain.vocabulary import Role
        from changelab.service.samples import load_samples_if_new
        from changelab.ui.house import house

        if samples:
            load_samples_if_new(house().laboratory)
        doors = house().laboratory.doors
        doors.retire_house_keys()
        key = doors.issue(None, Role.FACILITATOR)
        here = "localhost" if host in ("0.0.0.0", "::", "127.0.0.1") else host
        link = f"http://{here}:{port}/enter/{key}"
        print(f"Facilitator (keep this link to yourself): {link}", flush=True)
        print(way_in(house().live.hub.door, host, port), flush=True)
        (data / _SERVING).write_text(json.dumps({"port": port, "process": os.getpid()}), "utf-8")
        if browser:
            webbrowser.open(link)
        try:
            app.run(config={**_settings(), "server.address": host, "server.port": port})
        finally:
            (data / _SERVING).unlink(missing_ok=True)
    return 0


def _settings() -> dict[str, object]:
    """Streamlit's settings from the project's own file, wherever the command was started."""
    sections = tomllib.loads((_ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    return {
        f"{section}.{name}": value
        for section, values in sections.items()
        for name, value in values.items()
    }


def _check_port_is_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerRefused(
                f"Port {port} on {host} cannot be used ({error.strerror}).",
                f"Choose another one, for example --port {port + 1}.",
            ) from error
