"""The lines of the triangle: nine between its elements, and the arrow to the outcome."""

from changelab.diagrams.diagram import Line, Panel, Role
from changelab.diagrams.geometry import STRUCTURE
from changelab.diagrams.triangle.frame import Frame
from changelab.diagrams.triangle.routes import structure_line
from changelab.domain.vocabulary import NODES, Element

#: The boxes of the triangle in the order in which they are read; the outcome comes last.
READ = (*NODES, Element.OUTCOME)


def element_panels(frame: Frame) -> list[Panel]:
    """The boxes of the elements and of the outcome."""
    roles = {Element.OUTCOME: Role.OUTCOME}
    return [
        Panel(str(one), frame.boxes[one], roles.get(one, Role.ELEMENT), group=str(one))
        for one in READ
    ]


def structure_lines(frame: Frame) -> list[Line]:
    """The nine lines, and the arrow."""
    lines = [
        Line(f"{one}_{two}", one, two, structure_line(frame, one, two), Role.STRUCTURE)
        for one, two in STRUCTURE
    ]
    way = structure_line(frame, Element.OBJECT, Element.OUTCOME)
    return [*lines, Line("object_outcome", Element.OBJECT, Element.OUTCOME, way, Role.OUTCOME)]
