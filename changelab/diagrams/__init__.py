"""Pictures of activity: domain -> diagram data -> DOT -> SVG, PNG or PDF."""

from changelab.diagrams.drawer import PictureFailed
from changelab.diagrams.picture import Format, Picture, compose, picture_names
from changelab.diagrams.renderer import Renderer

__all__ = ["Format", "Picture", "PictureFailed", "Renderer", "compose", "picture_names"]
