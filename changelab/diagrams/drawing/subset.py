"""The characters that a picture uses, and the plain ones, as a font inside its SVG."""

import unicodedata
from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from fontTools.ttLib import TTFont

from changelab.diagrams.diagram import Diagram
from changelab.diagrams.drawing.looks import face_of
from changelab.diagrams.fonts import FAMILY, Face

#: Always there: words can be changed in a drawing program, and pictures share their fonts.
_PLAIN = frozenset(map(chr, range(ord(" "), ord("~") + 1))) | set("\u00a0\u2007–—…•·‘’“”=+?")
_LAYOUT = ("GPOS", "GSUB", "GDEF")


def font_faces(diagram: Diagram) -> str:
    """CSS that carries the characters of the diagram, for each face it uses."""
    used: dict[Face, set[str]] = {}
    for words in diagram.words:
        used.setdefault(face_of(words.style), set()).update(*words.lines)
    for badge in diagram.badges:
        used.setdefault(Face.SEMIBOLD, set()).update(badge.label)
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{face.weight};'
        f"src:url(data:font/woff2;base64,{_packed(face, ''.join(sorted(used[face] | _PLAIN)))})"
        'format("woff2")}'
        for face in Face
        if face in used
    )


@lru_cache(maxsize=64)
def _packed(face: Face, characters: str) -> str:
    # Here: it takes a tenth of a second to import, and only exports need it.
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.notdef_outline = True
    # The time of making would make two equal pictures differ.
    with TTFont(face.file, lazy=True, recalcTimestamp=False) as font:
        if not any(unicodedata.combining(one) for one in characters):
            # Nothing to place over another; reading these tables takes most of the time.
            for table in _LAYOUT:
                del font[table]
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        packed = BytesIO()
        font.save(packed)
    return b64encode(packed.getvalue()).decode("ascii")
