"""Activity systems as graphs (GraphML), for those who count and compare what pictures show.

A graph shows what the picture of the same name does: what the room may see. Systems, their
elements and entries are nodes, and a contradiction is an edge between the elements it lies in.
"""

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from changelab.diagrams import known_pictures
from changelab.diagrams.text import drawable
from changelab.domain.entities import Contradiction, Pole
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import ContradictionStatus, Element, Period, Standing
from changelab.domain.wording import Wording
from changelab.exports.pictures import periods_of

MEDIA_TYPE = "application/graphml+xml"
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_KINDS = ("activity-system", "network")
#: What nodes and edges say of themselves, and as what.
_OF_NODES = {
    "kind": "string",
    "label": "string",
    "system": "string",
    "element": "string",
    "period": "string",
}
_OF_EDGES = {
    "kind": "string",
    "label": "string",
    "number": "int",
    "level": "string",
    "status": "string",
    "neighbour_as": "string",
}


@dataclass(slots=True)
class Graph:
    """Nodes and edges with what they say of themselves; an edge also has its two ends."""

    name: str
    title: str
    nodes: dict[str, dict[str, str]] = field(default_factory=dict)
    edges: dict[str, tuple[str, str, dict[str, str]]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}.graphml"


def graphs_of(seen: WorkshopState) -> Iterator[Graph]:
    """A graph for each picture of an activity system or a network; see `periods_of`."""
    for known in known_pictures(seen):
        if known.kind.name in _KINDS:
            systems = [known.subject.of] if known.subject.of else list(seen.systems)
            for period in periods_of(seen, known):
                title = f"{known.subject.about}, {Wording(seen.about.wording).period(period)}"
                graph = Graph(f"{known.name}-{period}", drawable(title))
                _Drawing(seen, period, graph).add(systems)
                yield graph


def write_graphml(graph: Graph) -> str:
    """The graph as GraphML; the same graph gives the same text."""
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for place, named in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name, type in named.items():
            known = {"id": f"{place}_{name}", "for": place, "attr.name": name, "attr.type": type}
            ET.SubElement(root, "key", known)
    made = ET.SubElement(root, "graph", id=graph.name, edgedefault="directed")
    ET.SubElement(made, "desc").text = (
        f"{graph.title}. A contradiction has no direction: its ends stand in the order in which "
        "they were named."
    )
    for key, said in graph.nodes.items():
        _say(ET.SubElement(made, "node", id=key), "node", said)
    for key, (one, other, said) in graph.edges.items():
        _say(ET.SubElement(made, "edge", id=key, source=one, target=other), "edge", said)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _say(thing: ET.Element, place: str, said: dict[str, str]) -> None:
    for name, value in said.items():
        if value:
            ET.SubElement(thing, "data", key=f"{place}_{name}").text = value


class _Drawing:
    """A graph of some systems in one period as it is put together."""

    def __init__(self, seen: WorkshopState, period: Period, graph: Graph) -> None:
        self._seen = seen
        self._period = period
        self._graph = graph
        self._wording = Wording(seen.about.wording)

    def add(self, systems: Collection[str]) -> None:
        for key in systems:
            self._add_system(key)
        for key in systems:
            self._add_neighbour(key)
        self._add_objects(systems)
        for one in sorted(self._seen.contradictions.values(), key=lambda one: one.number):
            self._add_contradiction(one, systems)

    def _node(self, key: str, kind: str, label: str, **said: str) -> str:
        self._graph.nodes.setdefault(key, {"kind": kind, "label": drawable(label), **said})
        return key

    def _edge(self, key: str, ends: tuple[str, str], kind: str, label: str = "", **said: str):
        self._graph.edges[key] = (*ends, {"kind": kind, "label": drawable(label), **said})

    def _add_system(self, key: str) -> None:
        self._node(key, "system", self._seen.systems[key].name)
        for element in Element:
            place = self._element(Pole(key, element, self._period))
            self._edge(f"{place}/of", (place, key), "element_of")
            for entry in self._seen.entries_of(key, self._period, element):
                self._node(
                    entry.id,
                    "entry",
                    entry.text,
                    system=key,
                    element=str(element),
                    period=str(self._period),
                )
                self._edge(f"{entry.id}/in", (entry.id, place), "entry_in")

    def _element(self, pole: Pole) -> str:
        key = f"{pole.system}/{pole.element}/{pole.period}"
        said = {"element": str(pole.element), "period": str(pole.period)}
        return self._node(
            key, "element", self._wording.element(pole.element), system=pole.system, **said
        )

    def _add_neighbour(self, key: str) -> None:
        system = self._seen.systems[key]
        if system.neighbour_of and system.neighbour_of in self._graph.nodes:
            ends, kind = (key, system.neighbour_of), str(system.neighbour_as)
            self._edge(f"{key}/beside", ends, "neighbour_of", neighbour_as=kind)

    def _add_objects(self, systems: Collection[str]) -> None:
        """What the systems make of their objects; of one system alone its picture says nothing."""
        if len(systems) < 2:
            return
        for one in self._seen.construed_objects.values():
            whose = [system for system in one.systems if system in self._graph.nodes]
            if one.standing is Standing.SHOWN and one.period is self._period and whose:
                self._node(one.id, "construed_object", one.text, period=str(one.period))
                for system in whose:
                    self._edge(f"{system}/{one.id}", (system, one.id), "construes")

    def _add_contradiction(self, one: Contradiction, systems: Collection[str]) -> None:
        """An edge between its poles, if one of them at least lies in this graph."""
        if one.standing is not Standing.SHOWN or one.status is ContradictionStatus.REJECTED:
            return
        if any(pole.system in systems and pole.period is self._period for pole in one.poles):
            ends = [self._element(pole) for pole in one.poles]
            said = {"number": str(one.number), "level": str(one.level), "status": str(one.status)}
            self._edge(one.id, (ends[0], ends[-1]), "contradiction", one.text, **said)
