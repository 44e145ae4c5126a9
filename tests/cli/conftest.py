"""The command line, called as a person calls it."""

import json
from pathlib import Path

import pytest

from changelab.cli import main


class Terminal:
    """Types commands and reads what they print."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys
        self.errors = ""

    def run(self, *words: str) -> int:
        """The exit code; what was printed is kept."""
        command, *rest = words
        code = main([command, "--data", str(self.data), *rest])
        self.printed, self.errors = self._capsys.readouterr()
        return code

    def json(self, *words: str) -> dict:
        """What a command that succeeds prints."""
        code = self.run(*words)

        assert code == 0, self.errors
        return json.loads(self.printed)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal with an empty data folder."""
    return Terminal(tmp_path / "data", capsys)
