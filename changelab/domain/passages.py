"""Passages: what can be coded, cited or written about, and where its words are.

Positions are code points, the first is 0, half-open: `words[start:end]` is the passage.
"""

from changelab.domain.errors import NotFound, Refused
from changelab.domain.research import Coding
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.text import LONG_LIMIT
from changelab.domain.vocabulary import Standing
from changelab.domain.whole import Corpus

#: Code points of a quote: a turn may be longer than a card.
QUOTE_LIMIT = LONG_LIMIT


def is_turn(item: str) -> bool:
    """True for the id of a turn ("r17/241")."""
    return item.startswith("r") and "/" in item


def is_material(state: WorkshopState, item: str) -> bool:
    """True for the id of a piece of mirror material that was not removed."""
    return item in state.materials and not state.materials[item].removed


def check_is_here(state: WorkshopState, item: str) -> None:
    """Nothing, if that item can be coded: a turn, an episode, a task, a card, a material.

    Raises:
        NotFound: there is no such thing, or it was removed.
    """
    if is_turn(item):
        key, _, number = item.partition("/")
        transcript = state.transcripts.get(key)
        there = transcript is not None and not transcript.removed
        if there and number.isascii() and number.isdigit():
            assert transcript is not None
            if str(int(number)) == number and 1 <= int(number) <= transcript.turns:
                return
    elif item[:1] in CONTRIBUTIONS:
        state.contribution(item)
        return
    elif item in state.episodes or item in state.tasks or is_material(state, item):
        return
    raise NotFound(f"There is no passage “{item[:20]}” here.", "Reload the page.")


def is_here(state: WorkshopState, item: str) -> bool:
    """True if that item is there: a card that was undone leaves its codings behind."""
    try:
        check_is_here(state, item)
    except NotFound:
        return False
    return True


def check_may_be_used(state: WorkshopState, item: str) -> None:
    """Nothing, unless the item is a card that its author took back, or wants no use made of.

    Raises:
        Refused: it is one.
    """
    if item[:1] not in CONTRIBUTIONS:
        return
    if state.contribution(item).standing is Standing.WITHDRAWN or item in state.set_aside:
        raise Refused("This card was taken back.", "It is not used any more.")


def words_in_record(state: WorkshopState, item: str) -> str:
    """The words of a card, a contradiction or a material; of an episode or a task its title.

    Raises:
        NotFound: there is no such thing.
    """
    if item[:1] in CONTRIBUTIONS:
        return state.contribution(item).text
    if item in state.episodes:
        return state.episodes[item].title
    if item in state.tasks:
        return state.tasks[item].plan.title
    if item in state.materials:
        return state.materials[item].text
    raise NotFound(f"There is no passage “{item[:20]}” here.", "Reload the page.")


def words_of(state: WorkshopState, corpus: Corpus, item: str) -> str:
    """The words of any item, turns included.

    Raises:
        NotFound: there is no such thing.
    """
    if not is_turn(item):
        return words_in_record(state, item)
    key, _, number = item.partition("/")
    try:
        return corpus[key][int(number) - 1].text
    except (LookupError, ValueError):
        raise NotFound(f"There is no passage “{item[:20]}” here.", "Reload the page.") from None


def span_of(coding: Coding, words: str) -> tuple[int, int]:
    """Where the coded passage stands in the item's words as they are now.

    Words that were changed since are searched for the quote; if it is gone, or stands
    there more than once, the whole item is the passage.
    """
    if coding.start is None or coding.end is None:
        return 0, len(words)
    if coding.end <= len(words) and words[coding.start : coding.end] == coding.quote:
        return coding.start, coding.end
    if coding.quote and words.count(coding.quote) == 1:
        found = words.index(coding.quote)
        return found, found + len(coding.quote)
    return 0, len(words)
