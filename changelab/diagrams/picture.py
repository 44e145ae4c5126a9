"""Pictures: composed from a workshop's state, ready to be drawn. Pure and quick."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from changelab.diagrams.catalogue import known_picture
from changelab.diagrams.diagram import Diagram
from changelab.diagrams.drawing.dot import to_dot
from changelab.diagrams.drawing.looks import Look
from changelab.diagrams.drawing.svg import to_svg
from changelab.diagrams.kinds import Kind
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period


class Format(StrEnum):
    """A file format of pictures."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    TXT = "txt"


@dataclass(frozen=True)
class Picture:
    """A picture as it is drawn.

    Attributes:
        period: None if it is the same for every period.
        title: what it shows, of whom, of which period.
        text: the same as sentences, for those who cannot see it.
        svg: the picture itself; its typeface is named, not inside.
        key: short hash of it; the same key gives the same bytes.
        diagram: what it is made of.
    """

    name: str
    period: Period | None
    title: str
    text: str
    svg: str = field(repr=False)
    key: str
    diagram: Diagram = field(repr=False)
    look: Look
    kind: Kind = field(repr=False)

    @property
    def file_name(self) -> str:
        """What a file of it is called, without the format."""
        return f"{self.name}-{self.period}" if self.period else self.name

    @property
    def told(self) -> str:
        """Title and sentences, as a text of its own."""
        return f"{self.title}\n\n{self.text}\n"

    def on(self, look: Look) -> "Picture":
        """The same picture in that look."""
        if look is self.look:
            return self
        svg = to_svg(self.diagram, look, name=self.file_name)
        return replace(self, look=look, svg=svg, key=_key(svg))

    @cached_property
    def dot(self) -> str:
        """It as DOT, every position given, for Graphviz' layout `nop2`."""
        return to_dot(self.diagram, self.look)


def compose(state: WorkshopState, name: str, period: Period, look: Look = Look.LIGHT) -> Picture:
    """The picture of that name; `state` is what the viewer may see.

    Of pictures that are the same for every period, the period is of no matter.

    Raises:
        NotFound: there is no picture of that name; says which there are.
    """
    known = known_picture(state, name)
    diagram = known.kind.lay_out(state, name, known.subject, period)
    shown = period if known.kind.by_period else None
    svg = to_svg(diagram, look, name=f"{name}-{shown}" if shown else name)
    return Picture(
        name=name,
        period=shown,
        title=diagram.title,
        text=diagram.text,
        svg=svg,
        key=_key(svg),
        diagram=diagram,
        look=look,
        kind=known.kind,
    )


def _key(svg: str) -> str:
    return sha256(svg.encode("utf-8", "surrogatepass")).hexdigest()[:20]
