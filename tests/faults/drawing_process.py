"""The processes that draw for a server: found, and harmed."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

needs_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(),
    reason=f"the server's children are found in /proc, which {sys.platform} does not have",
)


def drawing_processes(server: int) -> set[int]:
    """The ids of the processes that draw for that server."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == server and b"worker.py" in (folder / "cmdline").read_bytes():
                found.add(int(folder.name))
    return found


def is_running(process: int) -> bool:
    """True if there is such a process, and it is no mere remainder of one."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


@contextmanager
def all_hang(server: int) -> Iterator[set[int]]:
    """Stop every drawing process of the server, also those that start meanwhile.

    Gives the ids of those that were stopped; none of them is woken at the end.
    """
    stopped: set[int] = set()
    over = threading.Event()

    def stop_each() -> None:
        # Often: a process needs some 100 ms to start before it can draw.
        while not over.wait(0.01):
            for process in drawing_processes(server) - stopped:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGSTOP)
                    stopped.add(process)

    watching = threading.Thread(target=stop_each, daemon=True)
    watching.start()
    try:
        yield stopped
    finally:
        over.set()
        watching.join()
