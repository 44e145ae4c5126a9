"""What was said, as it lies in the corpus: read a page of it, find words, take a transcript in."""

import secrets
from collections.abc import Iterable, Mapping

from changelab.domain.entities import Turn
from changelab.domain.errors import NotFound
from changelab.domain.passages import is_turn
from changelab.domain.seals import seal_of
from changelab.domain.transcripts import Said
from changelab.storage import turns
from changelab.storage.database import Database


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


def sealed(said: Iterable[Said]) -> list[Turn]:
    """Turns as they are laid down, numbered from 1; of which transcript is not known yet."""
    turns = []
    for number, one in enumerate(said, start=1):
        salt = secrets.token_hex(8)
        seal = seal_of(salt, one.text)
        turns.append(Turn("", number, one.speaker, one.start, one.end, one.text, salt, seal))
    return turns
