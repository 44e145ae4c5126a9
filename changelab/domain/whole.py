"""The whole record of a workshop: its events, and what lies beside them for its size."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from changelab.domain.record import Recorded
from changelab.domain.research import Turn

#: The turns of each transcript in order: turn 1 stands first.
Corpus = Mapping[str, tuple[Turn, ...]]


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """Everything that is kept of a workshop, the key table excepted.

    Attributes:
        facts: the events in order.
        corpus: the turns of its transcripts, by transcript.
        files: the bytes of pictures of mirror material, by SHA-256.
    """

    workshop: str
    facts: list[Recorded]
    corpus: Corpus = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
