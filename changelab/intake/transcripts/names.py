"""Which words before a colon are a speaker, and which are only words: "For example: …".

A speaker's name is short, has no sentence in it, begins with a capital, and comes again;
who speaks once only is believed where nearly every line begins with a name.
"""

import re
from collections import Counter
from collections.abc import Iterable

from changelab.intake.transcripts.written_down import LABEL_LIMIT

#: "Name: words", "@Name: words", "[Name]: words", "**Name:** words".
_WITH_COLON = re.compile(
    rf"[@#*_\[{{\s]{{0,4}}([^:\n]{{1,{LABEL_LIMIT}}}?)[\]}}*_\s]{{0,4}}:[*_]{{0,2}}(?:\s+|$)(?!//)"
)
_SENTENCE = re.compile(r"[?!;=<>|/\\]|[^\W\d_]{3,}\.\s")
_WORD = re.compile(r"[^\s,]+")
_SMALL = "von van der den de del della di da dos la le ter ibn bin al el of and y e"
_PARTICLES = frozenset(_SMALL.split())
#: Words before a colon that say what follows, not who speaks.
_HEADINGS = """
    agenda aim answer attention background but because comment comments company conclusion context
    date day definition duration end example examples exercise fact file finally finding findings
    first follow-up goal homework however idea important instructions interview issue language
    length location meeting minutes namely next note notes number one option or organisation
    participants phase place plan point present problem project purpose question questions reason
    recorded recording remark remember result results rule rules second session so solution source
    start step subject summary tape task theme third time title to-do today tool tools topic
    transcribed transcriber transcript transcription two warning week
"""
_SAYS_WHAT = frozenset(_HEADINGS.split())
#: So many of the lines begin with a name, where one who speaks once is believed.
_MOSTLY = 0.6


def before_colon(line: str) -> tuple[str, str] | None:
    """What stands before the first colon of a line if it may be a name, and the rest."""
    found = _WITH_COLON.match(line)
    if found is None:
        return None
    label = tidy(found.group(1))
    return (label, line[found.end() :].strip()) if may_be_name(label) else None


def tidy(label: str) -> str:
    """What someone is called, without signs around it."""
    return " ".join(label.strip(" \t@#*_[]{}:").split())


def may_be_name(label: str) -> bool:
    """True if that is short and no sentence; whether it is a name, its file tells."""
    words = _WORD.findall(label)
    return (
        0 < len(words) <= 6
        and len(label) <= LABEL_LIMIT
        and any(char.isalnum() for char in label)
        and _SENTENCE.search(label) is None
    )


def looks_like_name(label: str) -> bool:
    """True if each word begins with a capital or a number, as names do, and it names no thing."""
    words = [word.strip("().'’\"[]") for word in _WORD.findall(label)]
    plain = " ".join(word for word in words if not word.isdigit()).casefold()
    return bool(words) and (
        plain not in _SAYS_WHAT
        and any(word[:1].isupper() or _has_no_case(word) for word in words)
        and all(
            not word
            or word[:1].isupper()
            or word[:1].isdigit()
            or word in _PARTICLES
            or _has_no_case(word)
            for word in words
        )
    )


def _has_no_case(word: str) -> bool:
    return word[:1].isalpha() and word[:1].lower() == word[:1].upper()


def names_among(
    labels: Iterable[str], lines: int, known: frozenset[str], never: frozenset[str]
) -> frozenset[str]:
    """Which of these are speakers, casefolded.

    Args:
        labels: what may be a name, once for each line that begins with it.
        lines: how many lines could begin with a name.
        known: what people of the workshop are called, casefolded: believed at once.
        never: what is no name, whoever says so, casefolded.
    """
    there, often = list(labels), Counter[str]()
    often.update(label.casefold() for label in there)
    named = {label.casefold() for label in there if looks_like_name(label)}
    numbers_only = {label for label in often if not any(char.isalpha() for char in label)}
    mostly = sum(often[label] for label in named) >= _MOSTLY * max(lines, 1)
    # Where everybody is written in small letters, nearly every line must say so.
    small = {label for label in often if label not in named and " " not in label}
    small -= _SAYS_WHAT
    all_small = sum(often[label] for label in small | named) >= 0.9 * max(lines, 1)
    found = {label for label in named if often[label] > 1 or mostly}
    if all_small:
        found |= {label for label in small if often[label] > 1}
    return frozenset((found | (known & often.keys())) - numbers_only - never)
