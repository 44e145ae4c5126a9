"""The packaged typeface: Source Sans Pro, under the SIL Open Font License."""

from enum import Enum
from functools import cache
from pathlib import Path

from font_source_sans_pro import font_files_ttf
from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"


class Face(Enum):
    """A weight of the typeface that pictures use."""

    REGULAR = ("SourceSansPro", FAMILY, 400)
    SEMIBOLD = ("SourceSansProSemibold", f"{FAMILY} Semibold", 600)

    @property
    def file(self) -> Path:
        """Where the TrueType file lies."""
        return Path(font_files_ttf[self.value[0]])

    @property
    def font_name(self) -> str:
        """What fontconfig and Graphviz call the face."""
        return self.value[1]

    @property
    def weight(self) -> int:
        """The weight as CSS has it."""
        return self.value[2]


@cache
def advances(face: Face) -> dict[str, float]:
    """How far each character moves the pen, in em; kerning is left out (it mostly narrows)."""
    with TTFont(face.file, lazy=True) as font:
        per_em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return {chr(code): widths[glyph][0] / per_em for code, glyph in font.getBestCmap().items()}
