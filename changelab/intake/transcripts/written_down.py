"""What a transcript file says, before anything of it is taken in; and how large it may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from changelab.domain.errors import ChangeLabError
from changelab.domain.transcripts import Said

#: Bytes of a file.
SIZE_LIMIT = 50 * 1024 * 1024
#: Turns of a transcript.
TURNS_LIMIT = 60_000
#: Characters of one turn.
TURN_LIMIT = 20_000
#: Speakers of a transcript.
SPEAKERS_LIMIT = 200
#: Characters of what a speaker is called.
LABEL_LIMIT = 60


class CannotRead(ChangeLabError, ValueError):
    """The file is no transcript that can be taken in; nothing was imported."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of talk as it stands in a file.

    Attributes:
        label: what its speaker is called; empty if it does not say.
        start, end: milliseconds; None without times.
        place: the line of the file, from 1.
    """

    label: str
    start: int | None
    end: int | None
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """A transcript as it stands in a file.

    Attributes:
        format: "vtt", "srt", "csv", "tsv", "docx" or "txt".
        file: SHA-256 of its bytes.
        said: what was said, in order; speakers are "S1", "S2" … or empty.
        labels: what each of them is called in the file.
        spoke: how many turns each of them has.
        noticed: what one should know before importing it, in sentences.
        began: when the recording began, if the file says so; without a time zone it is
            the time of day where it was made.
        clock: milliseconds from midnight to the first turn, if its times are times of day;
            those of `said` are counted from the first turn then.
        title: what it is called, as far as that can be told.
    """

    format: str
    file: str
    said: tuple[Said, ...]
    labels: Mapping[str, str]
    spoke: Mapping[str, int]
    noticed: tuple[str, ...]
    began: datetime | None = None
    clock: int | None = None
    title: str = ""

    @property
    def has_times(self) -> bool:
        """True if any turn says when."""
        return any(one.start is not None for one in self.said)

    @property
    def lasts(self) -> int | None:
        """Milliseconds from 0 to the end of the last turn; None without times."""
        ends = [one.end or one.start for one in self.said if one.start is not None]
        return max((end or 0 for end in ends), default=None)
