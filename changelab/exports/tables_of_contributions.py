"""The tables of what people brought in.

Texts stand once, in `contributions`; the tables of one kind (activity elements,
contradictions, notes …) hold what only that kind has, and refer to it by id.
"""

from operator import attrgetter, itemgetter
from typing import Any

from changelab.domain.state import CONTRIBUTIONS, WorkshopState
from changelab.domain.visibility import ANONYMOUS
from changelab.domain.vocabulary import (
    CommitmentStatus,
    ContradictionStatus,
    Element,
    EvidenceKind,
    Level,
    ManifestationKind,
    Neighbour,
    Period,
    Standing,
    Surface,
)
from changelab.exports.tables import Column, Table, known, table_of

#: What one contribution of each of the state's tables is called.
KIND_OF = {
    "entries": "entry",
    "contradictions": "contradiction",
    "observations": "observation",
    "manifestations": "manifestation",
    "notes": "note",
    "answers": "answer",
    "commitments": "commitment",
    "construed_objects": "construed_object",
    "milestones": "milestone",
    "forms": "form",
}

_ELEMENT = Column("element", "node of the activity system", values=tuple(Element))
_PERIOD = Column(
    "period", "when in the history of the activity; not when it was recorded", values=tuple(Period)
)


def contributions(state: WorkshopState) -> Table:
    """Everything people brought in, of whatever kind, in the order of recording."""
    kinds = {
        item.id: KIND_OF[table]
        for table in CONTRIBUTIONS.values()
        for item in getattr(state, table).values()
    }

    def seq(item: Any) -> int:
        return int(item.id[1:])

    merged_into = {key: item.id for item in state.contributions() for key in item.merged}
    under = {key: one.id for one in state.headings.values() for key in one.items}

    def author_is(item: Any) -> str:
        if item.author in state.participants:
            return "participant"
        return ANONYMOUS if item.author == ANONYMOUS else "role"

    return table_of(
        "contributions",
        "something a person brought in, of whatever kind, in the order of recording",
        sorted(state.contributions(), key=seq),
        (Column("contribution", "id", required=True), attrgetter("id")),
        (Column("seq", "number of its event in the record", "integer", required=True), seq),
        (
            Column("kind", "what it is", values=tuple(KIND_OF.values()), required=True),
            lambda item: kinds[item.id],
        ),
        (Column("text", "its words as they last stood"), attrgetter("text")),
        (
            Column("author", "a pseudonym, a role, or anonymous", required=True),
            attrgetter("author"),
        ),
        (
            Column("author_is", "what that is", values=("participant", "role", ANONYMOUS)),
            author_is,
        ),
        (
            Column("participant", "the author, if a participant", refers_to="participants"),
            lambda item: known(item.author, state.participants),
        ),
        (Column("at", "when it came, UTC", "datetime", required=True), attrgetter("at")),
        (
            Column("session", "the session that was running", refers_to="sessions"),
            lambda item: known(item.session, state.sessions),
        ),
        (
            Column("task", "the task at hand", refers_to="tasks"),
            lambda item: known(item.task, state.tasks),
        ),
        (
            Column("standing", "where it stands now", values=tuple(Standing), required=True),
            attrgetter("standing"),
        ),
        (
            Column("reworded", "its words were changed at least once", "boolean"),
            attrgetter("reworded"),
        ),
        (
            Column("by_hand", "entered by someone else for a person without a phone", "boolean"),
            attrgetter("by_hand"),
        ),
        (
            Column("about", "the mirror material that it reacts to", refers_to="materials"),
            lambda item: known(item.about, state.materials),
        ),
        (
            Column("merged_into", "the contribution that says the same", refers_to="contributions"),
            lambda item: merged_into.get(item.id),
        ),
        (
            Column("heading", "the heading it was put under", refers_to="headings"),
            lambda item: under.get(item.id),
        ),
    )


def activity_systems(state: WorkshopState) -> Table:
    """The activities under study."""
    return table_of(
        "activity_systems",
        "an activity under study",
        state.systems.values(),
        (Column("system", "id of the activity system", required=True), attrgetter("id")),
        (Column("name", "as given"), attrgetter("name")),
        (
            Column("group", "the small group whose own it is, if it is one's", refers_to="groups"),
            lambda one: known(one.group, state.groups),
        ),
        (
            Column(
                "neighbour_of", "the central activity it is beside", refers_to="activity_systems"
            ),
            lambda one: known(one.neighbour_of, state.systems),
        ),
        (
            Column("neighbour_as", "which neighbour (Engeström 1987)", values=tuple(Neighbour)),
            attrgetter("neighbour_as"),
        ),
    )


def activity_elements(state: WorkshopState) -> Table:
    """The entries of the activity systems, once for each period they belong to."""
    return table_of(
        "activity_elements",
        "an entry of an activity system in one period; an entry in two periods carried over",
        [(entry, period) for entry in state.entries.values() for period in entry.periods],
        (
            Column("entry", "the contribution", refers_to="contributions", required=True),
            lambda one: one[0].id,
        ),
        (_PERIOD, itemgetter(1)),
        (
            Column("system", "of which system", refers_to="activity_systems"),
            lambda one: known(one[0].system, state.systems),
        ),
        (_ELEMENT, lambda one: one[0].element),
        key=2,
    )


def contradictions(state: WorkshopState) -> Table:
    """The contradictions; where they lie is in `contradiction_poles`."""
    return _of_kind(
        "contradictions",
        "a structural tension the group suspects",
        state,
        (Column("number", "1, 2, 3 … as on the pictures", "integer"), attrgetter("number")),
        (
            Column("level", "where it lies (Engeström 1987)", values=tuple(Level)),
            attrgetter("level"),
        ),
        (_PERIOD, attrgetter("period")),
        (
            Column("status", "how far the group has come", values=tuple(ContradictionStatus)),
            attrgetter("status"),
        ),
        (
            Column("accepted_in", "the session that accepted it", refers_to="sessions"),
            lambda one: known(one.accepted_in, state.sessions),
        ),
    )


def contradiction_poles(state: WorkshopState) -> Table:
    """The ends of the contradictions."""
    return table_of(
        "contradiction_poles",
        "one end of a contradiction; a primary contradiction has one, the others two",
        [
            (one.id, position, pole)
            for one in state.contradictions.values()
            for position, pole in enumerate(one.poles, start=1)
        ],
        (
            Column("contradiction", "of which", refers_to="contradictions", required=True),
            itemgetter(0),
        ),
        (Column("position", "1 or 2", "integer", required=True), itemgetter(1)),
        (
            Column("system", "in which activity system", refers_to="activity_systems"),
            lambda one: known(one[2].system, state.systems),
        ),
        (_ELEMENT, lambda one: one[2].element),
        (_PERIOD, lambda one: one[2].period),
        key=2,
    )


def observations(state: WorkshopState) -> Table:
    """What was seen, heard or read."""
    return _of_kind(
        "observations",
        "something seen, heard or read, not yet interpreted",
        state,
        (
            Column("evidence", "what it rests on", values=tuple(EvidenceKind)),
            attrgetter("evidence"),
        ),
        (Column("source", "where it comes from"), attrgetter("source")),
        (Column("dated", "its date as written"), attrgetter("dated")),
        (_PERIOD, attrgetter("period")),
    )


def manifestations(state: WorkshopState) -> Table:
    """What was read as showing a contradiction."""
    kind = Column(
        "of", "how it shows itself (Engeström & Sannino 2011)", values=tuple(ManifestationKind)
    )
    row_is = "talk or an event read as showing a contradiction"
    return _of_kind("manifestations", row_is, state, (kind, attrgetter("of")))


def notes(state: WorkshopState) -> Table:
    """The cards on the 3x3 board."""
    surface = Column("surface", "column of the board; empty: not placed", values=tuple(Surface))
    return _of_kind(
        "notes",
        "a card on the 3x3 board",
        state,
        (surface, attrgetter("surface")),
        (_PERIOD, attrgetter("period")),
    )


def answers(state: WorkshopState) -> Table:
    """The answers to the prompts of tasks."""
    prompt = Column("prompt", "the question as it was asked")
    row_is = "an answer to a prompt of a task"
    return _of_kind("answers", row_is, state, (prompt, attrgetter("prompt")))


def commitments(state: WorkshopState) -> Table:
    """Who tries what by when, and what became of it."""
    return _of_kind(
        "commitments",
        "a commitment: who tries what by when",
        state,
        (Column("who", "as written"), attrgetter("who")),
        (Column("by_when", "as written"), attrgetter("by_when")),
        (
            Column("contradiction", "what it works on", refers_to="contradictions"),
            lambda one: known(one.contradiction, state.contradictions),
        ),
        (
            Column("status", "what became of it", values=tuple(CommitmentStatus)),
            attrgetter("status"),
        ),
        (Column("outcome", "as told at the follow-up"), attrgetter("outcome")),
        (
            Column("followed_up_in", "in which session", refers_to="sessions"),
            lambda one: known(one.followed_up_in, state.sessions),
        ),
    )


#: Each tie: what it means, the table it starts from, the attribute that holds it.
_TIES = {
    "evidence": ("the contradiction rests on this observation", "contradictions", "evidence"),
    "manifestation": ("it shows itself in this", "contradictions", "manifestations"),
    "gave_rise_to": ("it brought this contradiction about", "contradictions", "gave_rise_to"),
    "observation": ("the manifestation was read from this", "manifestations", "observations"),
}


def links(state: WorkshopState) -> Table:
    """What is tied to what; the ends of ties to what was undone are gone."""
    meaning = "; ".join(f"{relation}: {says}" for relation, (says, _, _) in _TIES.items())
    return table_of(
        "links",
        "a tie between two contributions",
        [
            (one.id, relation, target)
            for relation, (_, table, attribute) in _TIES.items()
            for one in getattr(state, table).values()
            for target in dict.fromkeys(getattr(one, attribute))
        ],
        (
            Column("source", "from which", refers_to="contributions", required=True),
            itemgetter(0),
        ),
        (Column("relation", meaning, values=tuple(_TIES), required=True), itemgetter(1)),
        (Column("target", "to which", refers_to="contributions", required=True), itemgetter(2)),
        key=3,
    )


def _of_kind(name: str, row_is: str, state: WorkshopState, *columns) -> Table:
    """A table with what only contributions of one kind have."""
    key = Column(KIND_OF[name], "the contribution", refers_to="contributions", required=True)
    rows = getattr(state, name).values()
    return table_of(name, row_is, rows, (key, attrgetter("id")), *columns)
