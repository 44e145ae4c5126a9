"""History walls to draw: what a group might remember of its past."""

from changelab.domain.vocabulary import Strand
from tests.diagrams.conftest import Sketch

_SCHOOL = [
    (Strand.EVENTS, "1986", "", "Secondary school opens with 400 pupils"),
    (Strand.EVENTS, "1997", "", "Two schools become one"),
    (Strand.EVENTS, "2001-09", "", "First pupils from the new estate"),
    (Strand.EVENTS, "2003-01-27", "", "Report on a child that nobody protected"),
    (Strand.EVENTS, "2005", "", "Extended school"),
    (Strand.OBJECT, "1986", "1998", "Attendance"),
    (Strand.OBJECT, "1998", "2004", "Behaviour and attainment"),
    (Strand.OBJECT, "2004", "", "The whole child"),
    (Strand.TOOLS, "1988", "", "Paper register"),
    (Strand.TOOLS, "1999-09", "", "Referral form, one for each service"),
    (Strand.TOOLS, "2004-05", "2006", "Common assessment, tried out"),
    (Strand.RULES, "1988", "", "National curriculum"),
    (Strand.RULES, "1998", "2005", "Attendance target counts days"),
    (Strand.RULES, "2004-11-15", "", "Law: services must work together"),
]


def school_wall() -> Sketch:
    """Around case A of the domain reference (Warmington et al. 2007); dates are invented."""
    sketch = Sketch("Multiprofessional team")
    for strand, when, until, text in _SCHOOL:
        sketch.milestone(text, strand, when, until)
    sketch.phase("Each service for itself", "1986")
    sketch.phase("Targets", "1998")
    sketch.phase("Around the child", "2004")
    return sketch


def crowded_wall(milestones: int = 60) -> Sketch:
    """Far more in a few years than the wall can show."""
    sketch = school_wall()
    for number in range(milestones):
        year = 1999 + number % 4
        sketch.milestone(f"Meeting number {number} about the same forms", Strand.EVENTS, str(year))
    return sketch
