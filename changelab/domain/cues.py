"""Cue words: what may point to a manifestation of a contradiction in some language.

They are a first sieve (Engeström & Sannino 2011): they suggest, and a person decides.
"""

from typing import Annotated

from pydantic import Field, field_validator

from changelab.domain.entities import Value
from changelab.domain.text import Title
from changelab.domain.vocabulary import ManifestationKind


class CuesOfOne(Value):
    """What points to one manifestation, and why; a star at the end lets a word go on."""

    why: Title
    words: tuple[Title, ...] = Field(min_length=1)

    @field_validator("words")
    @classmethod
    def _begin_with_something(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for one in words:
            if "*" in one[:-1] or one == "*":
                raise ValueError(f"In “{one}” the star does not stand at the end of a word.")
        return words


class Cues(Value):
    """The cue words of one language, by the key of the code they suggest."""

    id: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[a-z]+)?$")]
    language: Title
    dilemma: CuesOfOne | None = None
    conflict: CuesOfOne | None = None
    critical_conflict: CuesOfOne | None = None
    double_bind: CuesOfOne | None = None

    def by_kind(self) -> list[tuple[ManifestationKind, CuesOfOne]]:
        """Each manifestation that has cues, with them."""
        there = [(kind, getattr(self, kind.value)) for kind in ManifestationKind]
        return [(kind, cues) for kind, cues in there if cues is not None]
