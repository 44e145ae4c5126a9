"""What happened to the group's history, ways forward and networks, in plain sentences."""

from changelab.domain import four_field, history, networks
from changelab.domain.entities import Axis
from changelab.domain.vocabulary import Neighbour, Period
from changelab.ui.telling import Names, counted, quoted, tells, whole

#: What a neighbour is to the central activity.
_NEIGHBOURS = {
    Neighbour.TOOL_PRODUCING: "one that produces its tools",
    Neighbour.SUBJECT_PRODUCING: "one that produces its subjects",
    Neighbour.RULE_PRODUCING: "one that produces its rules",
    Neighbour.OBJECT_ACTIVITY: "one that takes in its outcome",
    Neighbour.MORE_ADVANCED: "a more advanced form of it",
}

# --- the history wall -------------------------------------------------------------------


def _span(when: str, until: str) -> str:
    return f"{when} to {until}" if until else when


@tells(history.MilestonePlaced)
def _(event: history.MilestonePlaced, names: Names) -> str:
    place = f"{names.wording.strand(event.strand)}, {_span(event.when, event.until)}"
    return f"put a milestone on the history wall ({place}): {whole(event.text)}"


@tells(history.MilestoneMoved)
def _(event: history.MilestoneMoved, names: Names) -> str:
    place = f"{names.wording.strand(event.strand)}, {_span(event.when, event.until)}"
    return f"moved {names.of(event.milestone)} on the history wall to {place}"


@tells(history.HistoryCut)
def _(event: history.HistoryCut, names: Names) -> str:
    return f"let the phase {quoted(event.name)} begin in {event.since}"


@tells(history.PhaseChanged)
def _(event: history.PhaseChanged, names: Names) -> str:
    return f"changed the phase {names.of(event.phase)}: {quoted(event.name)} from {event.since}"


@tells(history.PhaseJoined)
def _(event: history.PhaseJoined, names: Names) -> str:
    return f"joined the phase {names.of(event.phase)} to the one before it"


# --- the four-field model ---------------------------------------------------------------


def _axes(across: Axis, up: Axis) -> str:
    ends = [
        f"{quoted(one.name)} from {quoted(one.low)} to {quoted(one.high)}" for one in (across, up)
    ]
    return f"{ends[0]}, and {ends[1]}"


@tells(four_field.FourFieldDrawn)
def _(event: four_field.FourFieldDrawn, names: Names) -> str:
    axes = _axes(event.across, event.up)
    return f"drew the four-field model {quoted(event.title)} with the axes {axes}"


@tells(four_field.FourFieldReworded)
def _(event: four_field.FourFieldReworded, names: Names) -> str:
    axes = _axes(event.across, event.up)
    return f"reworded {names.of(event.field)}: {quoted(event.title)} with the axes {axes}"


@tells(four_field.FourFieldRemoved)
def _(event: four_field.FourFieldRemoved, names: Names) -> str:
    return f"took the four-field model {names.of(event.field)} away"


def _in_period(period: Period | None, names: Names) -> str:
    return names.wording.period(period) if period else "an alternative"


@tells(four_field.FormPlaced)
def _(event: four_field.FormPlaced, names: Names) -> str:
    kind = _in_period(event.period, names)
    return f"placed a form of the activity in {names.of(event.field)} ({kind}): {whole(event.text)}"


@tells(four_field.FormMoved)
def _(event: four_field.FormMoved, names: Names) -> str:
    return f"put {names.of(event.form)} at another place ({_in_period(event.period, names)})"


@tells(four_field.FormsJoined)
def _(event: four_field.FormsJoined, names: Names) -> str:
    way = f"drew the way from {names.of(event.start)} to {names.of(event.end)}"
    if not event.contradictions:
        return way
    return f"{way}, with {counted(len(event.contradictions), 'contradiction')} on it"


@tells(four_field.FormsParted)
def _(event: four_field.FormsParted, names: Names) -> str:
    return f"took the way from {names.of(event.start)} to {names.of(event.end)} away"


# --- activity systems together ----------------------------------------------------------


def _whose(systems: tuple[str, ...], names: Names) -> str:
    first, *others = (names.of(system) for system in systems)
    return f"what {' and '.join((first, *others))} {'share' if others else 'makes of its object'}"


@tells(networks.ObjectConstrued)
def _(event: networks.ObjectConstrued, names: Names) -> str:
    when = names.wording.period(event.period)
    return f"said {_whose(event.systems, names)} ({when}): {whole(event.text)}"


@tells(networks.ConstruedChanged)
def _(event: networks.ConstruedChanged, names: Names) -> str:
    when = names.wording.period(event.period)
    return f"said that {names.of(event.item)} is {_whose(event.systems, names)} ({when})"


@tells(networks.NeighbourPlaced)
def _(event: networks.NeighbourPlaced, names: Names) -> str:
    if event.of is None or event.neighbour is None:
        return f"said that {names.of(event.system)} is nobody's neighbour"
    kind = _NEIGHBOURS[event.neighbour]
    return f"made {names.of(event.system)} a neighbour of {names.of(event.of)}: {kind}"
