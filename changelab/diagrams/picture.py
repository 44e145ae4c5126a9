"""Pictures: composed from a workshop's state, ready to be drawn. Pure and quick."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from changelab.diagrams.catalogue import known_picture
from changelab.diagrams.drawing.dot import to_dot
from changelab.diagrams.drawing.looks import Look
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period

#: Part of every key: raise it when the same DOT comes out as other bytes.
_DRAWN_AS = "2"


class Format(StrEnum):
    """A file format of pictures."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture before it is drawn.

    Attributes:
        period: None if it is the same for every period.
        title: what it shows, of whom, of which period.
        text: the same as sentences, for those who cannot see it.
        dot: DOT source with every position given, for the layout `nop2`.
        tips: whole texts by the id of what shows only their beginning.
        key: short hash of everything shown; the same key gives the same bytes.
    """

    name: str
    period: Period | None
    title: str
    text: str
    dot: str
    tips: dict[str, str] = field(hash=False)
    key: str

    @property
    def file_name(self) -> str:
        """What a file of it is called, without the format."""
        return f"{self.name}-{self.period}" if self.period else self.name


def compose(state: WorkshopState, name: str, period: Period, look: Look = Look.LIGHT) -> Picture:
    """The picture of that name; `state` is what the viewer may see.

    Of pictures that are the same for every period, the period is of no matter.

    Raises:
        NotFound: there is no picture of that name; says which there are.
    """
    known = known_picture(state, name)
    diagram = known.kind.lay_out(state, name, known.subject, period)
    dot = to_dot(diagram, look)
    tips = {words.id: words.full for words in diagram.words if words.full}
    tips.update({badge.id: badge.full for badge in diagram.badges if badge.full})
    shows = "\0".join((_DRAWN_AS, dot, diagram.title, diagram.text, repr(tips)))
    return Picture(
        name=name,
        period=period if known.kind.by_period else None,
        title=diagram.title,
        text=diagram.text,
        dot=dot,
        tips=tips,
        key=sha256(shows.encode("utf-8", "surrogatepass")).hexdigest()[:20],
    )
