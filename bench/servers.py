"""Real servers, each a process of its own in a folder of its own, for as long as it is measured."""

import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
#: Seconds that a server may take to start.
_PATIENCE = 60
_SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Server:
    """A running server: where it is, its process, how long it took to answer."""

    url: str
    port: int
    process: int
    seconds_to_health: float


@contextmanager
def ours(data: Path) -> Iterator[Server]:
    """`python -m changelab serve` on that folder."""
    port = free_port()
    command = ["-m", "changelab", "serve", f"--data={data}", f"--port={port}"]
    with _running([*command, "--host=127.0.0.1", "--no-browser"], port, "/api/health") as server:
        yield server


@contextmanager
def floor(data: Path, picture: Path) -> Iterator[Server]:
    """The bare application of `floor.py`; `picture` is the DOT file it draws."""
    port = free_port()
    with _running(["-m", "bench.floor", str(data), str(picture), str(port)], port, "/") as server:
        yield server


@contextmanager
def streamlit_alone(data: Path, every: float) -> Iterator[Server]:
    """The room of `streamlit_room.py`, looking for news each `every` seconds; settings as ours."""
    port = free_port()
    settings = {
        "server.headless": "true",
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.fileWatcherType": "none",
        "server.disconnectedSessionTTL": str(_SETTINGS["server"]["disconnectedSessionTTL"]),
        "runner.postScriptGC": "false",
        "runner.fastReruns": "true",
        "browser.serverAddress": "localhost",
        "browser.gatherUsageStats": "false",
    }
    script = str(Path(__file__).with_name("streamlit_room.py"))
    command = ["-m", "streamlit", "run", script, *(f"--{k}={v}" for k, v in settings.items())]
    with _running([*command, "--", str(data), str(every)], port, "/_stcore/health") as server:
        yield server


@contextmanager
def _running(arguments: list[str], port: int, health: str) -> Iterator[Server]:
    url = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            while not _answers(f"{url}{health}"):
                if process.poll() is not None or time.perf_counter() - begun > _PATIENCE:
                    said.seek(0)
                    last = said.read().decode(errors="replace")[-2000:]
                    raise RuntimeError(f"This did not start: python {arguments}\n{last}")
                time.sleep(0.01)
            yield Server(url, port, process.pid, time.perf_counter() - begun)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=1).status_code == 200
    except httpx.TransportError:
        return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
