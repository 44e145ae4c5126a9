"""A real server in a folder of its own, for as long as something is measured."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Server:
    """A running server: where it is, how long it took to answer, its processes' memory."""

    url: str
    process: subprocess.Popen
    seconds_to_health: float

    def memory(self) -> dict[str, float]:
        """Resident memory in MB: of the server process, and of those it started."""
        children = _children_of(self.process.pid)
        return {
            "server": _resident(self.process.pid),
            "drawers": sum(_resident(child) for child in children),
        }


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """Start `python -m changelab serve` on that folder; stop it at the end."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    begun = time.perf_counter()
    command = [sys.executable, "-m", "changelab", "serve", f"--data={data}", f"--port={port}"]
    process = subprocess.Popen(
        [*command, "--host=127.0.0.1", "--no-browser"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while True:
            try:
                if httpx.get(f"{url}/api/health", timeout=1).status_code == 200:
                    break
            except httpx.TransportError:
                pass
            if process.poll() is not None or time.perf_counter() - begun > 60:
                raise RuntimeError("the server did not start")
            time.sleep(0.01)
        yield Server(url, process, time.perf_counter() - begun)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _resident(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0


def _children_of(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found.append(int(status.parent.name))
    return found
