"""The title in the corner above the subject: whose activity, and when."""

from changelab.diagrams.diagram import Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.text import wrap

#: The title in type of this size on up to so many lines; the first that fits.
_SETTINGS = ((42.0, 1), (36.0, 2), (30.0, 3))
_PERIOD_SIZE = 30.0
_LINE = 1.2
_SLACK = 0.97


def title_words(area: Rect, system: str, period: str) -> list[Words]:
    """The name of the system, and under it the period, from the top of the area."""
    for size, most in _SETTINGS:
        room = int((area.height - _PERIOD_SIZE * _LINE) // (size * _LINE))
        lines = wrap(system, area.width * _SLACK, size, Face.SEMIBOLD, max(1, min(most, room)))
        if " ".join(lines) == system:
            break
    top, middle = area.top, area.top - len(lines) * size * _LINE
    when = wrap(period, area.width * _SLACK, _PERIOD_SIZE, most=1)
    return [
        Words("title", Rect(area.left, middle, area.right, top), lines, Style.TITLE, size),
        Words(
            "period",
            Rect(area.left, middle - _PERIOD_SIZE * _LINE, area.right, middle),
            when,
            Style.PERIOD,
            _PERIOD_SIZE,
        ),
    ]
