"""The line on top of a picture of the whole workshop: whose it is, and what it shows."""

from changelab.diagrams.diagram import Style, Words
from changelab.diagrams.fonts import Face
from changelab.diagrams.geometry import Rect
from changelab.diagrams.page import MARGIN, PAGE
from changelab.diagrams.text import drawable, fold, measure

_SIZE = 36.0
_HEIGHT = _SIZE * 1.2
_SLACK = 0.97
#: What it shows takes no more of the line than this.
_MOST_OF_IT = 0.7

#: Where the picture itself begins, below the line.
BELOW = PAGE.top - MARGIN - _HEIGHT - 8


def title_of(workshop: str, kind: str) -> str:
    """Whose it is, what it shows."""
    return " – ".join(part for part in (drawable(workshop), kind) if part)


def fits_headline(workshop: str, kind: str) -> bool:
    """True if the title needs no folding."""
    wide = measure(title_of(workshop, kind), _SIZE, Face.SEMIBOLD)
    return wide <= (PAGE.width - 2 * MARGIN) * _SLACK


def headline(workshop: str, kind: str) -> Words:
    """The title on one line; a long name of the workshop is folded before what it shows."""
    area = Rect(
        PAGE.left + MARGIN, PAGE.top - MARGIN - _HEIGHT, PAGE.right - MARGIN, PAGE.top - MARGIN
    )
    whole = title_of(workshop, kind)
    room = area.width * _SLACK
    shows = fold(kind, room * _MOST_OF_IT, _SIZE, Face.SEMIBOLD)
    rest = measure(f" – {shows}", _SIZE, Face.SEMIBOLD)
    line = title_of(fold(drawable(workshop), room - rest, _SIZE, Face.SEMIBOLD), shows)
    return Words("title", area, (line,), Style.TITLE, _SIZE, full=whole if line != whole else "")
