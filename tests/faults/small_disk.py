"""A disk of a few megabytes that can be filled to the last byte, and freed again."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

MEGABYTES = 24


@dataclass(frozen=True)
class SmallDisk:
    """A mounted disk; `folder` is on it."""

    mounted: Path

    @property
    def folder(self) -> Path:
        """Where the laptop keeps its data."""
        return self.mounted / "data"

    @property
    def _ballast(self) -> Path:
        return self.mounted / "holiday-pictures"

    def fill(self) -> None:
        """Leave no byte free."""
        with self._ballast.open("ab", buffering=0) as file:
            for piece in (1 << 20, 4096, 1):
                try:
                    while file.write(b"\0" * piece):
                        pass
                except OSError as error:
                    assert error.errno == errno.ENOSPC

    def free(self) -> None:
        """Delete what filled it."""
        self._ballast.unlink()


@contextmanager
def mounted_disk(at: Path) -> Iterator[SmallDisk]:
    """A small disk for the length of the block; the test is skipped where none can be mounted."""
    if os.name == "nt" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount the small disk that this test fills")
    at.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(at)]
    mounting = subprocess.run(["mount", *options], capture_output=True, text=True)
    if mounting.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounting.stderr.strip()}")
    try:
        yield SmallDisk(at)
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)
