"""What a report is made of, whatever shows it: headings, paragraphs, lists, tables, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a run of words sounds."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words; people's own line breaks are in them."""

    text: str
    tone: Tone = Tone.PLAIN


#: A paragraph, an item of a list, a cell.
Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the report is of level 0."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first line is its head. `rows_are_named`: so is the first cell of each row."""

    head: Sequence[str]
    rows: Sequence[Sequence[Line]]
    rows_are_named: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by the name of its file without the format."""

    file: str
    title: str

    @property
    def said(self) -> str:
        """What is said to those who cannot see it."""
        return f"{self.title}. The tables and lists of this report say in words what it shows."


Block = Heading | Paragraph | Items | Table | Shown
