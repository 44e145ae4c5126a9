"""What a server process and those it started use: processor time and memory, from /proc."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """Used so far: processor seconds, resident MB; by the server, and by its children."""

    cpu: float
    memory: float
    children_cpu: float
    children_memory: float

    @classmethod
    def of(cls, process: int) -> "Usage":
        """What that process and its children use at this moment."""
        children = _children_of(process)
        return cls(
            _cpu(process),
            _resident(process),
            sum(map(_cpu, children)),
            sum(map(_resident, children)),
        )


def _cpu(process: int) -> float:
    fields = _stat(process)
    return (int(fields[11]) + int(fields[12])) / _TICKS if fields else 0.0


def _resident(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0


def _children_of(process: int) -> list[int]:
    numbers = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
    return [number for number in numbers if _stat(number)[1:2] == [str(process)]]


def _stat(process: int) -> list[str]:
    try:
        # The name in brackets may hold blanks; the fields behind it never do.
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return []
