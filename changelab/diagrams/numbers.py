"""The numbers of contradictions: how large they are, and how a bolt shows several."""

from collections.abc import Sequence

from changelab.diagrams.fonts import Face
from changelab.diagrams.text import measure

#: The height of a badge, and the size of its number, in points.
HEIGHT = 32.0
NUMBER_SIZE = 24.0
#: Numbers that a shared badge spells out.
_MOST_NUMBERS = 3


def badge_width(label: str) -> float:
    """Round for one or two digits, longer for more."""
    wide = measure(label, NUMBER_SIZE, Face.SEMIBOLD)
    return HEIGHT if wide + 6 <= HEIGHT else wide + 18


def shared_label(numbers: Sequence[int]) -> str:
    """The numbers of a bolt that stands for several; those beyond three are counted."""
    if len(numbers) <= _MOST_NUMBERS:
        return " · ".join(map(str, numbers))
    spelt = numbers[: _MOST_NUMBERS - 1]
    return " · ".join([*map(str, spelt), f"+{len(numbers) - len(spelt)}"])
