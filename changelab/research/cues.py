"""Cue words in a passage suggest what it may show, each with its reason; nothing is coded by it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from changelab.domain.cues import Cues
from changelab.domain.vocabulary import ManifestationKind

#: How each manifestation is named in a suggestion.
_CALLED = {
    ManifestationKind.DILEMMA: "a dilemma",
    ManifestationKind.CONFLICT: "a conflict",
    ManifestationKind.CRITICAL_CONFLICT: "a critical conflict",
    ManifestationKind.DOUBLE_BIND: "a double bind",
}
#: A letter, or a mark that is put on one: what a whole word neither begins after nor ends before.
_OF_A_WORD = r"[\w\u0300-\u036f]"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What some words may point to.

    Attributes:
        start, end: code points of the text, half-open.
        words: the words themselves, as they stand there.
        why: the reason, to be read beside the suggestion.
    """

    kind: ManifestationKind
    start: int
    end: int
    words: str
    why: str


def suggestions(text: str, cues: Cues) -> list[Suggestion]:
    """What the cue words in this text may point to, in the order they stand there.

    Of cues of one manifestation that overlap, the longest counts.
    """
    found = []
    for kind, pattern, reason in _patterns(cues):
        for match in pattern.finditer(text):
            words = match.group()
            why = f"“{' '.join(words.split())}” may point to {_CALLED[kind]}: {reason}."
            found.append(Suggestion(kind, match.start(), match.end(), words, why))
    return sorted(found, key=lambda one: (one.start, -one.end))


@lru_cache(maxsize=16)
def _patterns(cues: Cues) -> list[tuple[ManifestationKind, re.Pattern[str], str]]:
    return [(kind, _any_of(one.words), one.why) for kind, one in cues.by_kind()]


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        rf"(?<!{_OF_A_WORD})(?:{'|'.join(map(_spelled, longest_first))})(?!{_OF_A_WORD})",
        re.IGNORECASE,
    )


def _spelled(cue: str) -> str:
    """The cue however its accents, apostrophes and spaces are written."""
    word, goes_on = cue.removesuffix("*"), cue.endswith("*")
    forms = dict.fromkeys(unicodedata.normalize(form, word) for form in ("NFC", "NFD"))
    ways = "|".join(
        r"\s+".join(re.escape(part) for part in form.split()).replace("'", "['\u2019]")
        for form in forms
    )
    return f"(?:{ways}){_OF_A_WORD + '*' if goes_on else ''}"
