"""The contradictions among the boxes of a picture: which become bolts, and what is drawn of them.

One bolt stands for all that pulls between the same two boxes. There are so many bolts
and no more; what else there is stands in the heading of its box, and the key says
where it reaches.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from changelab.diagrams.diagram import Badge, Bolt
from changelab.diagrams.geometry import Rect
from changelab.diagrams.lightning import lightning
from changelab.diagrams.network.grid import Grid
from changelab.diagrams.network.ways import Join, ways
from changelab.diagrams.numbers import badge_width, shared_label
from changelab.diagrams.page import PAGE
from changelab.diagrams.shown import STATUS_WORDS, ShownContradiction
from changelab.diagrams.text import drawable
from changelab.diagrams.triangle.badges import place_badges
from changelab.diagrams.triangle.sentences import ended
from changelab.domain.entities import Contradiction, Pole
from changelab.domain.vocabulary import ContradictionStatus, Standing

_MOST_BOLTS = 12
#: Blank around a number between two boxes.
_AROUND_NUMBER = 36.0


@dataclass(frozen=True, slots=True)
class Pull:
    """A contradiction of a picture.

    Attributes:
        boxes: the ids of the one or two boxes that it pulls at.
        places: where its ends lie, in the workshop's words, as many as it has.
    """

    contradiction: ShownContradiction
    boxes: tuple[str, ...]
    places: tuple[str, ...]

    def sentence(self, word: str) -> str:
        """The contradiction in plain words; `word` is what the workshop calls one."""
        one = self.contradiction
        where = (
            f"between {self.places[0]} and {self.places[1]}"
            if len(self.places) == 2
            else f"within {self.places[0]}"
        )
        status = f" ({one.status})" if one.status else ""
        return ended(f"{word} {one.number}, {where}{status}: {one.text}")


def pulls_among(
    contradictions: Iterable[Contradiction],
    box_of: Callable[[Pole], str | None],
    place_of: Callable[[Pole], str],
) -> tuple[Pull, ...]:
    """Those with an end in this picture, by number; rejected ones are left out."""
    found = []
    for one in contradictions:
        if one.standing is not Standing.SHOWN or one.status is ContradictionStatus.REJECTED:
            continue
        here = [pole for pole in one.poles if box_of(pole)]
        if not here:
            continue
        away = [place_of(pole) for pole in one.poles if pole not in here]
        shown = ShownContradiction(
            id=one.id,
            number=one.number,
            text=drawable(one.text),
            here=tuple(pole.element for pole in here),
            elsewhere=away[0] if away else "",
            status=STATUS_WORDS[one.status],
            resolved=one.status is ContradictionStatus.RESOLVED,
        )
        boxes = tuple(dict.fromkeys(filter(None, map(box_of, here))))
        found.append(Pull(shown, boxes, tuple(map(place_of, one.poles))))
    return tuple(sorted(found, key=lambda pull: pull.contradiction.number))


@dataclass(frozen=True, slots=True)
class PlannedBolt:
    """A bolt between two boxes, and what it stands for."""

    one: str
    two: str
    contradictions: tuple[ShownContradiction, ...]

    @property
    def label(self) -> str:
        return shared_label([one.number for one in self.contradictions])


@dataclass(frozen=True, slots=True)
class Plan:
    """How the contradictions of a picture are drawn.

    Attributes:
        inner: those in the heading of a box, by its id.
        elsewhere: by contradiction, where it reaches, if no bolt shows that.
    """

    bolts: tuple[PlannedBolt, ...]
    inner: Mapping[str, tuple[ShownContradiction, ...]]
    elsewhere: Mapping[str, str]

    def inside(self, box: str) -> tuple[ShownContradiction, ...]:
        """What stands in the heading of that box."""
        return self.inner.get(box, ())


def planned(pulls: Sequence[Pull]) -> Plan:
    """The bolts and what stands inside boxes; open ones become bolts first, then the newest."""
    by_pair: dict[tuple[str, ...], list[Pull]] = defaultdict(list)
    for pull in pulls:
        if len(pull.boxes) == 2:
            by_pair[tuple(sorted(pull.boxes))].append(pull)
    pairs = sorted(by_pair, key=lambda pair: _worth(by_pair[pair]))[:_MOST_BOLTS]
    bolts = [
        PlannedBolt(pair[0], pair[1], tuple(pull.contradiction for pull in by_pair[pair]))
        for pair in pairs
    ]
    inner: dict[str, list[ShownContradiction]] = defaultdict(list)
    elsewhere = {}
    for pull in pulls:
        if tuple(sorted(pull.boxes)) in pairs:
            continue
        inner[pull.boxes[0]].append(pull.contradiction)
        if pull.contradiction.elsewhere or len(pull.boxes) == 2:
            elsewhere[pull.contradiction.id] = pull.contradiction.elsewhere or pull.places[1]
    return Plan(
        bolts=tuple(sorted(bolts, key=lambda bolt: bolt.contradictions[0].number)),
        inner={box: tuple(some) for box, some in inner.items()},
        elsewhere=elsewhere,
    )


def _worth(pulls: Sequence[Pull]) -> tuple[bool, int]:
    newest = max(pull.contradiction.number for pull in pulls)
    return all(pull.contradiction.resolved for pull in pulls), -newest


def drawn_bolts(
    bolts: Sequence[PlannedBolt], grid: Grid, taken: Sequence[Rect]
) -> tuple[list[Bolt], list[Badge]]:
    """The bolts and their numbers; `taken` is what they keep out of besides the boxes."""
    joins = [Join(bolt.one, bolt.two, badge_width(bolt.label) + _AROUND_NUMBER) for bolt in bolts]
    routes = ways(joins, grid)
    obstacles = [*grid.boxes.values(), *taken]
    flashes = [
        lightning(way, obstacles, [*routes[:index], *routes[index + 1 :]])
        for index, way in enumerate(routes)
    ]
    spots = place_badges(flashes, [bolt.label for bolt in bolts], obstacles, PAGE)
    drawn, badges = [], []
    for bolt, flash, spot in zip(bolts, flashes, spots, strict=True):
        ids = tuple(one.id for one in bolt.contradictions)
        ends = grid.in_order(bolt.one, bolt.two)
        resolved = all(one.resolved for one in bolt.contradictions)
        drawn.append(Bolt(f"{ids[0]}_bolt", *ends, flash.points, ids, resolved=resolved))
        full = "; ".join(f"{one.number} {one.text}" for one in bolt.contradictions)
        badges.append(Badge(f"{ids[0]}_number", spot, bolt.label, ids, full, resolved))
    return drawn, badges
