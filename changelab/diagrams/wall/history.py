"""What the history wall shows of a workshop: milestones by strand, phases, in its own words."""

from dataclasses import dataclass

from changelab.diagrams.text import drawable
from changelab.domain.dates import as_year
from changelab.domain.entities import Milestone, Phase
from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Standing, Strand
from changelab.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class History:
    """The shown milestones of each strand and the phases, by date; and what strands are called."""

    strands: dict[Strand, list[Milestone]]
    phases: list[Phase]
    names: dict[Strand, str]

    @property
    def moments(self) -> list[float]:
        """Every moment that must be on the scale."""
        held = [one for strand in self.strands.values() for one in strand]
        return [
            *(as_year(one.when) for one in held),
            *(end_of(one) for one in held),
            *(as_year(phase.since) for phase in self.phases),
        ]


def history_of(state: WorkshopState) -> History:
    """What of the workshop's history its viewer sees."""
    wording = Wording(state.about.wording)
    strands: dict[Strand, list[Milestone]] = {strand: [] for strand in Strand}
    for one in state.milestones.values():
        if one.standing is Standing.SHOWN:
            strands[one.strand].append(one)
    for held in strands.values():
        held.sort(key=lambda one: as_year(one.when))
    return History(
        strands,
        sorted(state.phases.values(), key=lambda phase: as_year(phase.since)),
        {strand: drawable(wording.strand(strand)) for strand in Strand},
    )


def end_of(one: Milestone) -> float:
    """When it ended; what did not last ends as it begins."""
    start = as_year(one.when)
    return max(start, as_year(one.until)) if one.until else start


def dates_of(one: Milestone) -> str:
    """When it happened, or from when to when: 1998–2005, 2004-05 – 2006."""
    if not one.until:
        return one.when
    dash = "–" if len(one.when) == len(one.until) == 4 else " – "
    return f"{one.when}{dash}{one.until}"
