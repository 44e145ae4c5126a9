"""What happened to the group's models and cards, in plain sentences."""

from changelab.domain import activity_systems as systems
from changelab.domain import (
    commitments,
    contradictions,
    contributions,
    prompts,
    sorting,
    surfaces,
    undo,
)
from changelab.domain.vocabulary import Period, Surface
from changelab.ui.telling import Names, quoted, short, tells, whole

# --- activity systems -------------------------------------------------------------------


@tells(systems.SystemNamed)
def _(event: systems.SystemNamed, names: Names) -> str:
    whose = f" for the small group {names.of(event.group)}" if event.group else ""
    return f"named the activity system {quoted(event.name)}{whose}"


@tells(systems.SystemRenamed)
def _(event: systems.SystemRenamed, names: Names) -> str:
    return f"renamed the activity system to {quoted(event.name)}"


@tells(systems.SystemRemoved)
def _(event: systems.SystemRemoved, names: Names) -> str:
    return f"removed the activity system {names.of(event.system)}"


@tells(systems.EntryAdded)
def _(event: systems.EntryAdded, names: Names) -> str:
    periods = ", ".join(names.wording.period(period) for period in event.periods)
    return f"wrote under {names.place(event.element)} ({periods}): {whole(event.text)}"


@tells(systems.EntryMoved)
def _(event: systems.EntryMoved, names: Names) -> str:
    place = f"{names.place(event.element)} of {names.of(event.system)}"
    return f"moved {names.of(event.entry)} to {place}"


@tells(systems.EntryPeriodsChanged)
def _(event: systems.EntryPeriodsChanged, names: Names) -> str:
    periods = ", ".join(names.wording.period(period) for period in event.periods)
    return f"let {names.of(event.entry)} hold in: {periods}"


# --- contradictions ---------------------------------------------------------------------


def _poles(poles: tuple[contradictions.PoleAt, ...], names: Names) -> str:
    if len(poles) == 1:
        return f"inside {names.place(poles[0].element, poles[0].period)}"
    first, second = poles
    if first.system != second.system:
        ends = [f"{names.place(pole.element)} of {names.of(pole.system)}" for pole in poles]
    elif first.period != second.period:
        ends = [names.place(pole.element, pole.period) for pole in poles]
    else:
        ends = [names.place(pole.element) for pole in poles]
    return f"between {ends[0]} and {ends[1]}"


@tells(contradictions.ContradictionLogged)
def _(event: contradictions.ContradictionLogged, names: Names) -> str:
    what = f"{names.wording['contradiction']} {event.number}"
    return f"logged {what}, {_poles(event.poles, names)}: {whole(event.text)}"


@tells(contradictions.ContradictionLocated)
def _(event: contradictions.ContradictionLocated, names: Names) -> str:
    return f"placed {names.of(event.contradiction)} {_poles(event.poles, names)} ({event.level})"


@tells(contradictions.ContradictionJudged)
def _(event: contradictions.ContradictionJudged, names: Names) -> str:
    return f"said of {names.of(event.contradiction)}: {event.status.replace('_', ' ')}"


@tells(contradictions.ContradictionGaveRise)
def _(event: contradictions.ContradictionGaveRise, names: Names) -> str:
    return f"said that {names.of(event.contradiction)} gave rise to {names.of(event.to)}"


@tells(contradictions.ObservationNoted)
def _(event: contradictions.ObservationNoted, names: Names) -> str:
    source = f", from {quoted(event.source)}" if event.source else ""
    kind = event.evidence.replace("_", " ")
    kind = "" if kind == "observation" else f" ({kind}{source})"
    return f"noted an observation{kind or source}: {whole(event.text)}"


@tells(contradictions.ManifestationRecognised)
def _(event: contradictions.ManifestationRecognised, names: Names) -> str:
    return f"recognised a {event.of.replace('_', ' ')}: {whole(event.text)}"


@tells(contradictions.ManifestationLinked)
def _(event: contradictions.ManifestationLinked, names: Names) -> str:
    return f"read {names.of(event.manifestation)} as showing {names.of(event.contradiction)}"


@tells(contradictions.EvidenceAttached)
def _(event: contradictions.EvidenceAttached, names: Names) -> str:
    return f"put {names.of(event.observation)} behind {names.of(event.contradiction)} as evidence"


# --- cards ------------------------------------------------------------------------------


def _surface(surface: Surface, period: Period, names: Names) -> str:
    return f"{names.wording.surface(surface)} ({names.wording.period(period)})"


@tells(surfaces.NotePlaced)
def _(event: surfaces.NotePlaced, names: Names) -> str:
    if event.surface is None:
        return f"kept a line for later: {whole(event.text)}"
    place = _surface(event.surface, event.period, names)
    return f"put a note on {place}: {whole(event.text)}"


@tells(surfaces.NoteMoved)
def _(event: surfaces.NoteMoved, names: Names) -> str:
    return f"moved {names.of(event.note)} to {_surface(event.surface, event.period, names)}"


@tells(prompts.PromptAnswered)
def _(event: prompts.PromptAnswered, names: Names) -> str:
    return f"answered {quoted(event.prompt)}: {whole(event.text)}"


@tells(commitments.CommitmentMade)
def _(event: commitments.CommitmentMade, names: Names) -> str:
    when = f", by {short(event.by_when)}" if event.by_when else ""
    return f"promised: {short(event.who)} will {whole(event.text)}{when}"


@tells(commitments.CommitmentFollowedUp)
def _(event: commitments.CommitmentFollowedUp, names: Names) -> str:
    outcome = f": {whole(event.outcome)}" if event.outcome else ""
    return f"followed up {names.of(event.commitment)}: {event.status}{outcome}"


@tells(contributions.ContributionAccepted)
def _(event: contributions.ContributionAccepted, names: Names) -> str:
    return f"let the room see {names.of(event.item)}"


@tells(contributions.ContributionHidden)
def _(event: contributions.ContributionHidden, names: Names) -> str:
    return f"hid {names.of(event.item)} from the room"


@tells(contributions.ContributionReworded)
def _(event: contributions.ContributionReworded, names: Names) -> str:
    return f"reworded {names.of(event.item)} as {whole(event.text)}"


@tells(contributions.ContributionWithdrawn)
def _(event: contributions.ContributionWithdrawn, names: Names) -> str:
    return f"took back {names.of(event.item)}"


# --- sorting ----------------------------------------------------------------------------


@tells(sorting.CardsMerged)
def _(event: sorting.CardsMerged, names: Names) -> str:
    return f"merged {names.all_of(event.items)} into {names.of(event.into)}"


@tells(sorting.CardSeparated)
def _(event: sorting.CardSeparated, names: Names) -> str:
    return f"showed {names.of(event.item)} by itself again"


@tells(sorting.CardsGrouped)
def _(event: sorting.CardsGrouped, names: Names) -> str:
    heading = quoted(event.text) if event.text else names.of(event.heading)
    return f"put {names.all_of(event.items)} under the heading {heading}"


@tells(sorting.CardsUngrouped)
def _(event: sorting.CardsUngrouped, names: Names) -> str:
    return f"took {names.all_of(event.items)} out from under a heading"


@tells(sorting.HeadingReworded)
def _(event: sorting.HeadingReworded, names: Names) -> str:
    return f"reworded the heading {names.of(event.heading)} as {quoted(event.text)}"


@tells(sorting.CardRefiled)
def _(event: sorting.CardRefiled, names: Names) -> str:
    return f"moved {names.of(event.item)} to the cards of {names.of(event.task)}"


# --- undoing -----------------------------------------------------------------------------


@tells(undo.ActUndone)
def _(event: undo.ActUndone, names: Names) -> str:
    return f"undid: {short(names.undone, 160)}"
