"""Which tables an export has, and whose eyes they are made for."""

from changelab.domain.actors import Actor
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import visible_to
from changelab.domain.vocabulary import Role
from changelab.exports import tables_of_contributions as brought_in
from changelab.exports import tables_of_models as modelled
from changelab.exports import tables_of_sessions as planned
from changelab.exports import tables_of_votes as chosen
from changelab.exports.tables import Table

_ALL = (
    planned.sessions,
    planned.tasks,
    planned.groups,
    planned.participants,
    planned.consent,
    brought_in.contributions,
    brought_in.activity_systems,
    brought_in.activity_elements,
    brought_in.contradictions,
    brought_in.contradiction_poles,
    brought_in.observations,
    brought_in.manifestations,
    brought_in.notes,
    brought_in.answers,
    brought_in.commitments,
    brought_in.links,
    modelled.milestones,
    modelled.phases,
    modelled.four_fields,
    modelled.forms,
    modelled.steps,
    modelled.step_contradictions,
    modelled.construed_objects,
    modelled.construed_object_systems,
    chosen.headings,
    chosen.ballots,
    chosen.vote_results,
)


def tables_of(state: WorkshopState) -> list[Table]:
    """Every table of the workshop.

    They hold what a researcher may see: everything, under pseudonyms, and
    "anonymous" where a task kept its authors from the record.
    """
    seen = visible_to(state, Actor.of(Role.RESEARCHER))
    # A heading that was taken apart after a vote still says what people chose.
    seen.headings = state.headings
    return [table(seen) for table in _ALL]
