"""What is done to Graphviz' SVG before it leaves: words for those who cannot see it, and type.

Every text keeps its measured width (`textLength`), so that a machine without the
typeface shows it in its box all the same.
"""

import re
from collections.abc import Mapping
from html import unescape
from xml.sax.saxutils import escape, quoteattr

from changelab.diagrams.fonts import FAMILY, Face
from changelab.diagrams.text import is_covered, measure

_FALLBACKS = f"{FAMILY}, Arial, Liberation Sans, sans-serif"
_HEAD = re.compile(
    r"\A.*?<svg width=\"[\d.]+pt\" height=\"[\d.]+pt\"\s+viewBox=\"([^\"]+)\"[^>]*>", re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_GROUP = re.compile(r'(<g id="([^"]*)" class=")(?:node|edge) ([^"]*"[^>]*>)\n<title>.*?</title>')
_GRAPH_TITLE = re.compile(r"(<g id=\"graph0\"[^>]*>)\n<title>.*?</title>")
_TEXT = re.compile(
    r'<text xml:space="preserve" text-anchor="(\w+)" x="([^"]*)" y="([^"]*)" '
    r'font-family="([^"]*)"( font-size="([\d.]+)"[^>]*)>([^<]*)</text>'
)
_FACES = {face.font_name: face for face in Face}


def finished(
    svg: str, *, name: str, title: str, text: str, tips: Mapping[str, str], style: str = ""
) -> str:
    """The SVG with title and description, hints for folded text, and the typeface named.

    Args:
        name: makes the ids of title and description.
        tips: whole texts by the id of the part that shows only their beginning.
        style: CSS to put at its head.
    """
    match = _HEAD.match(svg)
    if match is None:
        raise ValueError("this is not an SVG of Graphviz")
    _, _, width, height = (float(part) for part in match[1].split())
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f"aria-labelledby={quoteattr(f'{name}-title')} "
        f"aria-describedby={quoteattr(f'{name}-text')}>\n"
        f"<title id={quoteattr(f'{name}-title')}>{escape(title)}</title>\n"
        f"<desc id={quoteattr(f'{name}-text')}>{escape(text)}</desc>\n"
        f"{f'<style>{style}</style>' if style else ''}"
    )
    body = _COMMENT.sub("", svg[match.end() :])
    body = _GRAPH_TITLE.sub(r"\1", body)
    body = _GROUP.sub(lambda group: _titled(group, tips), body)
    return head + _TEXT.sub(_typeset, body)


def _titled(group: re.Match[str], tips: Mapping[str, str]) -> str:
    """Our own classes alone; the whole text, where only its beginning is shown."""
    opening, key, rest = group.groups()
    tip = tips.get(key, "")
    return f"{opening}{rest}" + (f"\n<title>{escape(tip)}</title>" if tip else "")


def _typeset(found: re.Match[str]) -> str:
    anchor, x, y, family, rest, size, content = found.groups()
    face = _FACES.get(family, Face.REGULAR)
    words = unescape(content)
    fixed = ""
    if words.strip() and is_covered(words, face):
        wide = measure(words, float(size), face)
        fixed = f' textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"'
    return (
        f'<text xml:space="preserve" text-anchor="{anchor}" x="{x}" y="{y}" '
        f'font-family="{_FALLBACKS}" font-weight="{face.weight}"{rest}{fixed}>{content}</text>'
    )
