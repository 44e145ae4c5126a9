"""Names of the key table give way to pseudonyms in everything that leaves.

A coding stays on its passage: its positions move with the words, and its quote is read anew.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from changelab.domain.coding import CodingMade
from changelab.domain.contributions import Contributed, ContributionReworded
from changelab.domain.key_table import KeyTable
from changelab.domain.materials import MaterialAdded
from changelab.domain.pseudonyms import Found, Names
from changelab.domain.record import Event
from changelab.domain.research import Turn
from changelab.domain.whole import WholeRecord
from changelab.exports.typed_words import with_words


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as they were, as they leave, and the names that made the difference."""

    before: str
    after: str
    names: tuple[Found, ...]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage stands now; one that cut a name holds the whole pseudonym."""
        return self._moved(start, begins=True), self._moved(end, begins=False)

    def _moved(self, position: int, *, begins: bool) -> int:
        shift = 0
        for name in self.names:
            if position <= name.start:
                break
            if position < name.end:
                there = name.start + shift
                return there if begins else there + len(name.instead)
            shift += len(name.instead) - (name.end - name.start)
        return position + shift


def with_names_replaced(whole: WholeRecord, key_table: KeyTable) -> tuple[WholeRecord, int]:
    """The record with "[P01]" where names of the key table stood, and how many there were."""
    replacing = _Replacing(key_table)
    corpus = {key: tuple(map(replacing.turn, turns)) for key, turns in whole.corpus.items()}
    facts = [replace(fact, event=replacing.event(fact.seq, fact.event)) for fact in whole.facts]
    if not replacing.count:
        return whole, 0
    return replace(whole, facts=facts, corpus=corpus), replacing.count


class _Replacing:
    """Goes through a record once, in order, and remembers how each item was worded."""

    def __init__(self, key_table: KeyTable) -> None:
        self._names = Names(key_table)
        self._wordings: dict[str, list[Wording]] = defaultdict(list)
        self.count = 0

    def _worded(self, text: str) -> Wording:
        names = tuple(self._names.found(text))
        self.count += len(names)
        return Wording(text, _put_instead(text, names), names)

    def _text(self, text: str) -> str:
        return self._worded(text).after

    def turn(self, turn: Turn) -> Turn:
        worded = self._worded(turn.text)
        self._wordings[turn.id].append(worded)
        if not worded.names:
            return turn
        # The seal stays; without its salt it does not tell which name it was.
        return replace(turn, text=worded.after, salt="")

    def event(self, seq: int, event: Event) -> Event:
        match event:
            case CodingMade():
                return self._coding(event)
            case Contributed():
                return with_words(event, self._remembering(f"{event.letter}{seq}", event.text))
            case ContributionReworded():
                return with_words(event, self._remembering(event.item, event.text))
            case MaterialAdded():
                return with_words(event, self._remembering(event.material, event.text))
            case _:
                return with_words(event, self._text)

    def _remembering(self, item: str, words: str) -> Callable[[str], str]:
        def change(text: str) -> str:
            worded = self._worded(text)
            if text == words:
                self._wordings[item].append(worded)
            return worded.after

        return change

    def _coding(self, event: CodingMade) -> CodingMade:
        if event.start is None or event.end is None:
            return event.model_copy(update={"quote": self._uncounted(event.quote)})
        for worded in reversed(self._wordings[event.item]):
            if worded.before[event.start : event.end] == event.quote:
                start, end = worded.moved(event.start, event.end)
                quote = worded.after[start:end]
                return event.model_copy(update={"start": start, "end": end, "quote": quote})
        return event.model_copy(update={"quote": self._uncounted(event.quote)})

    def _uncounted(self, quote: str) -> str:
        # A quote is no further place where a name stands.
        return _put_instead(quote, tuple(self._names.found(quote)))


def _put_instead(text: str, names: tuple[Found, ...]) -> str:
    parts, last = [], 0
    for name in names:
        parts += [text[last : name.start], name.instead]
        last = name.end
    return "".join([*parts, text[last:]])
