"""Rows and columns: how they share what room there is, and their names at the left."""

from collections.abc import Iterable, Sequence

from changelab.diagrams.diagram import Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.text import LEADING, measure, widest_word, wrap

_NAME_SIZE = 28.0
_SLACK = 0.97
#: A name wider than the first is wrapped; a word wider than the second is broken.
_WIDE, _WIDEST = 190.0, 260.0


def share(wanted: Sequence[float], free: float) -> list[float]:
    """Lengths that add up to at most `free`: who wants little gets it, the rest is shared alike."""
    left, given = free, [0.0] * len(wanted)
    for taken, index in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[index] = min(wanted[index], left / (len(wanted) - taken))
        left -= given[index]
    return given


def names_width(names: Iterable[str]) -> float:
    """The width of the column in which the rows' names stand: no wider than they need."""
    return max(map(_name_width, names))


def _name_width(name: str) -> float:
    whole = measure(name, _NAME_SIZE, Face.SEMIBOLD) / _SLACK + 1
    word = widest_word(name, _NAME_SIZE, Face.SEMIBOLD) / _SLACK + 1
    return min(whole, max(_WIDE, word), _WIDEST)


def row_name(key: str, name: str, area: Rect) -> Words:
    """The name of a row, in the middle of its height; `key` is the row's id and group."""
    line = _NAME_SIZE * LEADING
    most = min(3, int(area.height // line))
    lines = wrap(name, area.width * _SLACK, _NAME_SIZE, Face.SEMIBOLD, most)
    middle, half = area.centre[1], len(lines) * line / 2
    return Words(
        f"{key}_heading",
        Rect(area.left, middle - half, area.right, middle + half),
        lines,
        Style.HEADING,
        _NAME_SIZE,
        full=name,
        group=key,
    )
