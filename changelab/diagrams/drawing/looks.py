"""How pictures look on light and on dark ground: their colours, in pairs that can be read.

Text has at least 4.5:1 on its ground, lines that carry meaning 3:1 (WCAG 2.2 AA).
Colour never says anything alone: what it says, a number, a mark or a dash says too.
"""

from dataclasses import dataclass
from enum import StrEnum

from changelab.diagrams.diagram import Role, Style
from changelab.diagrams.fonts import Face


class Look(StrEnum):
    """The ground a picture stands on."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look.

    Attributes:
        paper: the ground.
        shade: a second ground, for bands and columns.
        ink, soft: words, and words that step back.
        frame: borders and arrows.
        thread: lines that only hold the picture together.
        accent: contradictions, and nothing else.
    """

    paper: str
    shade: str
    ink: str
    soft: str
    frame: str
    thread: str
    accent: str


PALETTES = {
    Look.LIGHT: Palette(
        paper="#FFFFFF",
        shade="#F1F3F5",
        ink="#1B2530",
        soft="#4A5663",
        frame="#75808C",
        thread="#B3BBC4",
        accent="#B3261E",
    ),
    Look.DARK: Palette(
        paper="#12181F",
        shade="#1D2630",
        ink="#F2F5F8",
        soft="#B9C3CE",
        frame="#8794A2",
        thread="#4C5967",
        accent="#FF8A80",
    ),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a border or a line is drawn; `colour` names an attribute of the palette."""

    width: float
    colour: str
    dashed: bool = False
    arrow: bool = False
    rounded: bool = True
    fill: str = ""


PANELS = {
    Role.ELEMENT: Stroke(1.8, "frame"),
    Role.OUTCOME: Stroke(1.8, "frame"),
    Role.FOCUS: Stroke(4.0, "ink"),
    Role.CELL: Stroke(1.2, "frame"),
    Role.ELSEWHERE: Stroke(1.5, "frame", dashed=True),
    Role.BAND: Stroke(0.0, "shade", rounded=False, fill="shade"),
    Role.SHARED: Stroke(3.5, "ink"),
    Role.MISSING: Stroke(2.5, "frame", dashed=True),
}
LINES = {
    Role.STRUCTURE: Stroke(2.0, "thread"),
    Role.OUTCOME: Stroke(2.5, "frame", arrow=True),
    Role.RULE: Stroke(1.0, "thread"),
    Role.LINK: Stroke(1.8, "frame"),
    Role.EMPHASIS: Stroke(6.0, "ink"),
    Role.CUT: Stroke(2.5, "frame", dashed=True),
    Role.AXIS: Stroke(2.0, "frame", arrow=True),
    Role.PATH: Stroke(3.5, "ink", arrow=True),
    Role.LOOP: Stroke(2.5, "frame", dashed=True, arrow=True),
}
BOLT, RESOLVED_BOLT = Stroke(4.5, "accent", arrow=True), Stroke(3.0, "accent", True, True)
#: White under a bolt, so that it stands off from what it crosses.
HALO = Stroke(10.0, "paper")
BADGE = Stroke(2.5, "accent")

#: An arrowhead takes this much of a line; the line itself ends inside the head.
HEAD = 13.0

_SEMIBOLD = {Style.TITLE, Style.HEADING, Style.STRONG, Style.NEW}
_SOFT = {
    Style.PERIOD,
    Style.HEADING,
    Style.UNKNOWN,
    Style.MORE,
    Style.STATUS,
    Style.QUESTION,
    Style.ASIDE,
    Style.DROPPED,
}


def face_of(style: Style) -> Face:
    """The weight in which words of that style are set."""
    return Face.SEMIBOLD if style in _SEMIBOLD else Face.REGULAR


def colour_of(style: Style) -> str:
    """The palette's colour for words of that style: ink, or soft for those that step back."""
    return "soft" if style in _SOFT else "ink"
