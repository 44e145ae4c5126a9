"""A workshop under study, and short ways to code in it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from studied import study

from changelab.domain.state import WorkshopState

CODEBOOKS = Path(__file__).parents[2] / "workshop_templates" / "codebooks"


@dataclass
class Desk:
    """Eeva's desk: the room that was studied, its transcript, and a pen per coder."""

    room: object
    tape: str

    @property
    def state(self) -> WorkshopState:
        """Everything known of the workshop now."""
        return self.room.state

    def book(self, name: str) -> str:
        """The id of the codebook of that name; it is adopted if it was not."""
        there = [one.id for one in self.state.codebooks.values() if one.name == name]
        if there:
            return there[-1]
        plan = tomllib.loads((CODEBOOKS / f"{name}.toml").read_text("utf-8"))
        return self.room.does(self.room.eeva, "adopt_codebook", plan=plan).made

    def codes(self, code: str, item: str, start=None, end=None, coder: str = "R1") -> str:
        """That coder puts the code ("agency_expressions/criticising") on a passage."""
        name, _, key = code.partition("/")
        full = f"{self.book(name)}/{key}"
        return self.room.does(
            self.room.eeva,
            "code_passage",
            coder=coder,
            code=full,
            item=item,
            start=start,
            end=end,
        ).made

    def turn(self, number: int) -> str:
        """The id of a turn of the tape."""
        return f"{self.tape}/{number}"


@pytest.fixture
def desk(room) -> Desk:
    """The studied workshop; nothing is coded yet but what `study` codes."""
    studied = study(room)
    return Desk(studied, next(iter(studied.state.transcripts)))
