"""The tree of codes: the adopted codebooks, and what the record itself knows.

Of everything in the tree, no two have the same name, and nothing that has codes under it
can be coded with: both is what QDA programs lose codes and codings over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from changelab.domain.research import Code
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Element, Level
from changelab.exports.lawful import lawful
from changelab.exports.qda.naming import Names, label, same
from changelab.exports.terms import plainly

_HEX = re.compile("#[0-9a-fA-F]{6}")
#: Colours of codes that were given none, one after the other.
_COLOURS = (
    *("#4e79a7", "#f28e2b", "#59a14f", "#b07aa1", "#76b7b2", "#e15759"),
    *("#edc948", "#9c755f", "#ff9da7", "#86bcb6", "#8cd17d", "#bab0ac"),
)

PARTICIPANTS, ELEMENTS, CONTRADICTIONS, EPISODES = (
    *("participants", "elements", "contradictions", "episodes"),
)


@dataclass
class Node:
    """A code of the tree.

    Attributes:
        key: our id of it.
        wanted, name: what it is called where it comes from, and in the whole tree.
        codable: False for what only groups others.
    """

    key: str
    wanted: str
    codable: bool = True
    description: str = ""
    colour: str = ""
    children: list["Node"] = field(default_factory=list)
    name: str = ""

    def walk(self) -> Iterator["Node"]:
        """It and everything under it, in order of reading."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class CodeTree:
    """All codes: those at the top, and each by its key."""

    tops: list[Node]
    by_key: dict[str, Node]

    @property
    def codebook(self) -> list[Node]:
        """What another project can use: all but who took part here, and this one's episodes."""
        return [top for top in self.tops if top.key not in (PARTICIPANTS, EPISODES)]


def episode_key(title: str) -> str:
    """The key of the code for episodes of that title."""
    return f"episode {same(label(title, 'Episode'))}"


def code_tree(state: WorkshopState, speakers: Mapping[str, str]) -> CodeTree:
    """Every code of the workshop; `speakers` are those who spoke or wrote, as they are called."""
    tops = [
        *_codebooks(state),
        Node(
            ELEMENTS,
            "Activity system",
            description="Nodes of the activity system (Engeström 1987), as entries were placed.",
            children=[Node(f"element {one}", plainly(one)) for one in Element],
        ),
        Node(
            CONTRADICTIONS,
            "Contradictions",
            description="Contradictions as the group logged and judged them.",
            children=[
                _group("levels", "Level of contradiction", "level", Level),
                _group("statuses", "Status of contradiction", "status", ContradictionStatus),
            ],
        ),
        Node(
            PARTICIPANTS,
            "Participants",
            description="Who said or wrote it.",
            children=[Node(f"who {key}", called) for key, called in speakers.items()],
        ),
        Node(EPISODES, "Episodes", children=_episodes(state)),
    ]
    tops = [top for top in tops if top.children]
    for top in tops:
        for node in top.walk():
            node.codable = node.codable and not node.children
    _name_all(tops)
    _colour_all(tops)
    return CodeTree(tops, {node.key: node for top in tops for node in top.walk()})


def _group(key: str, wanted: str, of: str, values: type[Level] | type[ContradictionStatus]) -> Node:
    return Node(key, wanted, children=[Node(f"{of} {one}", plainly(one)) for one in values])


def _episodes(state: WorkshopState) -> list[Node]:
    found: dict[str, Node] = {}
    for one in state.episodes.values():
        key = episode_key(one.title)
        node = found.setdefault(key, Node(key, label(one.title, "Episode")))
        if one.topic and one.topic not in node.description.split("; "):
            node.description = "; ".join(filter(None, (node.description, one.topic)))
    return list(found.values())


def _codebooks(state: WorkshopState) -> Iterator[Node]:
    under: dict[str, list[Code]] = {}
    for code in state.codes.values():
        parent = state.codes.get(code.parent or "")
        there = parent is not None and parent.codebook == code.codebook
        under.setdefault(parent.id if there and parent else code.codebook, []).append(code)
    titles = [book.title for book in state.codebooks.values()]
    for book in state.codebooks.values():
        again = f", version {book.version}" if titles.count(book.title) > 1 else ""
        yield Node(
            book.id,
            label(f"{book.title}{again}", "Codebook"),
            codable=False,
            description=book.source,
            children=[_coded(code, under) for code in under.get(book.id, [])],
        )


def _coded(code: Code, under: Mapping[str, list[Code]]) -> Node:
    """A code with what stands under it; one that is also used itself becomes the first of these."""
    retired = "Not used any more." if code.retired else ""
    leaf = Node(
        code.id,
        label(code.name, "Code"),
        codable=code.applies,
        description="\n".join(filter(None, (code.definition, retired))),
        colour=code.colour,
    )
    children = [_coded(one, under) for one in under.get(code.id, [])]
    if not children:
        return leaf
    if not code.applies:
        leaf.children = children
        return leaf
    group = Node(f"{code.id} and below", f"{leaf.wanted} and what is under it", codable=False)
    group.children = [leaf, *children]
    return group


def _name_all(tops: list[Node]) -> None:
    """Names that stand once stay; of the others each says which group it belongs to."""
    times: dict[str, int] = {}
    for top in tops:
        for node in top.walk():
            node.wanted = lawful(node.wanted)
            times[same(node.wanted)] = times.get(same(node.wanted), 0) + 1
    names = Names()
    for top in tops:
        for node in top.walk():
            if times[same(node.wanted)] == 1:
                node.name = names.give(node.wanted)
    for top in tops:
        for node in top.walk():
            node.name = node.name or names.give(f"{node.wanted} ({top.wanted})")


def _colour_all(tops: list[Node]) -> None:
    place = 0
    for top in tops:
        for node in top.walk():
            if not _HEX.fullmatch(node.colour):
                node.colour = _COLOURS[place % len(_COLOURS)]
                place += 1
