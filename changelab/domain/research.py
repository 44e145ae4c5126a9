"""What researchers bring in and make of a workshop: material, talk, codes; each a frozen value.

Ids are made as those in entities.py: r17 is the transcript recorded by event 17, and r17/241
its turn 241.
"""

from dataclasses import dataclass, field

from changelab.domain.vocabulary import MaterialForm, Period, Purpose

# --- the mirror: what the group looks into ---------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A piece of mirror material (Engeström et al. 1996): what provokes, the first stimulus.

    Attributes:
        text: the words of a text; the cells of a table as CSV; what a picture shows, in words.
        file: SHA-256 of the picture's bytes, which lie outside the record; None without one.
        link, starts, ends: a recording, and the excerpt of it in seconds.
        dated: when it was made, as precisely as known.
        people: participants who can be seen, heard or are quoted in it.
        may: what its source agreed to; nothing by default.
        shown: it was on the wall at least once, so the room knows it.
    """

    id: str
    title: str
    form: MaterialForm
    by: str
    at: str
    source: str = ""
    dated: str = ""
    period: Period = Period.PRESENT
    text: str = ""
    file: str | None = None
    media_type: str = ""
    link: str = ""
    starts: int | None = None
    ends: int | None = None
    people: tuple[str, ...] = ()
    may: tuple[Purpose, ...] = ()
    shown: bool = False
    removed: bool = False


# --- the corpus: what was said ----------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A recording written down. Its turns lie in the corpus, outside the record.

    Attributes:
        file: SHA-256 of the file it was read from; the same file is not taken twice.
        digest: SHA-256 over the hashes of its turns, in order.
        turns: how many there are, numbered 1, 2, 3 …
        starts_at: the moment of 0 ms on the workshop's clock (UTC, ISO 8601); None if the
            transcript has no times, or nobody said yet.
        speakers: who each speaker of the file ("S1", "S2" …) is: a pseudonym, a role, or
            empty while nobody knows.
    """

    id: str
    title: str
    session: str | None
    format: str
    file: str
    digest: str
    turns: int
    at: str
    starts_at: str | None = None
    speakers: dict[str, str] = field(default_factory=dict)
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker said until the next one spoke.

    Attributes:
        speaker: "S1" …, a key of `Transcript.speakers`; empty if the file did not say.
        start, end: milliseconds from the beginning of the recording; None without times.
        salt, seal: `seal` is SHA-256 of salt and words. Erasing takes words and salt and
            leaves the seal, so that the digest of the transcript still holds.
    """

    transcript: str
    number: int
    speaker: str
    start: int | None
    end: int | None
    text: str
    salt: str
    seal: str

    @property
    def id(self) -> str:
        """ "r17/241": turn 241 of transcript r17."""
        return f"{self.transcript}/{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stretch of talk with one substantive content (Engeström et al. 2013), first to last turn.

    `topic` follows an object across sessions.
    """

    id: str
    transcript: str
    first: int
    last: int
    title: str
    topic: str = ""
    coder: str


# --- coding -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A set of codes in use; `name` is what it is called in its file ("agency_expressions")."""

    id: str
    name: str
    version: str
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code: what is looked for, and how one knows it.

    Attributes:
        id: "u17/questioning" of codebook u17, or "u23", a code made while coding.
        key: its name in the codebook's file; empty for one made here.
        parent: the code it stands under; None at the top of its codebook.
        applies: False for one that only groups others.
        retired: not offered any more; codings with it stay.
    """

    id: str
    codebook: str
    key: str
    name: str
    definition: str = ""
    colour: str = ""
    parent: str | None = None
    applies: bool = True
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Someone who codes: "R1", "R2" … and what they are called in the team."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A code on a passage, by a coder.

    Attributes:
        item: a turn (r17/241), an episode, a task, a card, a contradiction, a material.
        start, end: code points of the item's words, half-open; None for the whole item.
        quote: the words as they were coded; empty for an episode or a task.
    """

    id: str
    code: str
    coder: str
    item: str
    start: int | None
    end: int | None
    quote: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A thought of a researcher, dated; `about` is an item, a code, a coding or nothing."""

    id: str
    coder: str
    text: str
    at: str
    about: str | None = None
