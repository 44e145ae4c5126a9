"""A server process as start.py runs it: `python -m changelab serve` in a folder of its own."""

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
class Served:
    """A running server, and the link it printed for the facilitator."""

    port: int
    link: str
    process: subprocess.Popen


@contextmanager
def served(data: Path, *options: str) -> Iterator[Served]:
    """Serve that folder until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "changelab", "serve", f"--data={data}", f"--port={port}"]
    process = subprocess.Popen(
        [*command, "--no-browser", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        link = _printed_link(process)
        _wait_for_health(port)
        yield Served(port, link, process)
    finally:
        process.terminate()
        process.wait(10)


def _printed_link(process: subprocess.Popen) -> str:
    assert process.stdout is not None
    while True:
        line = process.stdout.readline()
        assert line or process.poll() is None, "the server ended before it printed its link"
        found = re.search(r"http://\S+/enter/\S+", line)
        if found:
            return found.group()


def _wait_for_health(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/api/health").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise TimeoutError("the server does not answer")
