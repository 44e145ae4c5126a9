"""Pictures of activity: domain -> diagram data -> DOT -> SVG, PNG or PDF."""

from changelab.diagrams.catalogue import (
    diagram_of,
    known_picture,
    known_pictures,
    picture_names,
    pictures_of_systems,
)
from changelab.diagrams.drawing.drawer import PictureFailed
from changelab.diagrams.drawing.looks import Look
from changelab.diagrams.drawing.renderer import Renderer
from changelab.diagrams.kinds import Known
from changelab.diagrams.picture import Format, Picture, compose

__all__ = [
    "Format",
    "Known",
    "Look",
    "Picture",
    "PictureFailed",
    "Renderer",
    "compose",
    "diagram_of",
    "known_picture",
    "known_pictures",
    "picture_names",
    "pictures_of_systems",
]
