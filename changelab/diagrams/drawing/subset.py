"""The characters that one picture uses, as a font inside its SVG."""

import re
import unicodedata
from base64 import b64encode
from functools import lru_cache
from html import unescape
from io import BytesIO

from fontTools.ttLib import TTFont

from changelab.diagrams.fonts import FAMILY, Face

_TEXT = re.compile(r'font-family="([^"]*)"[^>]*>([^<]*)</text>')
_LAYOUT = ("GPOS", "GSUB", "GDEF")


def font_faces(svg: str) -> str:
    """CSS that carries the characters of Graphviz' SVG, for each face it uses."""
    used: dict[str, set[str]] = {}
    for family, content in _TEXT.findall(svg):
        used.setdefault(family, set()).update(unescape(content))
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{face.weight};'
        f"src:url(data:font/woff2;base64,{_packed(face, ''.join(sorted(used[face.font_name])))})"
        'format("woff2")}'
        for face in Face
        if face.font_name in used
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
