"""Names in a text: where they stand, and pseudonyms in brackets in their place.

The convention of the UK Data Service: "[P01]" where a name of the key table stood, "[name]"
for somebody who is not in the workshop or cannot be told from another. A name is looked for
as it is written, whole and by its parts; endings of a language ("Bilalin") hide it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from changelab.domain.key_table import KeyTable

#: Letters that a part of a name needs to be looked for by itself.
PART_LETTERS = 3
#: Digits that a phone number needs to be looked for.
PHONE_DIGITS = 6
#: So many of its last digits tell a phone number, whichever prefix is written before them.
_TAIL = 8

#: What people are called who are not named: no word of these is a name.
_ROLES_AND_PARTICLES = """
    all anonymous audience both chair child client coach everybody everyone external facilitator
    female group guest host interviewee interviewer leader male man manager many me moderator
    multiple name narrator nobody nurse observer other parent participant patient person
    presenter pupil recorder researcher respondent scribe several social someone speaker staff
    student teacher unidentified unknown user voice woman worker
    and but for from her his its not off our per she the they with you your
    mrs miss prof professor sir madam doctor von van der den del dos ibn bin
"""
_NO_NAMES = frozenset(_ROLES_AND_PARTICLES.split())
#: "P01", "S4", "SPEAKER_00", "Speaker 1": a number in the place of a name.
_NUMBERED = re.compile(r"(?:[A-Za-z]{1,3}|[A-Za-z]{1,20}[ _#-]+)\d{1,4}")
_IN_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_BETWEEN_PARTS = re.compile(r"[\s,;/|]+")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
_BEFORE = r"(?<![^\W_])"
_AFTER = r"(?![^\W_]|[\u0300-\u036f])"
_GAP = r"[ \t\xa0\u202f().\u2010-\u2015/-]{0,3}"
_A_NUMBER = re.compile(rf"[0-9](?:{_GAP}[0-9]){{{PHONE_DIGITS - 1}}}")


@dataclass(frozen=True, slots=True)
class Found:
    """A name, an e-mail or a phone number that stands in a text, and whose it is.

    `participant` is a pseudonym; empty for someone without one, or if it may be several.
    """

    start: int
    end: int
    words: str
    participant: str

    @property
    def instead(self) -> str:
        """What stands in its place: "[P01]" or "[name]"."""
        return f"[{self.participant or 'name'}]"


class Names:
    """What a key table knows, ready to be looked for in many texts."""

    def __init__(self, key_table: KeyTable) -> None:
        names: dict[str, set[str]] = {}
        mails: dict[str, set[str]] = {}
        phones: dict[str, set[str]] = {}
        for entry in key_table:
            for name in entry.names:
                if not _MAIL.fullmatch(name.strip()):
                    for term in _terms(name):
                        names.setdefault(_plain(term), set()).add(entry.participant)
            for mail in (*entry.names, entry.email):
                if _MAIL.fullmatch(mail.strip()):
                    mails.setdefault(_plain(mail).lower(), set()).add(entry.participant)
            digits = _digits(entry.phone)
            if len(digits) >= PHONE_DIGITS:
                phones.setdefault(digits[-_TAIL:], set()).add(entry.participant)
        self._whose = {key: _one(who) for key, who in (names | mails | phones).items()}
        self._names = _names_pattern(names)
        self._mails = _mails_pattern(mails)
        self._phones = [(tail, _phone_pattern(tail)) for tail in sorted(phones)]

    def found(self, text: str) -> list[Found]:
        """What stands in the text, in order; what overlaps is one."""
        there = list(self._everywhere(text))
        if not there:
            return []
        there.sort(key=lambda one: (one[0], -one[1]))
        joined = [there[0]]
        for start, end, who in there[1:]:
            first, last, whose = joined[-1]
            if start < last:
                joined[-1] = (first, max(last, end), whose)
            else:
                joined.append((start, end, who))
        return [Found(start, end, text[start:end], who) for start, end, who in joined]

    def replaced(self, text: str) -> tuple[str, int]:
        """The text with pseudonyms in the place of names, and how many were replaced."""
        there = self.found(text)
        if not there:
            return text, 0
        parts, last = [], 0
        for one in there:
            parts += [text[last : one.start], one.instead]
            last = one.end
        return "".join([*parts, text[last:]]), len(there)

    def _everywhere(self, text: str) -> Iterator[tuple[int, int, str]]:
        if self._mails is not None and "@" in text:
            for match in self._mails.finditer(text):
                yield *match.span(), self._whose.get(_plain(match.group()).lower(), "")
        # Most texts hold no number as long as that: one look saves one for each phone.
        for tail, pattern in self._phones if _A_NUMBER.search(text) else ():
            for match in pattern.finditer(text):
                yield *match.span(), self._whose[tail]
        if self._names is not None:
            for match in self._names.finditer(text):
                yield *match.span(), self._whose.get(_plain(match.group()), "")


@lru_cache(maxsize=8)
def _known(key_table: KeyTable) -> Names:
    return Names(key_table)


def found(text: str, key_table: KeyTable) -> list[Found]:
    """Which names, e-mails and phone numbers of the key table stand where in the text.

    For many texts make one `Names` and ask it.
    """
    return _known(tuple(key_table)).found(text)


def replaced(text: str, key_table: KeyTable) -> tuple[str, int]:
    """The text with "[P01]" in the place of names, and how many were replaced."""
    return _known(tuple(key_table)).replaced(text)


def is_a_name(label: str) -> bool:
    """True for what names a person; not for "Speaker 1", "Interviewer" or "P01"."""
    return bool(_terms(label))


def _terms(name: str) -> list[str]:
    """What is looked for of a name: all of it, and its parts, as they may be written."""
    name = _bare(" ".join(_IN_BRACKETS.sub(" ", name).split()))
    if _NUMBERED.fullmatch(name):
        return []
    parts = [_bare(part) for part in _BETWEEN_PARTS.split(name)]
    parts += [half for part in parts if "-" in part for half in part.split("-")]
    # "the teacher" is no name; nor is the "der" in one.
    telling = [part for part in parts if _says_who(part, alone=len(parts) == 1)]
    if not telling:
        return []
    last, _, first = name.partition(", ")
    terms = [*_as_written(name), *(_as_written(f"{first} {last}") if first else ())]
    for part in telling:
        if _letters(part) >= PART_LETTERS:
            # A part in small letters may be any word; begun with a capital it is the name.
            terms += [one for one in _as_written(part) if not one.islower()]
    return list(dict.fromkeys(terms))


def _says_who(part: str, *, alone: bool) -> bool:
    return _letters(part) >= (2 if alone else 1) and part.casefold() not in _NO_NAMES


def _as_written(term: str) -> Iterator[str]:
    yield term
    if term.islower() or term.isupper():
        yield re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), term)


def _bare(part: str) -> str:
    return part.strip(" .,:;!?\"'“”‘’«»*_@#-")


def _letters(part: str) -> int:
    return sum(char.isalpha() for char in part)


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char in "0123456789")


def _plain(term: str) -> str:
    """How a term is known again, however its accents, blanks and apostrophes are written."""
    return " ".join(unicodedata.normalize("NFC", term).replace("’", "'").split())


def _one(who: Iterable[str]) -> str:
    known = [one for one in who if one]
    return known[0] if len(known) == 1 else ""


def _literal(term: str) -> str:
    words = (re.escape(word).replace("'", "['’]") for word in term.split())
    return r"\s+".join(words)


def _both_forms(terms: Iterable[str]) -> list[str]:
    forms = {form for term in terms for form in (term, unicodedata.normalize("NFD", term))}
    return sorted(forms, key=lambda term: (-len(term), term))


def _names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    terms = _both_forms(names)
    if not terms:
        return None
    firsts = "".join(sorted({re.escape(term[0]) for term in terms}))
    # Most words begin with another letter: they are passed by at once.
    return re.compile(f"{_BEFORE}(?=[{firsts}])(?:{'|'.join(map(_literal, terms))}){_AFTER}")


def _mails_pattern(mails: Iterable[str]) -> re.Pattern[str] | None:
    terms = _both_forms(mails)
    return re.compile("|".join(map(_literal, terms)), re.IGNORECASE) if terms else None


def _phone_pattern(tail: str) -> re.Pattern[str]:
    prefix = rf"(?:[+(]{{0,2}}[0-9](?:{_GAP}[0-9]){{0,7}}{_GAP})?" if len(tail) == _TAIL else ""
    return re.compile(rf"(?<![0-9]){prefix}{_GAP.join(tail)}(?![0-9])")
