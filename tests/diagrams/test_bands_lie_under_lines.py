"""Bands are ground: whatever stands on them is drawn over them, lines as well."""

import re

from changelab.diagrams import Format, Look, compose
from changelab.domain.vocabulary import Period
from tests.diagrams.walls import school_wall


def test_in_dot_they_are_the_background():
    """Graphviz draws lines under boxes, so a shaded box would hide them; a background does not."""
    sketch = school_wall()
    first = next(iter(sketch.state.phases))
    dot = compose(sketch.state, "history-wall", Period.PRESENT).dot

    background = re.search(r'_background="([^"]*)"', dot)
    assert background and background[1].count("P 4 ") == 2
    (band,) = re.findall(rf'"{first}_band" \[(.*)\]', dot)
    assert 'style="invis"' in band


def test_in_svg_they_come_first(renderer):
    """What is written later lies on top: the bands are written before the first line."""
    picture = compose(school_wall().state, "history-wall", Period.PRESENT, Look.DARK)
    svg = renderer.render(picture, Format.SVG).decode()

    assert svg.index("_band") < svg.index("_pole")
