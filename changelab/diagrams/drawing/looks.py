"""How pictures look on light and on dark ground: their colours, in pairs that can be read.

Text has at least 4.5:1 on its ground, lines that carry meaning 3:1 (WCAG 2.2 AA).
Colour never says anything alone: what it says, a number, a mark or a dash says too.
"""

from dataclasses import dataclass
from enum import StrEnum


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
