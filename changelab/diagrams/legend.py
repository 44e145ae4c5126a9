"""The legend under a picture: its marks with what they mean, on one line."""

from collections.abc import Iterable

from changelab.diagrams.diagram import Style, Words
from changelab.diagrams.geometry import Rect
from changelab.diagrams.page import SMALLEST
from changelab.diagrams.text import fold, measure

#: What a legend takes of a page, the blank above it included.
LEGEND_HEIGHT = 44.0
_LINE = SMALLEST * 1.2
_BETWEEN = 44.0
_SLACK = 0.97


def legend(meanings: Iterable[tuple[str, str]], area: Rect) -> list[Words]:
    """Each mark with its meaning, from the left; all have a place, long ones are folded."""
    explained = [f"{mark}\u00a0{meaning}" for mark, meaning in meanings]
    natural = sum(measure(whole, SMALLEST) / _SLACK + _BETWEEN for whole in explained)
    widest = area.width
    if natural > area.width:
        widest = (area.width + _BETWEEN) / len(explained) - _BETWEEN
    words: list[Words] = []
    left = area.left
    for place, whole in enumerate(explained):
        line = fold(whole, widest * _SLACK, SMALLEST)
        right = left + measure(line, SMALLEST) / _SLACK
        words.append(
            Words(
                f"legend_{place}",
                Rect(left, area.bottom, right, area.bottom + _LINE),
                (line,),
                Style.KEY,
                SMALLEST,
                full=whole if line != whole else "",
                group="legend",
            )
        )
        left = right + _BETWEEN
    return words


def sentence(said: str, area: Rect) -> list[Words]:
    """A sentence in the place of a legend."""
    line = fold(said, area.width * _SLACK, SMALLEST)
    rect = Rect(area.left, area.bottom, area.right, area.bottom + _LINE)
    full = said if line != said else ""
    return [Words("legend", rect, (line,), Style.KEY, SMALLEST, full=full, group="legend")]
