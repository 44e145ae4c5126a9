"""The tables of the group's history, its four-field models and its network of activities.

As with other contributions, the words of a milestone, a form or an object stand in
`contributions`; here is what only that kind has.
"""

from operator import attrgetter, itemgetter

from changelab.domain.state import WorkshopState
from changelab.domain.vocabulary import Period, Strand
from changelab.exports.tables import Column, Table, known, table_of

_PARTIAL = "a year, a month or a day, as precise as it is remembered: 1998, 1998-05, 1998-05-17"


def milestones(state: WorkshopState) -> Table:
    """What stands on the history wall."""
    return table_of(
        "milestones",
        "something dated on the history wall",
        state.milestones.values(),
        (
            Column("milestone", "the contribution", refers_to="contributions", required=True),
            attrgetter("id"),
        ),
        (Column("when", f"when it was or began; {_PARTIAL}", required=True), attrgetter("when")),
        (Column("until", "when it ended; empty if it did not last"), attrgetter("until")),
        (
            Column("strand", "the line of the wall it stands in", values=tuple(Strand)),
            attrgetter("strand"),
        ),
    )


def phases(state: WorkshopState) -> Table:
    """The stretches the group cut its history into."""
    return table_of(
        "phases",
        "a stretch of the history as the group cut it; it lasts to the next one",
        sorted(state.phases.values(), key=lambda one: one.since),
        (Column("phase", "id of the phase", required=True), attrgetter("id")),
        (Column("since", f"when it begins; {_PARTIAL}", required=True), attrgetter("since")),
        (Column("name", "as given"), attrgetter("name")),
    )


def four_fields(state: WorkshopState) -> Table:
    """The four-field models by their axes."""
    return table_of(
        "four_fields",
        "a four-field model of the zone of proximal development (Engeström 1987)",
        state.four_fields.values(),
        (Column("field", "id of the model", required=True), attrgetter("id")),
        (Column("title", "as given"), attrgetter("title")),
        (Column("across", "what the axis across is about"), attrgetter("across.name")),
        (Column("across_low", "its pole on the left, -1"), attrgetter("across.low")),
        (Column("across_high", "its pole on the right, 1"), attrgetter("across.high")),
        (Column("across_why", "why this axis"), attrgetter("across.why")),
        (Column("up", "what the axis upwards is about"), attrgetter("up.name")),
        (Column("up_low", "its pole at the bottom, -1"), attrgetter("up.low")),
        (Column("up_high", "its pole at the top, 1"), attrgetter("up.high")),
        (Column("up_why", "why this axis"), attrgetter("up.why")),
    )


def forms(state: WorkshopState) -> Table:
    """The forms of the activity in the four-field models."""
    return table_of(
        "forms",
        "a form of the activity placed in a four-field model",
        state.forms.values(),
        (
            Column("form", "the contribution", refers_to="contributions", required=True),
            attrgetter("id"),
        ),
        (
            Column("field", "in which model", refers_to="four_fields"),
            lambda one: known(one.field, state.four_fields),
        ),
        (
            Column("across", "place on the axis across, from -1 to 1", "number", required=True),
            attrgetter("across"),
        ),
        (
            Column("up", "place on the axis upwards, from -1 to 1", "number", required=True),
            attrgetter("up"),
        ),
        (
            Column("period", "when it is or was so; empty: an alternative", values=tuple(Period)),
            attrgetter("period"),
        ),
    )


_STEP = (
    Column("start", "from which form", refers_to="forms", required=True),
    Column("end", "to which form", refers_to="forms", required=True),
)


def steps(state: WorkshopState) -> Table:
    """The ways drawn in the four-field models."""
    return table_of(
        "steps",
        "an arrow from one form of the activity to another",
        [
            (one.start, one.end, field.id)
            for field in state.four_fields.values()
            for one in field.steps
        ],
        (_STEP[0], itemgetter(0)),
        (_STEP[1], itemgetter(1)),
        (Column("field", "in which model", refers_to="four_fields"), itemgetter(2)),
        key=2,
    )


def step_contradictions(state: WorkshopState) -> Table:
    """What lies on the ways."""
    return table_of(
        "step_contradictions",
        "a contradiction on the way from one form to another",
        [
            (one.start, one.end, contradiction)
            for field in state.four_fields.values()
            for one in field.steps
            for contradiction in one.contradictions
        ],
        (_STEP[0], itemgetter(0)),
        (_STEP[1], itemgetter(1)),
        (
            Column("contradiction", "which", refers_to="contradictions", required=True),
            itemgetter(2),
        ),
        key=3,
    )


def construed_objects(state: WorkshopState) -> Table:
    """What systems make of their objects; which systems is in `construed_object_systems`."""
    return table_of(
        "construed_objects",
        "what activity systems make of their object (Engeström 2001)",
        state.construed_objects.values(),
        (
            Column(
                "construed_object", "the contribution", refers_to="contributions", required=True
            ),
            attrgetter("id"),
        ),
        (
            Column("period", "when in the history of the activity", values=tuple(Period)),
            attrgetter("period"),
        ),
        (
            Column("shared_by", "how many systems: 1 is object 2, more is object 3", "integer"),
            lambda one: len(one.systems),
        ),
    )


def construed_object_systems(state: WorkshopState) -> Table:
    """Whose object it is."""
    return table_of(
        "construed_object_systems",
        "an activity system that makes something of its object, or shares it",
        [
            (one.id, system)
            for one in state.construed_objects.values()
            for system in one.systems
            if system in state.systems
        ],
        (
            Column("construed_object", "which", refers_to="construed_objects", required=True),
            itemgetter(0),
        ),
        (
            Column("system", "whose", refers_to="activity_systems", required=True),
            itemgetter(1),
        ),
        key=2,
    )
