"""The numbers of contradictions: how large they are."""

from changelab.diagrams.fonts import Face
from changelab.diagrams.text import measure

#: The height of a badge, and the size of its number, in points.
HEIGHT = 32.0
NUMBER_SIZE = 24.0


def badge_width(label: str) -> float:
    """Round for one or two digits, longer for more."""
    wide = measure(label, NUMBER_SIZE, Face.SEMIBOLD)
    return HEIGHT if wide + 6 <= HEIGHT else wide + 18
