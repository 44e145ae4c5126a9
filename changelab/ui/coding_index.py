"""What is coded, found by passage: gone through once for as long as a workshop stands so."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from changelab.domain.passages import is_turn
from changelab.domain.research import Coding, Episode, Memo
from changelab.domain.state import WorkshopState


@dataclass
class CodingIndex:
    """The codings, memos and episodes of one moment.

    Attributes:
        on: the codings on each item, oldest first.
        about: the memos about each item; under "" those about nothing.
        episodes: those of each transcript, by their first turn.
        used: how often each coder used each code.
        turns: the numbers of the turns that a coder coded, by coder and transcript.
    """

    on: dict[str, list[Coding]] = field(default_factory=lambda: defaultdict(list))
    about: dict[str, list[Memo]] = field(default_factory=lambda: defaultdict(list))
    episodes: dict[str, list[Episode]] = field(default_factory=lambda: defaultdict(list))
    used: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    turns: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def codings_of(self, item: str, coder: str | None = None) -> list[Coding]:
        """What is coded on an item; by that coder alone if one is named."""
        return [one for one in self.on.get(item, ()) if coder in (None, one.coder)]

    def memos_about(self, items: Iterable[str], coder: str | None = None) -> list[Memo]:
        """What is thought about these; by that coder alone if one is named."""
        return [
            one for item in items for one in self.about.get(item, ()) if coder in (None, one.coder)
        ]

    def episodes_at(self, turn: str) -> list[Episode]:
        """The episodes in which a turn lies."""
        transcript, _, number = turn.partition("/")
        return [
            one for one in self.episodes.get(transcript, ()) if one.first <= int(number) <= one.last
        ]

    def next_without(self, coder: str, transcript: str, after: int, turns: int) -> int | None:
        """The first turn after that one which this coder has not coded; None if there is none."""
        coded = self.turns.get((coder, transcript), set())
        ahead = range(after + 1, turns + 1)
        return next((one for one in ahead if one not in coded), None)


_KNOWN: WeakKeyDictionary[WorkshopState, CodingIndex] = WeakKeyDictionary()


def index_of(state: WorkshopState) -> CodingIndex:
    """The index of that moment; made when it is asked for first."""
    known = _KNOWN.get(state)
    if known is None:
        known = _KNOWN[state] = _made(state)
    return known


def _made(state: WorkshopState) -> CodingIndex:
    index = CodingIndex()
    for coding in state.codings.values():
        index.on[coding.item].append(coding)
        index.used[coding.coder][coding.code] += 1
        if is_turn(coding.item):
            transcript, _, number = coding.item.partition("/")
            index.turns[coding.coder, transcript].add(int(number))
    for memo in state.memos.values():
        index.about[memo.about or ""].append(memo)
    for episode in sorted(state.episodes.values(), key=lambda one: (one.first, one.last)):
        index.episodes[episode.transcript].append(episode)
    return index
