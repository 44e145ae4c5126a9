"""Contradictions as links between codes, and activity systems as graphs, for programs that draw."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element as Made
from xml.etree.ElementTree import SubElement

from changelab.diagrams.diagram import Panel
from changelab.diagrams.geometry import STRUCTURE
from changelab.domain.entities import Contradiction
from changelab.domain.text import one_line
from changelab.domain.vocabulary import ContradictionStatus, Element
from changelab.exports.qda.elements import made, pointing
from changelab.exports.qda.naming import label
from changelab.exports.qda.notes import Notes
from changelab.exports.qda.pictures import PictureFile
from changelab.exports.qda.study import Study

_RED, _GREY = "#c0392b", "#7f8c8d"


def link_elements(study: Study, notes: Notes) -> Iterator[Made]:
    """A link for each contradiction between elements, and for each that gave rise to another.

    One inside a single element links its words to the code of that element.
    """
    guids, there = study.guids, study.state.contradictions
    for one in there.values():
        ends = [guids("code", f"element {pole.element}") for pole in one.poles]
        if len(ends) == 1:
            ends.insert(0, _selection(study, one.id))
        if not one.text:
            continue
        link = made(
            "Link",
            guid=guids("link", one.id),
            name=_name(one),
            direction="Bidirectional" if len(one.poles) > 1 else "Associative",
            color=_RED,
            originGUID=ends[0],
            targetGUID=ends[1],
        )
        for note in notes.on_items.get(one.id, ()):
            pointing(link, "NoteRef", note.guid)
        yield link
    for one in there.values():
        for other in one.gave_rise_to:
            if one.text and other in there and there[other].text:
                yield made(
                    "Link",
                    guid=guids("link", f"{one.id} {other}"),
                    name="gave rise to",
                    direction="OneWay",
                    originGUID=_selection(study, one.id),
                    targetGUID=_selection(study, other),
                )


def graph_elements(study: Study, pictures: Iterable[PictureFile]) -> Iterator[Made]:
    """A graph for each picture of one activity system in one period."""
    for picture in pictures:
        drawn = picture.diagram
        if drawn is not None and drawn.kind.name == "activity-system":
            graph = made("Graph", guid=study.guids("graph", picture.key), name=picture.about)
            _add_vertices(study, graph, picture)
            _add_structure(study, graph, picture)
            _add_contradictions(study, graph, picture)
            yield graph


def _add_vertices(study: Study, graph: Made, picture: PictureFile) -> None:
    for box in picture.boxes:
        if box.element is not None:
            SubElement(
                graph,
                "Vertex",
                {
                    "guid": _vertex(study, picture, box.element),
                    "representedGUID": study.guids("code", f"element {box.element}"),
                    "name": box.name,
                    "firstX": str(box.left),
                    "firstY": str(box.top),
                    "secondX": str(box.right),
                    "secondY": str(box.bottom),
                    "shape": "Oval" if box.element is Element.OUTCOME else "RoundedRectangle",
                },
            )


def _add_structure(study: Study, graph: Made, picture: PictureFile) -> None:
    for one, two in (*STRUCTURE, (Element.OBJECT, Element.OUTCOME)):
        arrow = two is Element.OUTCOME
        SubElement(
            graph,
            "Edge",
            {
                "guid": study.guids("edge", f"{picture.key} {one} {two}"),
                "sourceVertex": _vertex(study, picture, one),
                "targetVertex": _vertex(study, picture, two),
                "color": _GREY,
                "direction": "OneWay" if arrow else "Associative",
                "lineStyle": "solid",
            },
        )


def _add_contradictions(study: Study, graph: Made, picture: PictureFile) -> None:
    """Those that the picture shows between two elements of its own."""
    assert picture.diagram is not None
    panels = {panel.id for panel in picture.diagram.diagram.panels if isinstance(panel, Panel)}
    shown = (key for bolt in picture.diagram.diagram.bolts for key in bolt.contradictions)
    for key in dict.fromkeys(shown):
        one = study.state.contradictions.get(key)
        if one is None or not one.text or len({pole.system for pole in one.poles}) > 1:
            continue
        for first, second in pairwise(one.poles):
            if first.period == second.period and {first.element, second.element} <= panels:
                resolved = one.status is ContradictionStatus.RESOLVED
                SubElement(
                    graph,
                    "Edge",
                    {
                        "guid": study.guids("edge", f"{picture.key} {one.id}"),
                        "representedGUID": study.guids("link", one.id),
                        "name": _name(one),
                        "sourceVertex": _vertex(study, picture, first.element),
                        "targetVertex": _vertex(study, picture, second.element),
                        "color": _RED,
                        "direction": "Bidirectional",
                        "lineStyle": "dashed" if resolved else "solid",
                    },
                )


def _vertex(study: Study, picture: PictureFile, element: Element) -> str:
    return study.guids("vertex", f"{picture.key} {element}")


def _selection(study: Study, contradiction: str) -> str:
    """The words of a contradiction, as its level is coded on them."""
    return study.guids("selection", f"{contradiction} level")


def _name(one: Contradiction) -> str:
    return label(f"{one.number}. {one_line(one.text)}", str(one.number))
