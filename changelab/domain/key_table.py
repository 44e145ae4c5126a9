"""The key table as a check needs it: what must not leave with an export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """What would tell who somebody is.

    Attributes:
        participant: their pseudonym; empty for a speaker of a transcript whom nobody matched.
        names: what they are called: the name they gave, and what transcripts call them.
    """

    participant: str
    names: tuple[str, ...]
    email: str = ""
    phone: str = ""


KeyTable = tuple[KeyEntry, ...]
