"""The cards on display: what everybody in the room sees, as rows of JSON by their ids.

The same bytes go to every screen. A change costs by the cards it touches.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from changelab.domain.entities import Contribution
from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.visibility import (
    THE_ROOM,
    as_seen,
    is_open_to_the_room,
    without_loose_ends,
)
from changelab.live.rows import card_row

Kept = TypeVar("Kept")

#: Rows by table and id.
Rows = dict[str, dict[str, bytes]]

#: What other cards point to, by letter, in the order to look at it; and who points.
_POINTED_TO = {"o": 0, "m": 1, "c": 2}
_POINTING = ("contradictions", "manifestations", "commitments")


def table_of(key: str) -> str:
    """The table of the contribution with that id."""
    return CONTRIBUTIONS[key[0]]


def number_of(key: str) -> int:
    """The place of a contribution in the record."""
    return int(key[1:])


class Display:
    """What the room sees of the cards of one workshop.

    Attributes:
        rows: each card as JSON.
        items: the same cards as the room sees them.
    """

    def __init__(self, state: WorkshopState) -> None:
        self.rows: Rows = {name: {} for name in CONTRIBUTIONS.values()}
        self.items: dict[str, dict[str, Contribution]] = {name: {} for name in self.rows}
        #: Tables in which a card came back behind later ones.
        self._disordered: set[str] = set()
        self.look_at(state, [item.id for item in state.contributions()])

    def shows(self, key: str) -> bool:
        """True if the room sees the card."""
        return key in self.rows[table_of(key)]

    def look_at(self, state: WorkshopState, keys: Iterable[str]) -> tuple[Rows, list[str]]:
        """Bring these cards up to date: the rows that are new or different, the ids that go."""
        put: Rows = defaultdict(dict)
        drop: list[str] = []
        # What others point to comes first: a link is shown if what it leads to is.
        order = sorted(dict.fromkeys(keys), key=lambda key: _POINTED_TO.get(key[0], 3))
        appeared = False
        for key in order:
            there = self.shows(key)
            self._look_at_one(state, key, put, drop)
            appeared = appeared or (key[0] in _POINTED_TO and there is not self.shows(key))
        if appeared:
            for name in _POINTING:
                for key in list(self.rows[name]):
                    self._look_at_one(state, key, put, drop)
        return put, drop

    def row(self, item: Contribution) -> bytes:
        """The card as others see it."""
        return card_row(self._told(item))

    def _told(self, item: Contribution) -> Contribution:
        return without_loose_ends(as_seen(item, THE_ROOM), self.shows)

    def in_order(self) -> Rows:
        """Every row, as the record has them in order."""
        for name in self._disordered:
            self.rows[name] = _sorted(self.rows[name])
            self.items[name] = _sorted(self.items[name])
        self._disordered.clear()
        return self.rows

    def _look_at_one(self, state: WorkshopState, key: str, put: Rows, drop: list[str]) -> None:
        name = table_of(key)
        rows, item = self.rows[name], getattr(state, name).get(key)
        if item is None or not is_open_to_the_room(state, item):
            put[name].pop(key, None)
            self.items[name].pop(key, None)
            if rows.pop(key, None) is not None:
                drop.append(key)
            return
        if key not in rows and rows and number_of(next(reversed(rows))) > number_of(key):
            self._disordered.add(name)
        told = self._told(item)
        row = card_row(told)
        self.items[name][key] = told
        if rows.get(key) != row:
            rows[key] = put[name][key] = row


def _sorted(by_id: dict[str, Kept]) -> dict[str, Kept]:
    return {key: by_id[key] for key in sorted(by_id, key=number_of)}
