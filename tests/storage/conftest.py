"""What the tests of the record on disk share."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is there and empty."""
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def all_bytes(room):
    """Reads every byte of every file of the room's database, as one."""

    def read() -> bytes:
        files = sorted(room.laboratory.folder.glob("*.db*"))
        assert files
        return b"".join(path.read_bytes() for path in files)

    return read
