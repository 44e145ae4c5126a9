"""Diagram data: what a picture shows and where, before any drawing program sees it.

Every picture of the tool is made of these few parts, placed in points on a
page (origin at the lower left). Ids are made by us, never people's words.
"""

from dataclasses import dataclass
from enum import StrEnum

from changelab.diagrams.geometry import Point, Rect


class Style(StrEnum):
    """What a piece of text is; how that looks is for `dot.py` to say."""

    TITLE = "title"
    PERIOD = "period"
    HEADING = "heading"
    ENTRY = "entry"
    UNKNOWN = "unknown"
    MORE = "more"
    PLACE = "place"
    KEY = "key"
    STATUS = "status"


class Align(StrEnum):
    """To which side of its area a text is set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Role(StrEnum):
    """What a panel or a line stands for."""

    ELEMENT = "element"
    OUTCOME = "outcome"
    ELSEWHERE = "elsewhere"
    STRUCTURE = "structure"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Panel:
    """A box that holds text: an element, or a place outside this picture."""

    id: str
    rect: Rect
    role: Role


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text in an area of their own.

    Attributes:
        lines: as wrapped; none is wider than `rect`.
        size: of the type, in points.
        full: the whole text, where the lines show only its beginning.
        classes: how a page finds it.
    """

    id: str
    rect: Rect
    lines: tuple[str, ...]
    style: Style
    size: float
    align: Align = Align.LEFT
    full: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A plain line between two panels; an arrow if it has a head."""

    id: str
    tail: str
    head: str
    points: tuple[Point, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Bolt:
    """A contradiction drawn as lightning.

    Attributes:
        points: corners of the polyline; the first and the last touch what it joins.
        contradictions: ids of those it stands for; the first gives it its own id.
        headed: True if it has an arrowhead at both ends.
        resolved: True if all it stands for are resolved: it is dashed.
    """

    id: str
    tail: str
    head: str
    points: tuple[Point, ...]
    contradictions: tuple[str, ...]
    headed: bool = True
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a contradiction, on its bolt or beside its words in the key."""

    id: str
    rect: Rect
    label: str
    contradictions: tuple[str, ...]
    full: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """A laid-out picture.

    Attributes:
        name: as `picture_names` has it.
        title: whose activity, which period.
        text: the same as sentences, for those who cannot see the picture.
    """

    name: str
    title: str
    text: str
    page: Rect
    panels: tuple[Panel, ...] = ()
    words: tuple[Words, ...] = ()
    lines: tuple[Line, ...] = ()
    bolts: tuple[Bolt, ...] = ()
    badges: tuple[Badge, ...] = ()
