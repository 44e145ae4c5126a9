"""Cases of several periods and several activity systems, for the pictures of these."""

from changelab.domain.vocabulary import ContradictionStatus, Neighbour, Period
from tests.diagrams.conftest import Sketch


def bullied_pupil() -> Sketch:
    """Case A (Warmington et al. 2007): from attendance over wellbeing to the whole school."""
    sketch = Sketch("Team around a bullied pupil")
    objects = ("attendance", "whole-child wellbeing", "school-wide response")
    for period, text in zip(Period, objects, strict=True):
        sketch.entry("object", text, period)
    for text in ("educational psychologist", "education welfare officer"):
        sketch.entry("subject", text, *Period)
    sketch.entry("tools", "referral forms", Period.PAST, Period.PRESENT)
    sketch.entry("tools", "informal contacts, trails")
    sketch.entry("rules", "referral rules", Period.PAST, Period.PRESENT)
    sketch.entry("outcome", "child helped, school unchanged")
    sketch.contradiction(
        "new practice against the rules of the old system",
        (0, "object", "present"),
        (0, "rules", "past"),
        status=ContradictionStatus.ACCEPTED,
    )
    sketch.contradiction("wellbeing against referral rules", "object", "rules")
    return sketch


def extended_school() -> Sketch:
    """Case A2 (Warmington et al. 2007): specialists called for crises, the core school apart."""
    sketch = Sketch("Specialist services", "Extended school")
    sketch.entry("object", "children in crisis")
    sketch.entry("tools", "referral process")
    sketch.entry("division_of_labour", "called in for crises")
    sketch.entry("object", "attendance, behaviour, attainment", system=1)
    sketch.entry("rules", "statutory targets", system=1)
    sketch.construed("whole-child wellbeing, one case at a time", 0)
    sketch.contradiction(
        "wellbeing against attainment targets", (0, "object", "present"), (1, "object", "present")
    )
    sketch.contradiction(
        "called over a one-way boundary",
        (0, "division_of_labour", "present"),
        (1, "division_of_labour", "present"),
        status=ContradictionStatus.EVIDENCED,
    )
    return sketch


def services(count: int) -> Sketch:
    """As in the LIW project: services around a child, each with an object of its own."""
    sketch = Sketch(*(f"Service {number}" for number in range(1, count + 1)))
    for number in range(count):
        sketch.entry("object", f"case {number + 1}", system=number)
    sketch.contradiction(
        "targets against thresholds", (0, "rules", "present"), (1, "rules", "present")
    )
    return sketch


def clinic_and_neighbours() -> Sketch:
    """Around the clinic of case B: who makes its tools and rules, and a newer form of it."""
    sketch = Sketch("Clinic", "IT department", "Ministry of health", "One-stop clinic")
    sketch.neighbour(1, 0, Neighbour.TOOL_PRODUCING)
    sketch.neighbour(2, 0, Neighbour.RULE_PRODUCING)
    sketch.neighbour(3, 0, Neighbour.MORE_ADVANCED)
    sketch.entry("object", "patient care")
    sketch.entry("outcome", "booking system", system=1)
    sketch.entry("outcome", "37-hour week", system=2)
    sketch.entry("object", "a family's whole year", system=3)
    sketch.contradiction(
        "schedules against teaching",
        (0, "object", "present"),
        (2, "outcome", "present"),
        status=ContradictionStatus.ACCEPTED,
    )
    sketch.contradiction(
        "the old form against the new", (0, "object", "present"), (3, "object", "present")
    )
    return sketch
