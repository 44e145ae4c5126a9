"""Which tables an export has, and whose eyes they are made for."""

from changelab.domain.actors import Actor
from changelab.domain.state import WorkshopState
from changelab.domain.visibility import visible_to
from changelab.domain.vocabulary import Role
from changelab.domain.whole import Corpus
from changelab.exports import tables_of_contributions as brought_in
from changelab.exports import tables_of_models as modelled
from changelab.exports import tables_of_people as people
from changelab.exports import tables_of_research as coded
from changelab.exports import tables_of_sessions as planned
from changelab.exports import tables_of_talk as said
from changelab.exports import tables_of_votes as chosen
from changelab.exports.tables import Table

_ALL = (
    planned.sessions,
    planned.tasks,
    planned.groups,
    people.participants,
    people.consent,
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
    said.materials,
    said.material_people,
    said.transcripts,
    said.speakers,
    coded.codebooks,
    coded.codes,
    coded.coders,
)
#: Those that need what was said as well.
_WITH_CORPUS = (said.turns, said.episodes, coded.codings, coded.memos, coded.citations)


def tables_of(state: WorkshopState, corpus: Corpus | None = None) -> list[Table]:
    """Every table of the workshop; `corpus` holds the turns of its transcripts.

    They hold what a researcher may see: everything, under pseudonyms, and
    "anonymous" where a task kept its authors from the record.
    """
    seen = visible_to(state, Actor.of(Role.RESEARCHER))
    # A heading that was taken apart after a vote still says what people chose.
    seen.headings = state.headings
    turns = corpus or {}
    return [
        *(table(seen) for table in _ALL),
        *(table(seen, turns) for table in _WITH_CORPUS),
    ]
