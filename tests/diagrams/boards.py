"""Boards to draw: what a group might have on its surfaces."""

from changelab.domain.vocabulary import Period, Surface
from tests.diagrams.conftest import Sketch

_CLINIC = {
    (Surface.MIRROR, Period.PAST): [
        "Residents learned at the bedside of two wards",
        "One consultant knew every family",
    ],
    (Surface.MIRROR, Period.PRESENT): [
        "Diary: 14 of 20 consultations without supervision",
        "“I meet the family, then I meet the file”",
        "Video of the Monday clinic: 9 minutes for a new child, 6 of them at the screen",
        "Booking system splits siblings",
    ],
    (Surface.IDEAS, Period.PRESENT): [
        "Checklist for the first week",
        "Two names on each booking: who sees, who supervises",
    ],
    (Surface.IDEAS, Period.FUTURE): ["A free consultant each afternoon, tried for four weeks"],
    (Surface.MODEL, Period.PRESENT): [
        "Production of consultations pulls against training of residents"
    ],
    (Surface.MODEL, Period.FUTURE): [
        "The consultation itself as the place of learning: plan before, during, after"
    ],
}


def clinic_board() -> Sketch:
    """Case B of the domain reference (Skipper et al. 2016), with invented notes."""
    sketch = Sketch("Paediatric outpatient clinic")
    for (surface, period), texts in _CLINIC.items():
        for text in texts:
            sketch.note(surface, text, period)
    return sketch


def crowded_board(notes: int = 40) -> Sketch:
    """Far more on one cell than it can show."""
    sketch = clinic_board()
    for number in range(notes):
        sketch.note(Surface.MIRROR, f"Observation number {number} of the long afternoon")
    return sketch
