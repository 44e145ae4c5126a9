"""Diagram data as DOT, for Graphviz' layout `nop2`: every position is given.

People's words are plain-text labels, escaped; ids and classes are ours.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

import graphviz
from graphviz.quoting import quote

from changelab.diagrams.diagram import (
    Align,
    Badge,
    Bolt,
    Diagram,
    Form,
    Line,
    Panel,
    Role,
    Style,
    Words,
)
from changelab.diagrams.drawing.looks import (
    BADGE,
    BOLT,
    HALO,
    HEAD,
    LINES,
    PALETTES,
    PANELS,
    RESOLVED_BOLT,
    Look,
    Palette,
    Stroke,
    colour_of,
    face_of,
)
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Point, Rect, toward
from changelab.diagrams.numbers import NUMBER_SIZE
from changelab.diagrams.text import LEADING

_POINTS_PER_INCH = 72

_ARROW = {"arrowsize": "1.3", "dir": "forward"}


def _border(stroke: Stroke, palette: Palette) -> dict[str, str]:
    """A panel's look as DOT has it."""
    style = [
        name
        for name, is_so in (
            ("rounded", stroke.rounded),
            ("dashed", stroke.dashed),
            ("filled", bool(stroke.fill)),
        )
        if is_so
    ]
    own = {
        "style": ",".join(style),
        "penwidth": f"{stroke.width:g}",
        "color": getattr(palette, stroke.colour),
    }
    if stroke.fill:
        own["fillcolor"] = getattr(palette, stroke.fill)
    return own


def _way(stroke: Stroke, palette: Palette) -> dict[str, str]:
    """A line's look as DOT has it."""
    own = {"penwidth": f"{stroke.width:g}", "color": getattr(palette, stroke.colour)}
    if stroke.dashed:
        own["style"] = "dashed"
    return own | _ARROW if stroke.arrow else own


def _badge_look(palette: Palette, resolved: bool) -> dict[str, str]:
    ground, words = palette.accent, palette.paper
    if resolved:
        ground, words = words, ground
    return {
        "class": "number",
        "color": palette.accent,
        "fillcolor": ground,
        "fontcolor": words,
        "fontname": Face.SEMIBOLD.font_name,
        "fontsize": f"{NUMBER_SIZE:g}",
        "labelloc": "c",
        "penwidth": f"{BADGE.width:g}",
        "shape": "circle",
        "style": "rounded,filled",
    }


_BREAKS = {Align.LEFT: "\\l", Align.CENTRE: "\\n", Align.RIGHT: "\\r"}

_BOLT = {"arrowsize": "1.05", "dir": "both", "penwidth": f"{BOLT.width:g}"}
#: Graphviz sets text a little low in its line; so much higher it sits in the middle.
_LIFT = 0.06


def to_dot(diagram: Diagram, look: Look = Look.LIGHT) -> str:
    """The diagram as DOT source; the same diagram gives the same text.

    What neighbours have in common is said once, for the group they are in; the
    order of the diagram is kept, since it is the order of reading. Nodes carry
    their own id into the SVG (`\\N` is the name of a node).
    """
    palette = PALETTES[look]
    page = diagram.page
    x, y = page.centre
    graph = graphviz.Digraph(
        graph_attr={
            "bgcolor": palette.paper,
            "margin": "0",
            "notranslate": "true",
            "outputorder": "edgesfirst",
            "pad": "0",
            "viewport": f"{page.width:g},{page.height:g},1,{x:g},{y:g}",
        },
        node_attr={
            "fixedsize": "true",
            "fontcolor": palette.ink,
            "fontname": Face.REGULAR.font_name,
            "id": "\\N",
            "label": "",
            "labelloc": "t",
            "margin": "0",
            "shape": "none",
        },
    )
    graph.body.append("\t" + _node("page", shape="box", style="invis", **_at(page)))
    bands = [panel for panel in diagram.panels if panel.role is Role.BAND]
    if bands:
        graph.attr(_background=_ground(bands, palette))
        graph.body += ["\t" + _node(one.id, style="invis", **_at(one.rect)) for one in bands]
    solid = (panel for panel in diagram.panels if panel.role is not Role.BAND)
    for role, panels in groupby(solid, lambda panel: panel.role):
        shared = {"class": str(role), "shape": "box", **_border(PANELS[role], palette)}
        graph.body += _group("node", shared, map(_panel, panels))
    for (style, size), words in groupby(diagram.words, lambda words: (words.style, words.size)):
        graph.body += _group(
            "node", _type(style, size, palette), chain.from_iterable(map(_words, words))
        )
    for resolved, badges in groupby(diagram.badges, lambda badge: badge.resolved):
        graph.body += _group("node", _badge_look(palette, resolved), map(_badge, badges))
    for role, lines in groupby(diagram.lines, lambda line: line.role):
        shared = {"class": str(role), "dir": "none", **_way(LINES[role], palette)}
        graph.body += _group("edge", shared, map(_line, lines))
    if diagram.bolts:
        parts = (part for bolt in diagram.bolts for part in _bolt(bolt, palette))
        graph.body += _group("edge", {**_BOLT, "color": palette.accent}, parts)
    return graph.source


def _ground(bands: Iterable[Panel], palette: Palette) -> str:
    """Bands as drawing commands (xdot), since lines are drawn over them but under other panels."""
    colour = f"{len(palette.shade)} -{palette.shade}"
    return " ".join((f"c {colour} C {colour}", *(_polygon(one.rect) for one in bands)))


def _polygon(rect: Rect) -> str:
    low, high = f"{rect.bottom:.2f}", f"{rect.top:.2f}"
    left, right = f"{rect.left:.2f}", f"{rect.right:.2f}"
    return f"P 4 {left} {low} {right} {low} {right} {high} {left} {high}"


def plain(text: str) -> str:
    """The text as Graphviz shows it unchanged: no escapes, no entities, no HTML."""
    return graphviz.escape(text.replace("&", "&amp;"))


def _group(of: str, look: dict[str, str], statements: Iterable[str]) -> Iterator[str]:
    yield f"\t{{\n\t\t{of} [{_ours(look)}]\n"
    for statement in statements:
        yield "\t\t" + statement
    yield "\t}\n"


def _node(key: str, label: str | None = None, **attributes: str) -> str:
    """A node; its label, people's words, is quoted by graphviz, all else is ours."""
    said = "" if label is None else f"label={quote(graphviz.nohtml(label))} "
    return f'"{key}" [{said}{_ours(attributes)}]\n'


def _edge(tail: str, head: str, **attributes: str) -> str:
    return f'"{tail}" -> "{head}" [{_ours(attributes)}]\n'


def _ours(attributes: dict[str, str]) -> str:
    """Attributes with values that we made: numbers, ids and names, without quotation marks."""
    return " ".join([f'{name}="{value}"' for name, value in attributes.items()])


def _type(style: Style, size: float, palette: Palette) -> dict[str, str]:
    shared = {"class": str(style), "fontsize": f"{size:g}"}
    if face_of(style) is not Face.REGULAR:
        shared["fontname"] = face_of(style).font_name
    if colour_of(style) != "ink":
        shared["fontcolor"] = getattr(palette, colour_of(style))
    return shared


def _panel(panel: Panel) -> str:
    own = _at(panel.rect)
    if panel.form is Form.OVAL:
        own["shape"] = "ellipse"
    return _node(panel.id, **own)


def _words(words: Words) -> Iterator[str]:
    """A node for each line: Graphviz would set them a little farther apart."""
    rect, high = words.rect, words.size * LEADING
    for place, line in enumerate(words.lines):
        top = rect.top - place * high
        own = _at(Rect(rect.left, top - high, rect.right, top), up=words.size * _LIFT)
        if words.classes:
            own["class"] = " ".join((str(words.style), *words.classes))
        key = f"{words.id}_{place + 1}" if place else words.id
        yield _node(key, plain(line) + _BREAKS[words.align], **own)


def _badge(badge: Badge) -> str:
    own = {"class": " ".join(("number", *badge.contradictions)), **_at(badge.rect)}
    if badge.rect.width > badge.rect.height + 0.01:
        own["shape"] = "box"
    return _node(badge.id, plain(badge.label), **own)


def _line(line: Line) -> str:
    headed = LINES[line.role].arrow
    way = _curve(line.points, headed) if line.curved else _spline(line.points, head=headed)
    return _edge(line.tail, line.head, pos=way)


def _curve(points: Sequence[Point], headed: bool) -> str:
    """Cubic pieces as they are; the tip of an arrow lies at the end, its line stops short."""
    if not headed:
        return " ".join(map(_point, points))
    *way, end = points
    return " ".join((f"e,{_point(end)}", *map(_point, [*way, toward(end, way[-1], HEAD)])))


def _bolt(bolt: Bolt, palette: Palette) -> Iterator[str]:
    """The bolt on a white halo, so that it stands off from what it crosses."""
    yield _edge(
        bolt.tail,
        bolt.head,
        **{"class": "halo"},
        color=palette.paper,
        dir="none",
        penwidth=f"{HALO.width:g}",
        pos=_spline(_shortened(bolt.points)),
    )
    own = {
        "id": bolt.name,
        "class": " ".join(("contradiction", *bolt.contradictions)),
        "pos": _spline(bolt.points, tail=bolt.headed, head=bolt.headed),
    }
    if not bolt.headed:
        own["dir"] = "none"
    if bolt.resolved:
        own.update(style="dashed", penwidth=f"{RESOLVED_BOLT.width:g}")
    yield _edge(bolt.tail, bolt.head, **own)


def _shortened(points: Sequence[Point]) -> list[Point]:
    """The same polyline, short of what it touches, so that its halo rubs out no border."""
    return [
        toward(points[0], points[1], 8),
        *points[1:-1],
        toward(points[-1], points[-2], 8),
    ]


def _spline(points: Sequence[Point], *, tail: bool = False, head: bool = False) -> str:
    """A polyline as cubic pieces whose control points lie on the line, tips apart."""
    way = list(points)
    tips = []
    if tail:
        tips.append(f"s,{_point(way[0])}")
        way[0] = toward(way[0], way[1], HEAD)
    if head:
        tips.append(f"e,{_point(way[-1])}")
        way[-1] = toward(way[-1], way[-2], HEAD)
    return " ".join((*tips, *_pieces(way)))


def _pieces(way: Sequence[Point]) -> Iterator[str]:
    yield _point(way[0])
    for start, end in pairwise(way):
        yield _point(start)
        yield _point(end)
        yield _point(end)


def _point(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"


def _at(rect: Rect, up: float = 0.0) -> dict[str, str]:
    x, y = rect.centre
    return {
        "pos": _point((x, y + up)),
        "width": f"{rect.width / _POINTS_PER_INCH:.4f}",
        "height": f"{rect.height / _POINTS_PER_INCH:.4f}",
    }
