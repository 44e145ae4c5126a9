"""Diagram data: what a picture shows and where, before any drawing program sees it.

Every picture of the tool is made of these few parts, placed in points on a
page (origin at the lower left). Ids are made by us, never people's words.
"""

from dataclasses import dataclass
from enum import StrEnum

from changelab.diagrams.geometry import Point, Rect


class Style(StrEnum):
    """What a piece of text is; how that looks is for `drawing/dot.py` to say."""

    TITLE = "title"
    PERIOD = "period"
    HEADING = "heading"
    ENTRY = "entry"
    UNKNOWN = "unknown"
    MORE = "more"
    PLACE = "place"
    KEY = "key"
    STATUS = "status"
    QUESTION = "question"
    #: A heading that stands out from the others, and words that step back behind others.
    STRONG = "strong"
    ASIDE = "aside"
    STAYED = "stayed"
    DROPPED = "dropped"
    NEW = "new"


class Align(StrEnum):
    """To which side of its area a text is set."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Role(StrEnum):
    """What a panel or a line stands for; how that looks is for `drawing/dot.py` to say."""

    ELEMENT = "element"
    OUTCOME = "outcome"
    #: An element that stands out from the others.
    FOCUS = "focus"
    #: A place outside this picture.
    ELSEWHERE = "elsewhere"
    #: A cell of a board, a card of its own.
    CELL = "cell"
    #: Ground under other things: a column, a stretch of time.
    BAND = "band"
    #: What several activity systems share, or could.
    SHARED = "shared"
    #: Where something is missing.
    MISSING = "missing"
    #: A line of the triangle, of a table, between things that belong together.
    STRUCTURE = "structure"
    RULE = "rule"
    LINK = "link"
    #: A line that stands out from the others.
    EMPHASIS = "emphasis"
    #: Where one stretch of time ends and the next begins.
    CUT = "cut"
    #: A scale, with an arrow at its end.
    AXIS = "axis"
    #: A way from one form or action to the next, and one that goes back.
    PATH = "path"
    LOOP = "loop"


class Form(StrEnum):
    """The outline of a panel."""

    BOX = "box"
    OVAL = "oval"


@dataclass(frozen=True, slots=True)
class Panel:
    """A box that holds text: an element, a cell, a place outside this picture.

    `group` names what it belongs to, here and in the other parts: those who edit the
    SVG find the parts of a group together.
    """

    id: str
    rect: Rect
    role: Role
    form: Form = Form.BOX
    group: str = ""


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
    group: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A plain line between two panels or words, by their ids; an arrow if its role is one.

    Attributes:
        points: corners; if it is `curved`, ends and control points of cubic pieces (3n + 1).
    """

    id: str
    tail: str
    head: str
    points: tuple[Point, ...]
    role: Role
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Bolt:
    """A contradiction drawn as lightning.

    Attributes:
        points: corners of the polyline; the first and the last touch what it joins.
        contradictions: ids of those it stands for; the first gives it its name.
        headed: True if it has an arrowhead at both ends.
        resolved: True if all it stands for are resolved: it is dashed.
        again: True if an earlier bolt of the picture has that name already.
    """

    id: str
    tail: str
    head: str
    points: tuple[Point, ...]
    contradictions: tuple[str, ...]
    headed: bool = True
    resolved: bool = False
    again: bool = False

    @property
    def name(self) -> str:
        """How a page finds it; no other part of the picture is called so."""
        return self.id if self.again else self.contradictions[0]


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a contradiction, on its bolt or beside its words in the key."""

    id: str
    rect: Rect
    label: str
    contradictions: tuple[str, ...]
    full: str = ""
    resolved: bool = False
    group: str = ""


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
