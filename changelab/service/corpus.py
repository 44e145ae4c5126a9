"""What was said, as it lies in the corpus: read a page of it, find words, take a transcript in."""

import secrets
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from changelab.domain.errors import NotFound
from changelab.domain.passages import is_turn
from changelab.domain.research import Turn
from changelab.domain.seals import seal_of
from changelab.domain.transcripts import Said
from changelab.storage import speakers, turns
from changelab.storage.database import Database
from changelab.storage.turns import Looking

__all__ = ["Corpora", "Looking", "Page", "Tally", "sealed"]

#: Turns of a page to read.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the turns that were looked for: page `number` (from 0) of `pages`; `count` in all."""

    turns: Sequence[Turn]
    number: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What a transcript holds: turns by speaker, and when the last is over (None without times)."""

    spoke: Mapping[str, int]
    lasts: int | None


class Corpora:
    """The corpora of all workshops of a data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def whole(self, workshop: str) -> Mapping[str, tuple[Turn, ...]]:
        """Every turn of the workshop by transcript."""
        with self._database.using() as db:
            return turns.all_of(db, workshop)

    def turns(self, workshop: str, transcript: str, first: int = 1, count: int = 100) -> list[Turn]:
        """Up to `count` turns of a transcript from number `first` on."""
        with self._database.using() as db:
            return turns.some_of(db, workshop, transcript, first, first + count - 1)

    def turn(self, workshop: str, item: str) -> Turn:
        """The turn with that id ("r17/241").

        Raises:
            NotFound: there is none.
        """
        transcript, _, number = item.partition("/")
        if is_turn(item) and number.isascii() and number.isdigit() and len(number) < 10:
            for found in self.turns(workshop, transcript, int(number), 1):
                return found
        raise NotFound(f"There is no turn “{item[:20]}”.", "Reload the page.")

    def page(
        self,
        workshop: str,
        transcript: str,
        looking: Looking,
        number: int = 0,
        *,
        at: int | None = None,
    ) -> Page:
        """A page of the turns that were looked for.

        Args:
            number: which page, from 0; the last one if there are not so many.
            at: in the place of `number`, the page on which that moment (milliseconds) stands.
        """
        with self._database.using() as db:
            there = turns.numbers_of(db, workshop, transcript, looking)
            pages = max(1, -(-len(there) // AT_ONCE))
            if at is not None:
                first = turns.first_from(db, workshop, transcript, at)
                place = bisect_left(there, first) if first is not None else len(there)
                number = place // AT_ONCE
            number = min(max(number, 0), pages - 1)
            some = there[number * AT_ONCE : (number + 1) * AT_ONCE]
            return Page(turns.these(db, workshop, transcript, some), number, pages, len(there))

    def tallies(self, workshop: str) -> dict[str, Tally]:
        """What each transcript of a workshop holds."""
        with self._database.using() as db:
            spoke, lasting = turns.spoke(db, workshop), turns.lasting(db, workshop)
        found: dict[str, dict[str, int]] = {}
        for (transcript, speaker), count in spoke.items():
            found.setdefault(transcript, {})[speaker] = count
        return {key: Tally(said, lasting.get(key)) for key, said in found.items()}

    def labels(self, workshop: str, transcript: str) -> dict[str, str]:
        """What each speaker is called in the file: for the eyes of those who match them only."""
        with self._database.using() as db:
            return speakers.of(db, workshop, transcript)


def sealed(said: Sequence[Said], heard: Callable[[float], object] = lambda _: None) -> list[Turn]:
    """Turns as they are laid down, numbered from 1; of which transcript is not known yet.

    `heard` is told how much is done, from 0 to 1.
    """
    turns = []
    for number, one in enumerate(said, start=1):
        salt = secrets.token_hex(8)
        seal = seal_of(salt, one.text)
        if number % 1000 == 0:
            heard(number / len(said))
        turns.append(Turn("", number, one.speaker, one.start, one.end, one.text, salt, seal))
    return turns
