"""The five comparisons of leader and group (Stuart, after Kemmis): sayings, doings, relatings.

The leader across the three; the group across the three; and leader against group in each.
A passage may have several of the codes. Every category is told, however rare.
"""

from collections.abc import Collection
from dataclasses import dataclass

from changelab.domain.state import WorkshopState
from changelab.research.readings import Passage, Passages, Reading, overlap, readings

CODEBOOK = "sayings_doings_relatings"
ACTORS = ("leader", "group")
WAYS = ("sayings", "doings", "relatings")
#: Marks that a passage may have beside: as told or as done, before all or among few.
MARKS = ("espoused", "real", "public", "private")
#: Every row of a comparison: all passages, then those with each mark, then those with none.
ALL, NO_MARK = "all", "no mark"


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a comparison, by the key of its code ("leader_sayings").

    Attributes:
        passages: its passages by mark: ALL, each of MARKS, and NO_MARK.
    """

    key: str
    passages: dict[str, tuple[Passage, ...]]

    def n(self, mark: str = ALL) -> int:
        """How many passages it has with that mark."""
        return len(self.passages[mark])


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison: its parts side by side, and how many passages they have together, each once."""

    title: str
    parts: tuple[Part, ...]
    base: int


def comparisons(
    state: WorkshopState,
    codebook: str,
    *,
    coders: Collection[str] = (),
    sessions: Collection[str] = (),
) -> list[Comparison]:
    """The five comparisons, with everything that was coded.

    Args:
        codebook: the id of the adopted codebook.
        coders, sessions: as `readings` takes them.
    """
    made: dict[str, list[Reading]] = {}
    for one in readings(state, {codebook}, coders=coders, sessions=sessions):
        made.setdefault(one.code.key, []).append(one)
    marks = [one for mark in MARKS for one in made.get(mark, ())]
    parts = {
        f"{actor}_{way}": _part(f"{actor}_{way}", made.get(f"{actor}_{way}", []), marks)
        for actor in ACTORS
        for way in WAYS
    }
    five = [(f"The {actor}", tuple(f"{actor}_{way}" for way in WAYS)) for actor in ACTORS]
    five += [(way.capitalize(), tuple(f"{actor}_{way}" for actor in ACTORS)) for way in WAYS]
    return [_comparison(title, [parts[key] for key in keys]) for title, keys in five]


def _comparison(title: str, parts: list[Part]) -> Comparison:
    items = {found.item for part in parts for found in part.passages[ALL]}
    return Comparison(title, tuple(parts), len(items))


def _part(key: str, made: list[Reading], marks: list[Reading]) -> Part:
    passages = {tag: Passages() for tag in (ALL, *MARKS, NO_MARK)}
    on_item: dict[str, list[Reading]] = {}
    for mark in marks:
        on_item.setdefault(mark.item, []).append(mark)
    for one in made:
        passages[ALL].take(Passage(one.item, one.span, (one.coding.id,)))
        for mark in on_item.get(one.item, ()):
            if overlap(one.span, mark.span):
                both = Passage(one.item, one.span, (one.coding.id, mark.coding.id))
                passages[mark.code.key].take(both)
    for item, found in passages[ALL].items():
        if not any(item in passages[mark] for mark in MARKS):
            passages[NO_MARK].take(found)
    return Part(key, {mark: there.all() for mark, there in passages.items()})
