"""What coders read in passages: the codings of a codebook, each with where it belongs.

A reading counts while its passage does: what was removed, set aside or erased is not read.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from changelab.domain.errors import NotFound
from changelab.domain.passages import is_turn, span_of, words_in_record
from changelab.domain.people import ERASED
from changelab.domain.research import Code, Coding
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.vocabulary import Standing

#: Where items lie that are in no transcript.
CARDS, TASKS, MATERIAL = "cards", "tasks", "material"

#: A stretch of an item's words, half-open; None is the whole item.
Span = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A coder put this code on this passage.

    Attributes:
        place: the transcript in which the passage lies; else CARDS, TASKS or MATERIAL.
        session: in which it was said or written; None if in no session.
    """

    coding: Coding
    code: Code
    span: Span
    place: str
    session: str | None

    @property
    def item(self) -> str:
        return self.coding.item

    @property
    def coder(self) -> str:
        return self.coding.coder


@dataclass(frozen=True, slots=True)
class Passage:
    """What is counted once: an item, the words of it that were coded, and by which codings."""

    item: str
    span: Span
    codings: tuple[str, ...]


class Passages(dict[str, Passage]):
    """Passages by their item: what is found twice on one item is one passage."""

    def take(self, found: Passage) -> None:
        """Take it in; with one of the same item it becomes the words from the first to the last."""
        before = self.get(found.item)
        if before is not None:
            span = None
            if before.span is not None and found.span is not None:
                span = min(before.span[0], found.span[0]), max(before.span[1], found.span[1])
            codings = tuple(dict.fromkeys((*before.codings, *found.codings)))
            found = Passage(found.item, span, codings)
        self[found.item] = found

    def all(self) -> tuple[Passage, ...]:
        """In the order in which they were first found."""
        return tuple(self.values())


def readings(
    state: WorkshopState,
    codebooks: Collection[str],
    *,
    coders: Collection[str] = (),
    sessions: Collection[str] = (),
) -> Iterator[Reading]:
    """The codings with these codebooks, in the order they were made.

    Args:
        coders: whose; everybody's when empty.
        sessions: of which; of all, and of none, when empty.
    """
    for coding in state.codings.values():
        code = state.codes.get(coding.code)
        if code is None or code.codebook not in codebooks:
            continue
        if coders and coding.coder not in coders:
            continue
        if coding.id in state.set_aside or coding.quote == ERASED:
            continue
        where = _where(state, coding.item)
        if where is None:
            continue
        place, session = where
        if not sessions or session in sessions:
            yield Reading(coding, code, _span(state, coding), place, session)


def overlap(one: Span, other: Span) -> bool:
    """True if two passages of the same item have words in common; a whole item has them all."""
    if one is None or other is None:
        return True
    return max(one[0], other[0]) < min(one[1], other[1])


def common(one: Span, other: Span) -> Span:
    """The words that two overlapping passages have in common."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def _where(state: WorkshopState, item: str) -> tuple[str, str | None] | None:
    """The place and the session of an item; None if it is not to be used."""
    if item in state.set_aside:
        return None
    if is_turn(item) or item in state.episodes:
        key = item.partition("/")[0] if is_turn(item) else state.episodes[item].transcript
        transcript = state.transcripts.get(key)
        gone = transcript is None or transcript.removed
        return None if gone or transcript is None else (key, transcript.session)
    if item in state.tasks:
        return TASKS, state.tasks[item].session
    if item in state.materials:
        return None if state.materials[item].removed else (MATERIAL, None)
    if item[:1] in CONTRIBUTIONS:
        try:
            card = state.contribution(item)
        except NotFound:
            return None
        return None if card.standing is Standing.WITHDRAWN else (CARDS, card.session)
    return None


def _span(state: WorkshopState, coding: Coding) -> Span:
    if coding.start is None or coding.end is None:
        return None
    if is_turn(coding.item):
        # The words of turns do not change.
        return coding.start, coding.end
    words = words_in_record(state, coding.item)
    found = span_of(coding, words)
    return None if found == (0, len(words)) else found
