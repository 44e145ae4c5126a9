"""A server process as start.py runs it: `python -m changelab serve` in a folder of its own."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
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
def served(
    data: Path, *options: str, port: int = 0, environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Serve that folder until the end of the block.

    Args:
        port: where; a free one when absent.
        environment: what the process is told beside our own environment.
    """
    port = port or free_port()
    process = subprocess.Popen(
        [*serve_command(data, port), *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **(environment or {})},
    )
    try:
        link = _printed_link(process)
        # Read on, or a server with much to say would wait for us for ever.
        threading.Thread(target=process.stdout.read, daemon=True).start()
        _wait_for_health(port)
        yield Served(port, link, process)
    finally:
        process.terminate()
        try:
            process.wait(30)
        finally:
            process.kill()


def serve_command(data: Path, port: int) -> list[str]:
    """What start.py runs."""
    command = [sys.executable, "-m", "changelab", "serve", f"--data={data}", f"--port={port}"]
    return [*command, "--no-browser"]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        return probe.getsockname()[1]


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
